# Ce que dit `envol` dans un terminal.
launcher-program-missing = Il manque un programme : { $file }. Garde tous les fichiers d'Envol ensemble, dans un même dossier.
launcher-program-unstartable = { $file } ne démarre pas : { $error }
launcher-no-page = La page de relecture n'a pas démarré (voir ci-dessus). Le jeu s'ouvre quand même : les demandes attendent.
launcher-no-page-in = La page de relecture n'a pas démarré : { $file } dit pourquoi. Le jeu s'ouvre quand même : les demandes attendent.
launcher-no-browser = Le navigateur ne s'est pas ouvert ({ $error }). Ouvre cette page : { $page }
launcher-page-stays = Le jeu est fermé. La page de relecture reste ouverte : { $address } (Ctrl+C pour l'arrêter).
launcher-game-stopped = Le jeu s'est arrêté d'un coup. Ce qui était joué est gardé : ouvre Envol à nouveau pour le reprendre.
