# bridge
bridge-skip = Aller au contenu
bridge-nav = Pages
bridge-nav-inbox = Demandes
bridge-nav-apart = À part
bridge-nav-apart-count = À part ({ NUMBER($count) })
bridge-nav-stations = Postes
bridge-nav-import = Récolte
bridge-nav-organisation = Organisation
bridge-logout = Se déconnecter
bridge-notice-key = La clé de l'organisation n'est gardée que sur cet ordinateur.
bridge-notice-key-link = En faire une copie maintenant
bridge-footer = Envol, libre et gratuit.
bridge-footer-code = Retrouver une demande avec son code
bridge-footer-verify = Vérifier un badge
bridge-month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
    }
bridge-date = { $day ->
    [1] 1er
   *[other] { $day }
    } { $month } { $year }
bridge-ago-now = à l'instant
bridge-ago-minutes = { NUMBER($count) ->
    [0] à l'instant
    [one] il y a { NUMBER($count) } minute
   *[other] il y a { NUMBER($count) } minutes
}
bridge-ago-hours = { NUMBER($count) ->
    [0] à l'instant
    [one] il y a une heure
   *[other] il y a { NUMBER($count) } heures
}

bridge-failure-title = On s'arrête ici
bridge-failure-home = Revenir à l'accueil
bridge-error-not-found = Il n'y a rien à cette adresse.
bridge-error-badge-withdrawn = Ce badge a été retiré : son fichier n'est plus donné. La page de la demande dit pourquoi.
bridge-error-stale-form = Ce formulaire n'est plus valable. Recharge la page et recommence : rien n'a été envoyé.
bridge-error-form = Il manque quelque chose dans ce formulaire. Reviens en arrière et complète-le.
bridge-error-host = Ce pont ne répond pas à ce nom. Utilise l'adresse écrite au démarrage.
bridge-error-not-founded = Le premier démarrage n'est pas terminé. Ouvre le lien écrit dans le terminal.
bridge-error-setup-link = Ce lien de premier démarrage n'est plus valable. Relance le pont : il en écrit un nouveau.
bridge-error-throttled = Trop d'essais. Réessaie dans { NUMBER($minutes) ->
    [0] quelques secondes
    [one] une minute
   *[other] { NUMBER($minutes) } minutes
}.
bridge-error-internal = Quelque chose n'a pas marché de notre côté. Rien n'est perdu. Réessaie ; si ça recommence, donne ce numéro à la personne qui s'occupe du pont : { $incident }.
bridge-error-busy = Le pont a beaucoup à faire. Réessaie dans une minute : rien n'est perdu.
bridge-error-slow = Cela a duré trop longtemps, et le pont a arrêté d'attendre. Reviens en arrière pour voir ce qui est arrivé, et recommence si besoin.
bridge-error-upload = Le fichier n'est pas arrivé en entier. Envoie-le encore.
bridge-error-disk-full = Le disque de l'ordinateur du pont est plein : rien n'a pu être gardé. Préviens qui s'occupe du pont ; fais de la place, puis recommence.
bridge-error-database-locked = Un autre programme tient la base du pont (une sauvegarde, peut-être). Rien n'est perdu : réessaie dans une minute.
bridge-error-text-not-kept = Ce texte contient un caractère qui ne peut pas être gardé, ou il est trop long. Rien n'a été reçu ni décidé.
bridge-error-database-lost = Le serveur de la base de données ne répond pas : rien n'a été reçu ni décidé. Réessaie dans une minute ; si cela dure, préviens qui s'occupe du pont.
bridge-error-database-gone = La base du pont n'est plus à sa place : rien n'a été reçu ni décidé. Préviens qui s'occupe du pont ; il faut la remettre, puis le relancer.
bridge-error-method = Cette adresse ne s'ouvre pas ainsi. Reviens en arrière et repars de la page.
bridge-error-too-large = C'est trop long pour cette page. Raccourcis, puis recommence : rien n'a été envoyé.
bridge-error-unsaid = Cela n'a pas marché. Reviens en arrière et recommence.
bridge-error-code-unknown = Ce code n'est pas connu ici. Vérifie-le, lettre par lettre. Si tu viens de l'envoyer, attends un peu.

bridge-intake-empty = Ce fichier est vide. Choisis le dossier de preuves fait par le poste.
bridge-intake-too-large = Ce fichier est trop grand : un dossier de preuves fait au plus { NUMBER($megabytes) } Mo. Montre des extraits plutôt que toute la séance.
bridge-intake-same-id = Une autre demande porte déjà ce numéro. Celle-ci est refusée ; fais une nouvelle demande depuis le poste.
bridge-intake-apart-full = Trop de demandes attendent à part. Un·e pédagogue doit d'abord les regarder ; ensuite, envoie encore.
bridge-intake-badge-unknown = L'organisation n'a pas de badge « { $badge } » en version { $version }. La demande est refusée ; le poste et le pont n'ont pas les mêmes situations.
bridge-apart-station = Le poste qui a envoyé cette demande n'est pas appairé. Elle est intacte, rien n'a été rejoué.
bridge-apart-scenario = La situation de cette demande n'est pas connue ici, ou pas dans cette version. Ajoute son dossier et relance le pont.
bridge-apart-refused = Le poste et la situation sont connus, mais ce qui est envoyé ne donne pas les moments annoncés. Parles-en avec la personne.

bridge-pair-version = Ce poste parle une autre version. Mets à jour le poste ou le pont.
bridge-pair-malformed = La réponse du poste est illisible. Refais l'appairage avec une nouvelle offre.
bridge-pair-signature = Le poste n'a pas prouvé sa clé. Refais l'appairage avec une nouvelle offre.
bridge-pair-token = Cette offre a déjà servi ou a plus de dix minutes. Fais-en une nouvelle sur la page « Postes ».
bridge-pair-code-unknown = Ce code n'est pas le bon. Par prudence, il n'est plus valable : fais-en un nouveau sur la page « Postes ».
bridge-pair-code-loopback = Le code court ne marche que sur l'ordinateur du pont. Utilise le fichier ou le QR.

bridge-password = Mot de passe
bridge-password-hint = Au moins douze caractères. Une phrase que tu retiens vaut mieux qu'un mot compliqué.
bridge-password-again = Le mot de passe, encore une fois
bridge-problem-names = Il manque un nom.
bridge-problem-short-password = C'est trop court : il faut au moins { NUMBER($count) ->
    [one] { NUMBER($count) } caractère
   *[other] { NUMBER($count) } caractères
}.
bridge-problem-passwords-differ = Les deux saisies ne sont pas les mêmes. Recommence.
bridge-problem-login = Ce nom et ce mot de passe ne vont pas ensemble.
bridge-problem-own-password = Ce n'est pas ton mot de passe : la clé n'a pas été copiée.
bridge-problem-name-taken = Quelqu'un a déjà un compte à ce nom.
bridge-setup-title = Premier démarrage
bridge-setup-lead = Ce pont reçoit les demandes de badge et émet les badges de ton organisation. Il lui faut un nom et un premier compte.
bridge-setup-lead-again = « { $organisation } » est revenue avec sa clé. Il lui faut de nouveau un premier compte.
bridge-setup-organisation = Nom de l'organisation
bridge-setup-organisation-hint = Il sera écrit sur chaque badge.
bridge-setup-name = Ton nom
bridge-setup-name-hint = Il signe tes décisions et se lit dans le badge : c'est une personne qui décide.
bridge-setup-email = Ton e-mail, si tu veux
bridge-setup-create = Créer
bridge-login-title = Se connecter
bridge-login-lead = Pour les pédagogues qui relisent les demandes.
bridge-login-ended = Ta connexion s'est terminée pendant que tu écrivais. Rien n'est perdu : reconnecte-toi, tes mots t'attendent sur la demande.
bridge-login-enter = Entrer
bridge-login-learner = Tu as demandé un badge ?

bridge-inbox-lead = Les demandes de badge, la plus ancienne d'abord. Chacune attend une personne.
bridge-inbox-lists = Listes
bridge-inbox-pages = Pages de la liste
bridge-inbox-search = Chercher
bridge-inbox-search-hint = un pseudonyme, un mot du récit, un code
bridge-inbox-scenario = Situation
bridge-inbox-badge = Badge
bridge-inbox-station = Poste
bridge-inbox-age = Attend depuis
bridge-inbox-age-day = plus d'un jour
bridge-inbox-age-week = plus d'une semaine
bridge-inbox-age-month = plus d'un mois
bridge-inbox-any = tout
bridge-inbox-find = Montrer
bridge-inbox-all = Tout montrer
bridge-inbox-none-found = Rien ne correspond ici.
bridge-inbox-place = { $first } à { $last }, sur { NUMBER($all) ->
    [one] { NUMBER($all) } demande
   *[other] { NUMBER($all) } demandes
}
bridge-inbox-before = Précédentes
bridge-inbox-after = Suivantes
bridge-inbox-empty = Aucune demande pour l'instant.
bridge-inbox-empty-next = Quand un poste appairé envoie une demande, elle arrive ici tout de suite.
bridge-inbox-waiting = À relire
bridge-inbox-talk = À en parler ensemble
bridge-inbox-complement = Complément demandé
bridge-inbox-issued = Badges émis
bridge-inbox-revoked = Badges retirés
bridge-inbox-unreadable = Ce qui a été gardé de cette demande ne se lit plus. Dis-le à la personne qui s'occupe du pont.
bridge-look-card = { $name } la lit en ce moment
bridge-look-other = { $name } lit cette demande ({ $since }).
bridge-look-what = Tu peux lire, écrire et garder tes mots. Pour décider à sa place, reprends-la.
bridge-look-take = Reprendre cette demande
bridge-look-refused = { $name } lit cette demande ({ $since }). Rien n'est décidé, tes mots sont là. Reprends-la pour décider, ou vois avec cette personne.
bridge-keys-title = Au clavier
bridge-keys-one = Une touche suffit, hors d'un champ où l'on écrit. Échap sort d'un champ.
bridge-keys-alone = Sans script : les mêmes lettres (sauf J, K) avec Alt, ou Alt et Maj, selon le navigateur.
bridge-keys-switch = Touches actives
bridge-keys-next = la demande suivante
bridge-keys-words = écrire un mot
bridge-keys-decision = aller à la décision
bridge-keys-list = revenir à la liste
bridge-keys-down = la carte d'après
bridge-keys-up = la carte d'avant
bridge-keys-open = ouvrir la carte choisie
bridge-keys-search = chercher
bridge-keys-page = la page suivante
bridge-together = Décider ensemble
bridge-together-link = Le même badge pour tout un groupe, le même jour ?
bridge-together-lead = Des demandes du même badge, reçues le même jour. Choisis un groupe où tu étais.
bridge-together-none = Il n'y a pas deux demandes du même badge reçues le même jour.
bridge-together-count = { NUMBER($count) ->
    [one] { NUMBER($count) } demande
   *[other] { NUMBER($count) } demandes
}
bridge-together-who = Coche les personnes que tu as vues là. Chacune aura sa propre décision, à ton nom.
bridge-together-alone = Il y manque quelque chose que le badge demande : à lire seule.
bridge-together-read = Lire cette demande
bridge-together-by = Elle est prise par { $name }, pour chaque personne cochée.
bridge-together-words = Un mot pour toutes ces personnes
bridge-together-witnessed = J'étais là le { $day } : j'atteste la présence des personnes cochées.
bridge-together-knows = Je sais qui sont ces personnes.
bridge-together-nobody = Coche au moins une personne.
bridge-together-not-there = Coche que tu étais là : sans cela, lis les demandes une par une.
bridge-together-unknown = Coche « Je sais qui sont ces personnes » : on décide à propos d'une personne.
bridge-together-preview = { NUMBER($count) ->
    [one] Le badge, pour { NUMBER($count) } personne
   *[other] Le badge, pour { NUMBER($count) } personnes
}
bridge-together-preview-lead = Rien n'est signé encore. Voici le badge de la première personne ; chacune aura le sien, avec ce qu'elle a montré.
bridge-together-issue = { NUMBER($count) ->
    [one] Émettre { NUMBER($count) } badge
   *[other] Émettre { NUMBER($count) } badges
}
bridge-together-issued = { NUMBER($count) ->
    [0] Aucun badge n'a été émis.
    [one] { NUMBER($count) } badge est émis. La personne le trouve avec son code.
   *[other] { NUMBER($count) } badges sont émis. Chaque personne trouve le sien avec son code.
}
bridge-together-others = À lire une par une
bridge-apart-lead = Ces demandes viennent d'un poste ou d'une situation que ce pont ne connaît pas. Rien n'en a été rejoué.
bridge-apart-empty = Rien n'attend à part.
bridge-apart-compare = Compare l'empreinte avec celle que montre le poste, puis donne-lui un nom.
bridge-apart-accept = Accepter ce poste
bridge-apart-remove = Effacer cette demande
bridge-apart-remove-sender = { NUMBER($count) ->
    [one] Supprimer { NUMBER($count) } demande venue de cette adresse
   *[other] Supprimer les { NUMBER($count) } demandes venues de cette adresse
}
bridge-fingerprint = Empreinte de la clé
bridge-station-name = Nom du poste
bridge-station-paired = Appairé le
bridge-station-unknown = poste inconnu
bridge-station-remove = Ne plus lui faire confiance
bridge-station-removed = (retiré)
bridge-station-removed-on = Retiré le { $day }
bridge-stations-lead = Les ordinateurs dont ce pont rejoue les séances.
bridge-stations-pair = Appairer un poste
bridge-stations-pair-how = Une offre sert une fois et vaut dix minutes. Porte le fichier au poste sur une clé USB, ou montre le QR.
bridge-stations-known = Postes connus
bridge-stations-none = Aucun poste n'est encore appairé.
bridge-offer-file = Télécharger le fichier d'appairage
bridge-offer-screen = Montrer un QR et un code
bridge-offer-screen-code = Montrer un code
bridge-offer-title = Offre d'appairage
bridge-offer-qr = Montre ce QR au poste.
bridge-offer-code = Ou, sur cet ordinateur seulement, tape ce code :
bridge-offer-address = Le poste appellera { $address }.
bridge-offer-lasts = Elle sert une fois, pendant dix minutes.
bridge-here-only-stations = Cette page est ouverte par une adresse qui ne marche que sur cet ordinateur. Le fichier et le code servent à un jeu lancé ici ; un autre ordinateur n'en ferait rien, donc pas de QR.
bridge-here-only-learner = Cette page ne s'ouvre que sur cet ordinateur : pas de QR à emporter. Garde ton code.
bridge-here-only-how = Pour qu'elle s'ouvre ailleurs, la personne qui tient le pont le lance avec --address et l'adresse de cet ordinateur sur le réseau, ou avec --public-url et une adresse publique (https), puis ouvre la page par cette adresse.

bridge-import-title = Récolte
bridge-import-lead = Une clé USB fait le tour des postes qui n'ont pas de réseau : les demandes viennent ici, les réponses repartent.
bridge-import-file = Dossiers de preuves (.envol) : choisis-les tous
bridge-import-send = Recevoir
bridge-import-done = Reçu. Code : { $code }
bridge-import-known = Déjà reçu, rien n'est compté deux fois. Code : { $code }
bridge-import-apart = Reçu, attend à part. Code : { $code }
bridge-harvest-take = Recevoir ce que la clé apporte
bridge-harvest-came = Ce qui est arrivé
bridge-harvest-answers = Emporter les réponses
bridge-harvest-answers-how = Un fichier avec ce qui est répondu à ces postes, badges compris. Enregistre-le sur la clé, dans le même dossier ; chaque poste n'y prend que ce qui est pour lui. Il contient tes mots : garde la clé comme un courrier.
bridge-harvest-unknown = Poste pas encore accepté
bridge-harvest-download = Télécharger les réponses
bridge-harvest-choose = Coche au moins un poste.
bridge-harvest-too-many = C'est beaucoup de fichiers à la fois : celui-ci et les suivants ne sont pas lus. Envoie-les ensuite.
bridge-harvest-nobody = Aucun dossier de preuves lisible ici : il n'y a pas de poste à qui répondre.
bridge-harvest-written = { NUMBER($count) ->
    [0] aucune réponse écrite.
    [1] { NUMBER($count) } réponse écrite.
   *[other] { NUMBER($count) } réponses écrites.
}
bridge-harvest-left = { NUMBER($count) ->
    [0] Toutes les réponses ont trouvé place.
    [1] { NUMBER($count) } réponse n'a pas trouvé place dans le fichier. Recommence quand les postes l'auront lu.
   *[other] { NUMBER($count) } réponses n'ont pas trouvé place dans le fichier. Recommence quand les postes l'auront lu.
}
bridge-harvest-other-file = { $file } est là et n'a pas été écrit par cette organisation, ou il est abîmé : je n'y touche pas. Déplace ce fichier, puis recommence.

bridge-organisation-lead = La clé qui signe les badges.
bridge-export-title = Copie de la clé
bridge-export-why = Sans copie, un disque en panne emporte la clé : plus aucun badge ne pourra être signé ni retiré. Fais-en une maintenant et range-la ailleurs.
bridge-export-done = Une copie a été faite le { $day }. Tu peux en refaire une.
bridge-export-own-password = Ton mot de passe, encore une fois
bridge-export-passphrase = Phrase de passe
bridge-export-passphrase-hint = Elle ferme le fichier. Écris-la à un autre endroit que le fichier.
bridge-export-again = La phrase, encore une fois
bridge-export-download = Télécharger la copie
bridge-export-not-a-key-file = Ce fichier n'est pas une copie de clé.
bridge-export-wrong-passphrase = Cette phrase n'ouvre pas ce fichier.
bridge-export-not-closed = La copie n'a pas pu être fermée avec cette phrase. Choisis-en une autre.
bridge-key-title = Clé publique
bridge-key-did-key-note = Une identité did:key prouve une clé, pas une organisation, et ne peut pas être retirée. Publie-la là où l'on te connaît.
bridge-key-public = Adresse publique : { $address }
bridge-key-no-public = Aucune adresse publique : les badges se vérifient hors ligne, mais un retrait ne s'y verra pas.
bridge-key-file-unusable = Le fichier de clé { $file } ne peut pas être lu ou créé : { $error }
bridge-key-file-missing = Le fichier de clé { $file } manque. Remets-le à sa place, ou reprends la copie avec « issuer-bridge key restore ».
bridge-key-malformed = La clé de chiffrement n'a pas la bonne forme : 32 octets en base64url.
bridge-key-wrong = Cette clé de chiffrement n'est pas celle de cette base de données.
bridge-definitions-none = Ils sont repris de la situation à la première demande.
bridge-definition-version = version { $version }
bridge-lasting = Valable
bridge-lasting-what = La durée compte pour les badges émis à partir de maintenant. Ceux d'avant ne changent pas.
bridge-lasting-ever = sans fin
bridge-lasting-half-year = six mois
bridge-lasting-year = un an
bridge-lasting-two-years = deux ans
bridge-lasting-three-years = trois ans
bridge-lasting-five-years = cinq ans
bridge-lasting-keep = Garder
bridge-grid-proposed = proposée
bridge-accounts-add = Ajouter une personne

bridge-claim-told = { $name } raconte
bridge-claim-steps = Aller à
bridge-claim-next = Demande suivante
bridge-claim-no-account = Pas de récit.
bridge-claim-named = Ce que la personne y reconnaît
bridge-claim-who = De qui s'agit-il ?
bridge-claim-who-sealed = Donné avec la demande, scellé, lisible ici seulement.
bridge-claim-who-unreadable = Une identité est jointe, mais scellée pour une autre clé. Demande à la personne.
bridge-claim-who-pseudonym = Seul le pseudonyme « { $name } » est donné. Demande à la personne, ou à qui l'accompagnait.
bridge-claim-rows = Ce qui est montré
bridge-claim-rows-lead = Trois regards côte à côte. Une différence est une question.
bridge-claim-grid-proposed = Cette grille est « proposée » : ni partenaire ni jeune ne l'a encore signée.
bridge-claim-no-rows = Aucune ligne n'est montrée. Le récit suffit pour en parler.
bridge-object-title = L'objet, tel qu'il était à la fin de l'extrait — une illustration, pas une preuve
bridge-object-title-whole = L'objet, tel qu'il était à la fin de la séance — une illustration, pas une preuve
bridge-object-how = À { $clock } de la séance. Aucune image n'est envoyée : ce dessin est fait ici, en rejouant les gestes montrés.
bridge-object-front = De face
bridge-object-side = De côté
bridge-object-alone = Pas encore assemblée : { $part }
bridge-object-parts = Pièces, de l'arrière vers l'avant : { $parts }.
bridge-claim-checked = Ce qui a été vérifié
bridge-claim-signature = Le dossier est signé par le poste « { $station } » et intact. Cela prouve d'où il vient et qu'il se tient ; pas qui tenait les manettes. Un témoin le dit.
bridge-claim-technical = Détails
bridge-claim-clock = Jour selon l'horloge du poste : { $day }. Elle peut se tromper.
bridge-claim-dropped = Après la décision, les entrées brutes et les tracés ont été effacés. Restent les mots, les moments avec leur règle, et la décision.
bridge-recomputed = { NUMBER($all) ->
    [0] Aucun moment vu par le jeu n'est montré : rien à recalculer.
   *[other] { NUMBER($confirmed) } sur { NUMBER($all) } : moments recalculés ici et retrouvés à l'identique.
    }
bridge-other-revision = Signé et intact, non recalculé : fait avec { $need }, ce pont a { $have }.
bridge-extracts = La personne montre des extraits : { NUMBER($shown) } s sur { NUMBER($whole) } s. Le reste n'est pas ici et ne peut pas être recalculé.
bridge-whole = La personne montre toute la séance : { NUMBER($whole) } s.
bridge-view-game = Le jeu
bridge-view-people = Les personnes
bridge-view-nothing-shown = Rien n'est montré ici.
bridge-view-game-cannot = Le jeu ne regarde pas cette ligne.
bridge-view-differs = Les regards ne disent pas la même chose : de quoi en parler.
bridge-self-yes = oui
bridge-self-with-help = avec de l'aide
bridge-self-not-this-time = pas cette fois
bridge-self-dont-know = je ne sais pas
bridge-self-later = Maintenant, je dirais :
bridge-person-witness = témoin
bridge-person-animator = animation
bridge-person-self = la personne
bridge-seen-with-help = vu avec de l'aide
bridge-seen-seen = vu
bridge-seen-often-alone = vu plusieurs fois, en autonomie
bridge-seen-helps-others = vu, et aide les autres
bridge-moment-confirmed = recalculé ici
bridge-moment-other-revision = non recalculé : autre révision
bridge-moment-mark = marque d'une personne : « { $row } »
bridge-moment-mark-other = marque d'une personne, à propos d'une autre place : « { $row } »
bridge-moment-rule = La règle, telle qu'elle est écrite
bridge-moment-ticks = Pas de temps { NUMBER($ticks) } (60 par seconde)
bridge-thresholds = Les seuils et leurs raisons
bridge-clip-plan = Vu de dessus, pendant { NUMBER($seconds) } s
bridge-clip-plan-and-height = Vu de dessus, avec la hauteur, pendant { NUMBER($seconds) } s
bridge-clip-lanes = Qui fait quoi, pendant { NUMBER($seconds) } s
bridge-clip-board = Le plateau à la fin, et ce qui a changé en { NUMBER($seconds) } s
bridge-clip-span = Le tracé va de { $from } à { $to } de la séance.
bridge-clip-moment = Le moment lui-même, de { $from } à { $to }, est sur fond jaune.
bridge-clip-highest = Plus grande hauteur : { NUMBER($metres) } m.
bridge-clip-told = { $who } : { $what }
bridge-clip-cell = colonne { $column }, ligne { $row }
bridge-clip-key = Sur fond jaune : le moment lui-même.
bridge-clip-key-plan = Sur fond jaune : le moment lui-même. Signe vide : où cela commence ; signe plein : où cela finit. Petit cercle vide, flèche ou tirets fins : ce qui n'est à personne.
bridge-clip-from-above = vu d'en haut
bridge-clip-seat = place { $seat }
bridge-clip-height = hauteur
bridge-clip-metres = { NUMBER($metres) } m
bridge-clip-unreadable = Le tracé de ce moment est gardé, mais ce programme ne sait pas le lire.
bridge-clip-dropped = Le tracé a été effacé après la décision.
bridge-film-play = Lire le tracé
bridge-film-pause = Pause
bridge-film-where = Instant du tracé
bridge-film-steps = Voir pas à pas
bridge-film-before = Avant
bridge-film-after = Après
bridge-film-begins = Début du moment
bridge-requires-title = Ce que demande le badge
bridge-requires-rows = Lignes demandées : { NUMBER($wanted) } sur { NUMBER($among) }, montrées par des moments ou le regard de personnes. { NUMBER($there) ->
    [0] Aucune ligne n'y est encore.
    [one] Une ligne y est.
   *[other] { NUMBER($there) } lignes y sont.
}
bridge-requires-account = Le récit de la personne
bridge-requires-witness = Un témoin
bridge-requires-there = là
bridge-requires-not-there = pas encore
bridge-requires-guide = C'est un repère. La décision t'appartient.

bridge-state-waiting = À relire
bridge-state-complement = Complément demandé
bridge-state-talk = À en parler ensemble
bridge-state-issued = Badge émis
bridge-state-revoked = Badge retiré
bridge-history = Ce qui a été dit
bridge-history-witnessed = atteste avoir été là
bridge-decided-issue = Badge émis
bridge-decided-complement = Complément demandé
bridge-decided-talk = Proposition d'en parler
bridge-decided-revoke = Badge retiré
bridge-decided-correct = Badge corrigé
bridge-decision-title = Ta décision
bridge-decision-lead = Elle est prise par { $name }. La personne lira tes mots avec son code, et sur son poste.
bridge-decision-words = Un mot pour { $name }
bridge-decision-keep = Garder ces mots pour plus tard
bridge-decision-kept = Tes mots sont gardés, rien n'est envoyé.
bridge-decision-unsent = Tes mots, qui n'ont pas été envoyés
bridge-decision-forget = Effacer ces mots
bridge-decision-see = Voir le badge, puis émettre
bridge-preview-title = Le badge pour { $name }
bridge-preview-lead = Rien n'est signé encore. Voici l'image, le texte et le fichier, tels qu'ils seront émis.
bridge-preview-file = Le fichier (JSON)
bridge-preview-file-what = Les numéros pleins de zéros et la signature viennent à l'émission.
bridge-preview-back = Revenir à la demande, garder ces mots
bridge-preview-back-room = Revenir au groupe
bridge-decision-go = Décider
bridge-decision-knows = Je sais de qui il s'agit.
bridge-decision-witnessed = J'étais là : j'atteste sa présence.
bridge-decision-issue = Émettre le badge
bridge-decision-issue-what = Le badge est signé au nom de l'organisation. Il peut être retiré, avec une raison.
bridge-decision-issue-for-ever = Le badge est signé au nom de l'organisation. Sans adresse publique, un retrait ne se verra pas ailleurs.
bridge-clock-before-release = L'horloge de cet ordinateur indique le { $day }, une date d'avant Envol : aucun badge n'est signé avec elle. Mets-la à l'heure (réglages « Date et heure » de l'ordinateur), puis recharge cette page.
bridge-clock-ahead = L'horloge de cet ordinateur indique le { $day }, et la dernière fois ce pont a travaillé le { $last }. Si elle se trompe, mets-la à l'heure et recharge cette page. Si c'est bien la date, coche-le avant d'émettre.
bridge-clock-behind = L'horloge de cet ordinateur indique le { $day }, mais ce pont a déjà travaillé plus tard, le { $last }. Si elle se trompe, mets-la à l'heure et recharge cette page. Si c'est bien la date, coche-le avant d'émettre.
bridge-clock-far = L'horloge de cet ordinateur indique le { $day }, bien après la sortie de cet Envol. Si elle se trompe, mets-la à l'heure et recharge cette page. Si c'est bien la date, coche-le avant d'émettre.
bridge-clock-settle = Nous sommes bien le { $day }.
bridge-decision-complement = Demander un complément
bridge-decision-complement-what = La demande reste ouverte.
bridge-decision-complement-words = Qu'est-ce qui la compléterait ?
bridge-decision-talk = En parler ensemble
bridge-decision-talk-what = « On te propose d'en parler. » La demande reste ouverte.
bridge-decision-date = Quel jour ?
bridge-decision-unknown-person = Coche « Je sais de qui il s'agit » : on décide à propos d'une personne.
bridge-decision-long = Ces mots sont trop longs : 2 000 caractères au plus.
bridge-decision-what-is-missing = Dis ce qui compléterait la demande : la personne en a besoin pour continuer.
bridge-decision-no-date = Choisis un jour pour en parler.
bridge-decision-no-reason = Dis pourquoi le badge est retiré : la personne doit pouvoir le lire.
bridge-decision-closed = Cette demande a déjà sa décision.
bridge-decision-meanwhile = { $name } a décidé avant toi : { $what }, { $when }. Rien d'autre n'est parti, tes mots sont gardés.
bridge-decision-no-definition = L'organisation n'a pas ce badge. Il ne peut pas être émis.
bridge-issued-title = Le badge
bridge-issued-on = Émis le { $day }.
bridge-issued-revoked = Retiré le { $day }.
bridge-issued-not-handed-out = Son fichier n'est plus donné.
bridge-issued-replaces = Il remplace :
bridge-issued-where = La personne le trouve avec son code :
bridge-revoke = Retirer ce badge
bridge-revoke-what = Les vérifications ailleurs diront qu'il est retiré.
bridge-revoke-limits = Ce badge est signé sans liste d'état : le retrait se verra ici, pas ailleurs.
bridge-revoke-reason = Pourquoi ? { $name } le lira.
bridge-revoke-do = Retirer
bridge-correct = Corriger et émettre de nouveau
bridge-correct-lead = Un nouveau badge prend la place de celui du { $day }, qui est retiré avec ta raison.
bridge-correct-lead-revoked = Un nouveau badge prend la place de celui du { $day }, qui a été retiré.
bridge-correct-rows = Ce que le badge nomme
bridge-correct-why = Pourquoi ? { $name } le lira.
bridge-correct-reason = Pourquoi le badge est corrigé
bridge-correct-no-reason = Dis pourquoi le badge est corrigé : la personne doit pouvoir le lire.
bridge-correct-see = Voir le badge corrigé
bridge-correct-do = Émettre à la place de l'autre

bridge-learner-hello = Bonjour { $name }
bridge-learner-waiting = ta demande attend qu'une personne la lise.
bridge-learner-complement = il manque encore quelque chose. Ta demande reste ouverte.
bridge-learner-talk = on te propose d'en parler. Ta demande reste ouverte.
bridge-learner-issued = ton badge est là.
bridge-learner-revoked = ce badge a été retiré. Voici pourquoi.
bridge-learner-date = le { $date }
bridge-learner-png = Télécharger mon badge (image)
bridge-learner-corrected = Ce badge a été corrigé. Il remplace celui que tu avais : prends celui-ci.
bridge-learner-json = Télécharger le fichier seul (JSON)
bridge-learner-elsewhere = Le montrer ailleurs
bridge-learner-elsewhere-how = L'image contient ton badge signé. Garde-la telle quelle : une capture d'écran ne suffit pas. Mets-la dans un portefeuille de badges, ou envoie-la : chacun peut la vérifier, même sans nous.
bridge-learner-code = Ton code
bridge-learner-code-keep = Garde-le pour toi : qui l'a peut lire cette page.
bridge-ask-title = Retrouver ma demande
bridge-ask-lead = Tape le code de ton reçu.
bridge-ask-code = Code
bridge-ask-see = Voir
bridge-ask-problem = Un code a seize lettres et chiffres. Vérifie sur ton reçu.

bridge-verify-title = Vérifier un badge
bridge-verify-lead = Choisis l'image (PNG ou SVG) ou le fichier (JSON, JWT). Rien n'en est gardé.
bridge-verify-file = Badge
bridge-verify-check = Vérifier
bridge-verify-open = Ouvrir cette adresse
bridge-verify-limits = Une signature prouve une clé. Que cette clé soit bien celle d'une organisation, c'est à toi de le savoir.
bridge-verify-too-large = Ce fichier est trop grand pour un badge : quatre mégaoctets au plus. Choisis l'image reçue avec le badge.
bridge-check-valid = Ce badge est valable : « { $badge } », signé par nous, « { $issuer } » ({ $did }), le { $date }. Rien n'a été changé depuis.
bridge-check-pinned = Ce badge est valable : « { $badge } », signé le { $date } avec une clé donnée comme sûre ({ $did }). Il dit venir de « { $issuer } ». Rien n'a été changé depuis.
bridge-check-unknown-key = Signé et intact, par une clé que ce pont ne connaît pas ({ $did }) : « { $badge } », le { $date }.
bridge-check-unknown-what = Le badge dit de lui-même qu'il vient de « { $issuer } ». Rien ici ne le montre : compare la clé avec celle que cette organisation publie.
bridge-check-our-name = Il porte le nom de notre organisation, mais ce n'est pas notre clé : nous ne l'avons pas émis.
bridge-check-way = Il est signé autrement que les nôtres : { $way }.
bridge-check-no-date = à une date qu'il ne dit pas
bridge-check-not-followed = Ce badge a des champs que ce pont ne connaît pas ({ $term }) : il n'a pas été vérifié ici. Vérifie-le là où il a été émis.
bridge-check-stands = Il n'a pas été retiré.
bridge-check-revocation-not-checked = S'il a été retiré n'a pas pu être regardé ici.
bridge-check-not-revocable = Il ne peut pas être retiré.
bridge-check-revoked-here = Ce badge a été retiré par l'organisation qui l'a donné.

bridge-badge-assessor = Pédagogue, { $organisation }
bridge-badge-alignment-proposed = Correspondance proposée.
bridge-badge-seen-by-game = Vu dans le jeu, et recalculé à la relecture.
bridge-badge-shown-by-game = Vu dans le jeu.
bridge-badge-seen-by-people = Vu par une personne pendant l'activité.
bridge-badge-seen-by-self = Dit par la personne.
bridge-badge-witnessed = { $name } atteste sa présence.
bridge-badge-ends = Valable jusqu'au { $day }.
bridge-badge-ends-never = Valable sans fin.
bridge-badge-replaced = Un autre badge a pris sa place.
bridge-badge-replaces = Remplace un autre badge
bridge-badge-replaces-genre = Correction
bridge-badge-replaces-which = Ce badge prend la place de { $id }, émis le { $day } et retiré.
bridge-badge-genre = Observation
bridge-badge-criteria = Ce qu'il faut pour l'avoir
bridge-badge-decided-by = Décidé par { $name }
bridge-badge-alignments = En lien avec

bridge-start-address-in-use = L'adresse { $address } est déjà prise. Un autre pont tourne-t-il ? Arrête-le, ou choisis une autre adresse avec --address.
bridge-start-address = Impossible d'écouter sur { $address } : { $error }
bridge-start-folder = Le fichier ou dossier { $folder } ne peut pas être utilisé ({ $error }). Choisis un autre endroit : --data pour les données.
bridge-start-folder-name = Le nom du dossier { $folder } contient des caractères qui ne sont pas en UTF-8. Renomme-le, ou choisis-en un autre avec --data.
bridge-start-database-unreachable = La base de données ne s'ouvre pas : { $place } ({ $error }). Le serveur PostgreSQL est-il en marche, la base créée, le rôle et son mot de passe justes ? Corrige DATABASE_URL, puis relance.
bridge-start-database-forbidden = La base de données refuse ({ $error }). Le rôle de DATABASE_URL doit pouvoir y créer des tables : fais-en le propriétaire de la base (ALTER DATABASE … OWNER TO …).
bridge-start-database-newer = Cette base a été écrite par une version plus récente d'Envol. Lance cette version-là ; l'ancienne ne la lit pas.
bridge-start-database-address = DATABASE_URL n'est pas l'adresse d'une base PostgreSQL. Écris postgres://rôle:mot-de-passe@machine:5432/base ; sans cette variable, la base est un fichier du dossier des données.
bridge-start-database-encoding = La base garde ses textes en { $error }, et non en UTF-8. Crée-la avec : createdb --encoding=UTF8 --template=template0.
bridge-start-database = La base de données ne peut pas être ouverte ({ $error }). Ce compte peut-il écrire dans le dossier des données ? Choisis-en un autre avec --data.
bridge-start-short-password = Le mot de passe du fichier de démarrage a moins de douze caractères.
bridge-start-no-domain = --did-web a besoin de --public-url, dont il prend le domaine.
bridge-start-not-public = « { $address } » n'est pas une adresse publique durable. Écris-la comme https://badges.example.org, sans chemin.
bridge-start-internal = Cela n'a pas marché : { $error }
bridge-command-file = Le fichier { $file } ne peut pas être utilisé : { $error }
bridge-text-wide = Le fichier { $file } est enregistré en UTF-16. Enregistre-le en UTF-8 (dans le Bloc-notes : Enregistrer sous, Encodage), puis recommence.
bridge-text-older = Le fichier { $file } est enregistré dans un ancien encodage (Latin-1, ANSI). Enregistre-le en UTF-8 (dans le Bloc-notes : Enregistrer sous, Encodage), puis recommence.
bridge-command-no-folder = Ce système n'a pas de dossier de données. Donne-en un avec --data.
bridge-command-setup = Premier démarrage. Ouvre ce lien : { $link }
bridge-command-offer-later = L'offre d'appairage sera écrite à la fin du premier démarrage.
bridge-command-offer-written = Offre écrite dans { $file }. Elle sert une fois, pendant dix minutes.
bridge-command-offer-here-only = Elle nomme { $address }, qui ne marche que sur cet ordinateur. Pour un autre poste, ajoute --address avec l'adresse du pont sur le réseau.
bridge-command-no-station = Aucun poste n'a l'identifiant { $id }.
bridge-command-no-key = « { $key } » ne contient pas de clé que ce programme sache lire : donne une clé did:key, ou un fichier avec une clé JWK ou un document DID.
bridge-command-station-removed = Ce poste n'est plus de confiance.
bridge-command-passphrase = Phrase de passe (elle se verra à l'écran) :
bridge-command-password = Mot de passe (il se verra à l'écran) :
bridge-command-key-written = Clé copiée dans { $file }. Range-la ailleurs que cet ordinateur.
bridge-command-other-key = Cette copie est celle d'une autre organisation. Rien n'a été changé.
bridge-command-key-restored = La clé est de nouveau en place.
bridge-command-key-founded = L'organisation est de nouveau là, avec sa clé et sans compte. Lance « issuer-bridge serve » : le lien qu'il écrit ouvre un premier compte.
bridge-command-folder-taken = Le dossier { $folder } n'est pas vide. Rien n'a été écrit ; choisis-en un autre.
bridge-command-backup-written = Tout est copié dans { $folder } : la base, et la clé fermée par la phrase. Range-le ailleurs que cet ordinateur, et la phrase ailleurs encore.
bridge-command-backup-key-only = La clé, fermée par la phrase, est copiée dans { $folder }. La base, non : elle est sur un serveur PostgreSQL. Copie-la avec : pg_dump --format=custom --file=envol.dump "$DATABASE_URL". Garde les deux ailleurs, et la phrase ailleurs encore.
bridge-command-restore-server = La base est sur un serveur PostgreSQL, et ses copies sont à pg_dump. Crée une base vide, puis : pg_restore --no-owner --dbname="$DATABASE_URL" envol.dump ; et si la clé de chiffrement est perdue : issuer-bridge key restore DOSSIER/envol-cle-organisation.json.
bridge-command-restored = Tout est de nouveau en place dans { $folder }, avec les comptes d'avant.
bridge-command-account-added = Le compte est créé.
bridge-command-no-account = Personne n'a de compte au nom « { $name } ».
bridge-command-password-set = Le nouveau mot de passe est en place.

# Ce que chacun peut faire ici
bridge-nav-data = Données
bridge-nav-accounts = Personnes
bridge-nav-audit = Journal
bridge-nav-me = Mon compte
bridge-error-role = Cette page n'est pas pour ton rôle. Demande à la personne qui tient les comptes.
bridge-role-pedagogue = Pédagogue
bridge-role-pedagogue-what = Anime, lit les demandes et décide, aussi pour un groupe ; appaire les postes, reçoit les fichiers, répond pour les données d'une personne.
bridge-role-reviewer = Relecture
bridge-role-reviewer-what = Lit les demandes et décide, une par une.
bridge-role-cartographe = Cartographe
bridge-role-cartographe-what = Tient les badges, la clé, les postes, les comptes, les durées et le journal. Lit les demandes sans décider.
bridge-role-committee = Comité
bridge-role-committee-what = Lit les demandes, sans les identités ni les codes. Ne décide de rien.
bridge-accounts-lead = Qui a un compte ici, ce qu'il permet, et où il est ouvert. Une personne peut avoir plusieurs rôles.
bridge-account-since = depuis le { $day }
bridge-account-closed-on = Fermé le { $day }
bridge-account-disabled = (fermé)
bridge-account-open = Ouvrir de nouveau
bridge-account-change = Changer
bridge-account-roles = Rôles
bridge-account-roles-set = Garder ces rôles
bridge-account-password = Nouveau mot de passe
bridge-account-password-what = Dis-le à la personne en face à face. Ses connexions se terminent ; elle le change sur sa page.
bridge-account-password-set = Mettre ce mot de passe
bridge-account-close = Fermer ce compte
bridge-account-close-what = Ses connexions se terminent. Ses décisions restent, à son nom.
bridge-account-own = C'est ton compte. Ton mot de passe se change ici :
bridge-problem-no-role = Choisis au moins un rôle.
bridge-problem-last-cartographe = Il faut au moins une personne qui tienne les comptes. Donne d'abord ce rôle à quelqu'un d'autre.
bridge-sessions = Connexions ouvertes
bridge-sessions-own = Où tu es connecté·e
bridge-sessions-own-lead = Tu n'en reconnais pas une ? Termine-la, puis change ton mot de passe.
bridge-session-end = Terminer
bridge-session-older = avant la mise à jour
bridge-session-browser-unknown = navigateur inconnu
bridge-me-password-what = Toutes tes connexions se terminent, sauf celle-ci.

# Qui a ouvert une identité
bridge-claim-who-not-yours = Ton rôle ne montre pas qui c'est.
bridge-identity-closed = Une identité est jointe, scellée. L'ouvrir est noté, avec ton nom.
bridge-identity-open = Ouvrir l'identité
bridge-identity-opened = Ouverte par { $name }, { $when }.
bridge-identities-closed = { NUMBER($count) ->
    [one] { NUMBER($count) } identité est jointe, scellée. L'ouvrir est noté, avec ton nom.
   *[other] { NUMBER($count) } identités sont jointes, scellées. Les ouvrir est noté, avec ton nom.
}
bridge-identities-open = Ouvrir les identités de ce groupe

# Le journal
bridge-audit-lead = Qui a fait quoi. Aucun nom de jeune ; une demande y est nommée par le début de sa page.
bridge-audit-empty = Le journal est vide.
bridge-audit-whole = { NUMBER($count) ->
    [one] { NUMBER($count) } ligne, rien n'y a été changé.
   *[other] { NUMBER($count) } lignes, rien n'y a été changé ni enlevé au milieu.
} Dernière empreinte : { $head }
bridge-audit-broken = La ligne { $which } ne suit pas celles d'avant : le journal a été changé à cet endroit. Compare avec une sauvegarde.
bridge-audit-not-noted = { NUMBER($count) ->
    [one] { NUMBER($count) } ligne tient, mais l'empreinte notée n'y est pas.
   *[other] { NUMBER($count) } lignes se suivent, mais l'empreinte notée n'y est pas.
} La fin du journal a été enlevée, ou c'est l'empreinte d'un autre pont.
bridge-audit-how = Note la dernière empreinte ailleurs, chaque mois par exemple. « issuer-bridge audit verify --noted EMPREINTE » dira plus tard si elle est toujours dans le journal.
bridge-audit-older = Plus ancien
bridge-act-issue = Badge émis
bridge-act-complement = Complément demandé
bridge-act-talk = Rendez-vous proposé
bridge-act-revoke = Badge retiré
bridge-act-correct = Badge corrigé
bridge-act-opened = Identité ouverte
bridge-act-handed-out = Données d'une personne remises
bridge-act-answered = Réponses écrites pour des postes
bridge-act-erased = Demandes effacées pour une personne
bridge-act-expired = Demandes effacées, leur durée était passée
bridge-act-dropped = Demandes à part supprimées
bridge-act-keeping = Durées changées
bridge-act-account-added = Compte ajouté
bridge-act-account-disabled = Compte fermé
bridge-act-account-enabled = Compte ouvert de nouveau
bridge-act-account-roles = Rôles changés
bridge-act-password = Mot de passe changé
bridge-act-logins-ended = Connexion terminée
bridge-act-station-paired = Poste appairé
bridge-act-station-removed = Poste retiré
bridge-act-key-exported = Clé copiée
bridge-act-badge-made = Définition de badge faite
bridge-act-badge-changed = Définition de badge changée

# Les données d'une personne
bridge-data-lead = Ce qui est gardé, combien de temps, et comment une personne l'obtient ou le fait effacer.
bridge-person-title = Les données d'une personne
bridge-person-lead = À sa demande : lui montrer tout, lui donner le fichier, ou tout effacer. Son code mène à sa demande ; son pseudonyme peut en trouver d'autres.
bridge-person-find = Code, pseudonyme ou mot du récit
bridge-person-choose = Lesquelles sont les siennes ?
bridge-person-choose-how = Rien ne relie les demandes entre elles. Vérifie avec la personne, et coche.
bridge-person-opens = Montrer et donner ouvrent l'identité jointe : c'est noté, avec ton nom.
bridge-person-see = Tout lire
bridge-person-file = Le fichier (JSON)
bridge-person-erase = Effacer
bridge-person-none-chosen = Coche au moins une demande.
bridge-person-not-sure = Écris la raison, et coche que tu as vérifié.
bridge-held-title = Tout ce qui est gardé
bridge-held-lead = Voici tout ce que ce pont garde de cette personne. Le fichier contient en plus le détail calculé, le badge et, s'il est encore là, le dossier envoyé.
bridge-held-lead-learner = Voici tout ce que ce pont garde de cette demande. Pour faire effacer, demande à l'organisation.
bridge-held-code = Code
bridge-held-pseudonym = Pseudonyme
bridge-held-identity = Identité jointe
bridge-held-identity-closed = Scellée. Elle ne se montre pas avec le code seul : un reçu se perd. Demande à l'organisation.
bridge-held-none = Rien.
bridge-held-nobody = Personne.
bridge-held-received = Reçue
bridge-held-account = Le récit
bridge-held-rows = Ce que la personne montre
bridge-held-package = Entrées brutes
bridge-held-package-gone = Effacées : elles partent avec la décision qui émet.
bridge-held-package-there = { NUMBER($kilobytes) } ko, jusqu'à la décision.
bridge-held-drafts = Mots écrits, pas envoyés
bridge-held-opened = Qui a ouvert l'identité
bridge-held-withdrawn = retiré le { $when }
bridge-learner-data = Tout ce qui est gardé de cette demande
bridge-learner-back = Ma demande
bridge-erase-title = Effacer ces demandes ?
bridge-erase-what = Partent pour toujours : le récit, l'identité, les moments, les décisions et leurs mots, le badge gardé ici, le dossier envoyé. Une copie que la personne a déjà du badge continue de se vérifier.
bridge-erase-stays = Restent, sans rien de la personne : le numéro du badge et s'il a été retiré (pour la liste d'état), une empreinte du code (pour qu'un poste ne renvoie pas la demande), et la ligne du journal. Les sauvegardes faites avant contiennent encore tout : elles s'effacent à leur tour.
bridge-erase-reason = Pourquoi
bridge-erase-reason-hint = Sans nom : « à sa demande », par exemple. C'est écrit sur le reçu, et nulle part ailleurs.
bridge-erase-sure = J'ai vérifié que ce sont bien les siennes. Je sais que rien ne revient.
bridge-erase-not = Ne rien effacer
bridge-erased-title = C'est effacé
bridge-erased-lead = Ce reçu n'est pas gardé ici : imprime-le, ou enregistre cette page, et donne-le à la personne.
bridge-erased-number = Reçu n° { $which }
bridge-erased-organisation = Organisation
bridge-erased-when = Quand
bridge-erased-by = Par
bridge-erased-reason = Pourquoi
bridge-erased-what = Effacé
bridge-erased-claims = { NUMBER($count) ->
    [one] { NUMBER($count) } demande
   *[other] { NUMBER($count) } demandes
}
bridge-erased-decisions = { NUMBER($count) ->
    [0] aucune décision
    [one] une décision
   *[other] { NUMBER($count) } décisions
}
bridge-erased-badges = { NUMBER($count) ->
    [0] aucun badge
    [one] un badge
   *[other] { NUMBER($count) } badges
}
bridge-erased-packages = { NUMBER($count) ->
    [0] aucun dossier brut
    [1] un dossier brut
   *[other] { NUMBER($count) } dossiers bruts
}
bridge-erased-digest = Empreinte dans le journal
bridge-intake-erased = Cette demande a été effacée ici. Elle ne revient pas ; fais-en une autre si tu veux.
bridge-error-code-erased = Cette demande a été effacée. Il n'en reste rien ici.
bridge-error-badge-gone = Ce badge n'est plus gardé ici. Une copie se vérifie sur la page « Vérifier un badge ».
bridge-keeping-title = Combien de temps
bridge-keeping-lead = Les entrées brutes et les tracés partent avec la décision qui émet. Le reste part tout seul, après :
bridge-keeping-apart = Ce qui attend à part, depuis son arrivée
bridge-keeping-open = Une demande ouverte, depuis le dernier mot
bridge-keeping-issued = Une demande dont le badge est émis, depuis l'émission
bridge-keeping-withdrawn = Une demande dont le badge est retiré, depuis le retrait
bridge-keeping-set = Garder ces durées
bridge-keeping-clock = Rien n'est effacé tant que la date de l'ordinateur est en doute.
bridge-days-month = 30 jours
bridge-days-quarter = 90 jours
bridge-days-half-year = six mois
bridge-days-year = un an
bridge-days-two-years = deux ans
bridge-days-three-years = trois ans
bridge-days-five-years = cinq ans
bridge-inbox-day = Reçue le
bridge-inbox-find-hint = Une ou deux lettres : le début d'un pseudonyme. Une demande ne dit pas de quel groupe elle vient : prends le jour où le groupe a envoyé.

# Les badges de l'organisation
bridge-nav-badges = Badges
bridge-badges-lead = Les badges que l'organisation donne, par situation. Ils viennent des dossiers de situations, et d'ici.
bridge-badge-older = Une version plus récente existe. Les demandes faites pour celle-ci la gardent.
bridge-badge-new-version = Écrire une nouvelle version
bridge-badge-new = Nouveau badge
bridge-badge-file = Le fichier badge.ron
bridge-badge-folder = Mettre ces badges sur les postes, ou en recevoir
bridge-badge-folder-how = Le fichier badge.ron contient la dernière version de chaque badge. Mets-le dans le dossier « { $folder } » des situations, ici et sur chaque poste, puis relance : les jeunes peuvent alors demander ces versions. Un dossier reçu d'ailleurs se prend de la même façon : ses badges apparaissent ici au démarrage.
bridge-badge-lines = Ces liens vers des référentiels ne sont pas dans la grille du dossier. Ajoute ces lignes sous « alignments » dans grid.ron :
bridge-badge-no-folder = Le dossier de cette situation n'est pas ici : ses badges se gardent, ils ne s'écrivent pas.
bridge-badge-edit-lead = Les badges déjà émis gardent ce qu'ils disent. Décris ce que la personne fait ou a fait, jamais ce qu'elle est.
bridge-badge-id = Nom court
bridge-badge-id-hint = Minuscules, chiffres et tirets, par exemple « premier-vol ». Il ne change plus.
bridge-badge-name-fr = Nom
bridge-badge-name-en = Nom en anglais
bridge-badge-description-fr = Ce qu'il atteste
bridge-badge-description-en = Ce qu'il atteste, en anglais
bridge-badge-criteria-fr = Critères, un par ligne
bridge-badge-criteria-en = Critères, en anglais
bridge-badge-asks = Ce qu'il demande
bridge-badge-at-least = Au moins combien de ces lignes ?
bridge-badge-at-least-hint = Jamais toutes : une occasion peut ne pas venir. 0 pour un badge d'expérience.
bridge-badge-asks-account = Le récit de la personne
bridge-badge-asks-witness = Une personne qui était là
bridge-badge-aligned = Liens vers des référentiels
bridge-badge-aligned-what = Des propositions : le badge le dit. Une entrée sans adresse reste ici, et dans la grille ; la norme des badges veut une adresse.
bridge-badge-no-address = sans adresse
bridge-badge-look-up = Chercher dans ROME, RECTEC, LifeComp, ESCO
bridge-badge-look-up-none = Rien de tel dans ces référentiels.
bridge-badge-competence = Pour quelle compétence de la grille ?
bridge-badge-not = Ne rien changer
bridge-badge-make = Garder ce badge
bridge-badge-problem-id = Le nom court s'écrit en minuscules sans accent, chiffres et tirets.
bridge-badge-problem-taken = Un badge de cette situation porte déjà ce nom court ou cette version. Recharge la page.
bridge-badge-problem-texts = Nom, description et critères s'écrivent dans les deux langues : le nom en 80 signes au plus, les autres en 1 500.
bridge-badge-problem-at-least = Coche plus de lignes que tu n'en demandes : jamais toutes.
bridge-badge-problem-competence = Dis pour quelle compétence de la grille sont les liens ajoutés.

# Le badge, sur sa page et sur papier
bridge-badge-by = Donné par { $organisation }
bridge-badge-did = Ce que la personne a fait
bridge-badge-how-seen = Comment cela a été vu
bridge-badge-proves-title = Ce que ce badge prouve
bridge-badge-proves = Une personne nommée de cette organisation a relu ce qui est montré et a décidé de le reconnaître. Le badge n'a pas été changé depuis.
bridge-badge-proves-not = Le badge ne dit pas qui le présente : demandez à la personne de raconter. Ce qui n'y est pas n'a pas été jugé, ni mesuré.
bridge-badge-check-how = Vérifier sans nous croire
bridge-badge-check = Le badge est un fichier signé (Open Badges 3.0, eddsa-rdfc-2022). Tout vérificateur de cette norme le lit. Comparez l'identifiant de la clé avec celui que l'organisation publie elle-même.
bridge-learner-paper = Attestation sur papier (PDF)
bridge-attestation-by = Donné par { $organisation }, le { $day }
bridge-attestation-name = Nom :
bridge-attestation-more = { NUMBER($count) ->
    [one] … et { NUMBER($count) } autre ligne, sur la page du badge.
   *[other] … et { NUMBER($count) } autres lignes, sur la page du badge.
}
bridge-attestation-check-address = Le QR mène à la page du badge : elle dit s'il est signé, et s'il tient toujours. Ce papier seul ne prouve rien.
bridge-attestation-check-file = Demandez le fichier badge.png à la personne : il contient le badge signé (Open Badges 3.0). Ce papier seul ne prouve rien.
bridge-badge-evidence = Ce qui a été montré

bridge-account-name = Nom
bridge-me-own = Ton mot de passe actuel
bridge-badge-png = Le badge (image)
bridge-badge-json = Le badge (fichier JSON)
bridge-audit-days = { NUMBER($count) ->
    [one] après { NUMBER($count) } jour
   *[other] après { NUMBER($count) } jours
}
bridge-audit-months = { NUMBER($count) ->
    [0] sans fin
    [one] un mois
   *[other] { NUMBER($count) } mois
}
bridge-audit-apart = { NUMBER($count) ->
    [one] à part : { NUMBER($count) } jour
   *[other] à part : { NUMBER($count) } jours
}
bridge-audit-open = { NUMBER($count) ->
    [one] ouvertes : { NUMBER($count) } jour
   *[other] ouvertes : { NUMBER($count) } jours
}
bridge-audit-issued = { NUMBER($count) ->
    [one] badge émis : { NUMBER($count) } jour
   *[other] badge émis : { NUMBER($count) } jours
}
bridge-audit-withdrawn = { NUMBER($count) ->
    [one] badge retiré : { NUMBER($count) } jour
   *[other] badge retiré : { NUMBER($count) } jours
}

# Ce que d'autres disent d'un badge
bridge-act-endorsement-asked = Lien d'endossement fait
bridge-act-endorsement-joined = Endossement joint au badge
bridge-act-endorsement-removed = Lien ou endossement retiré
bridge-endorse-for-whom = Dis pour qui est le lien, en 60 signes au plus.
bridge-endorse-too-many = Cinq liens attendent déjà une réponse. Ferme un lien, ou réponds à ce qui est arrivé.
bridge-endorse-full = Ce badge porte déjà dix endossements. Retire-en un pour en prendre un autre.
bridge-endorse-no-link = Ce lien n'est pas ouvert : il est fini, fermé, ou mal recopié. Demandez-en un autre à la personne.
bridge-endorse-who = Écrivez votre nom, en 80 signes au plus. Ce que vous êtes pour la personne tient en 120 signes.
bridge-endorse-words-missing = Écrivez ce que vous avez vu, en 1 000 signes au plus.
bridge-endorse-not-agreed = Cochez que votre nom et vos mots peuvent être lus avec le badge. Sans cela, rien n'est gardé.
bridge-endorse-written = Des mots ont déjà été envoyés par ce lien. Rien n'a été changé.
bridge-endorse-answered = Les mots ne sont plus en attente : la personne a répondu. Rien n'a été changé.
bridge-endorse-changed = Cela a changé entre-temps. Rien n'a été fait : recharge la page.
bridge-endorse-other-badge = Ces mots parlent d'un badge qui a été corrigé depuis. Ils restent avec lui : demande un nouvel endossement.
bridge-endorse-other-name = Ce badge a été signé sous un nom que ce pont n'a plus. Il ne peut pas être signé de nouveau : demande qu'il soit corrigé, puis endossé.
bridge-endorse-credential = Endossement : { $badge }
bridge-endorse-lead = { $name } vous demande quelques mots : dites ce que vous avez vu faire, dans votre travail ou ailleurs.
bridge-endorse-thanks = Merci. { $name } lira vos mots et décidera de les joindre à son badge. Jusque-là, vous pouvez les reprendre.
bridge-endorse-joined = Vos mots font partie du badge de { $name }.
bridge-endorse-take-back = Reprendre mes mots
bridge-endorse-your-words = Vos mots
bridge-endorse-words = Qu'avez-vous vu { $name } faire ?
bridge-endorse-words-hint = Une situation, et ce qui s'y est passé. Quelques lignes suffisent.
bridge-endorse-name = Votre nom
bridge-endorse-role = Qui êtes-vous pour { $name } ?
bridge-endorse-role-hint = Par exemple : tutrice en stage, cliente, chef d'atelier. Votre entreprise si vous voulez.
bridge-endorse-agrees = Mon nom et mes mots peuvent être lus par toute personne à qui ce badge est montré.
bridge-endorse-what-becomes = Ils ne servent à rien d'autre. Si { $name } ne les prend pas, ils sont effacés. Une fois joints, ils sont signés avec le badge.
bridge-endorse-send = Envoyer à { $name }
bridge-endorse-ends = Le lien s'ouvre jusqu'au { $day }.
bridge-endorse-link-title = Lien d'endossement
bridge-endorse-link-for = Un lien pour { $name }
bridge-endorse-link-once = Copie-le maintenant : il n'est montré qu'une fois. Donne-le à cette personne seulement.
bridge-endorse-link-what = Par ce lien, elle voit ce que dit le badge et peut écrire. Le lien se ferme à tout moment, et de lui-même après trente jours.
bridge-endorse-link-back = Retour
bridge-endorse-link-here-only = Ce lien ne s'ouvre que sur cet ordinateur : pas de QR à emporter.
bridge-endorse-mine = Des mots d'autres sur ton badge
bridge-endorse-mine-what = Qui t'a vu faire peut l'écrire : une tutrice, un client, un employeur. Rien n'entre dans ton badge sans toi.
bridge-endorse-open = Lien pour { $name }.
bridge-endorse-made-by = Fait par { $name }.
bridge-endorse-to-read = À lire
bridge-endorse-in = Dans ton badge
bridge-endorse-join = Mettre dans mon badge
bridge-endorse-decline = Ne pas prendre ces mots
bridge-endorse-take-out = Retirer de mon badge
bridge-endorse-close = Fermer le lien
bridge-endorse-ask = Demander à quelqu'un
bridge-endorse-asked = Pour qui ?
bridge-endorse-asked-hint = Un mot pour t'y retrouver : « ma tutrice ».
bridge-endorse-account = Montrer aussi ce que j'ai raconté
bridge-endorse-make = Faire un lien
bridge-endorse-theirs = Endossements
bridge-endorse-theirs-what = Une tutrice, un client, un employeur dit ce qu'il a vu. { $name } décide de le prendre.
bridge-endorse-waits = Attend la réponse de { $name } :
bridge-endorse-in-theirs = Dans le badge
bridge-endorse-asked-theirs = Demander à qui ?
bridge-badge-endorsed = Ce qu'en disent d'autres
bridge-badge-endorsed-how = Comment ces mots ont été joints
bridge-badge-endorsed-what = Chaque personne les a écrits par un lien reçu pour cela, et la personne qui a le badge les a acceptés. Ils sont signés : qui les a écrits, c'est l'organisation qui en répond.
bridge-attestation-endorsed = Endossé par { $who }
bridge-held-endorsements = Demandes d'endossement
bridge-check-endorsed = { NUMBER($count) ->
    [one] Il porte { NUMBER($count) } endossement, signé lui aussi.
   *[other] Il porte { NUMBER($count) } endossements, signés eux aussi.
}

# Une autre clé signe les badges
bridge-act-key-rotated = Nouvelle clé de signature
bridge-key-rotated-meanwhile = Quelqu'un a changé la clé au même moment. Recharge la page : une nouvelle clé est là.
bridge-key-before = avant : { $key }
bridge-key-before-title = Les clés d'avant
bridge-key-before-what = Elles ne signent plus de badge. Elles restent connues : les badges qu'elles ont signés restent valables.
bridge-key-since = depuis le { $day }
bridge-key-rotate = Signer avec une nouvelle clé
bridge-key-rotate-what = Les prochains badges seront signés par une clé neuve. Les badges déjà donnés restent valables, et peuvent toujours être retirés. Les postes restent appairés. Fais une copie de la clé aussitôt après.
bridge-key-rotate-not = Une clé volée signe encore, ailleurs : ce changement ne l'arrête pas, car elle reste connue pour les badges d'avant. Fais savoir quelle clé est la bonne, et depuis quand.
bridge-key-rotate-do = Changer de clé
bridge-command-key-rotated = Les badges sont signés dès maintenant par { $key }. Ceux d'avant restent valables. Fais une copie de la clé : issuer-bridge key export FICHIER.

# Les portefeuilles de badges
bridge-wallet-reads-badges = Lire ton badge, et le relire quand il change.
bridge-wallet-reads-profile = Lire l'identifiant qui est dans ton badge. Ni ton nom, ni ton e-mail.
bridge-wallet-comes-again = Revenir pendant quatre-vingt-dix jours sans te redemander.
bridge-wallet-unknown = Ce lien vient d'un portefeuille que ce pont ne connaît pas. Rien n'a été donné : recommence depuis le portefeuille.
bridge-wallet-no-badge = Il n'y a pas encore de badge pour ce code. Reviens quand ton badge est là.
bridge-wallet-title = Relier un portefeuille
bridge-wallet-asks = « { $name } » demande ton badge
bridge-wallet-lead = Ce nom, c'est le portefeuille qui le dit de lui-même. Tu seras renvoyé·e vers { $place }.
bridge-wallet-may = Il pourra
bridge-wallet-may-not = Rien d'autre. Tu peux le couper à tout moment, sur la page de ta demande.
bridge-wallet-code = Le code de ton reçu
bridge-wallet-yes = Autoriser
bridge-wallet-no = Refuser
bridge-wallet-mine = Portefeuilles reliés
bridge-wallet-mine-what = Ils viennent chercher ton badge. Coupe ceux dont tu ne te sers plus.
bridge-wallet-since = depuis le { $day }
bridge-wallet-end = Couper

bridge-privacy-title = Ce qui est gardé
bridge-privacy-lead = Ce que cette organisation garde quand tu demandes un badge, et pourquoi.
bridge-privacy-what = Quoi
bridge-privacy-held = Ton pseudonyme, ce que tu racontes, les moments que tu as choisi de montrer, les décisions et ton badge. Cela sert à relire ta demande et à donner le badge, rien de plus.
bridge-privacy-identity = Ton nom et ton e-mail, seulement si tu les as joints. Ils sont fermés : qui les ouvre est noté.
bridge-privacy-long = Combien de temps
bridge-privacy-yours = Tes droits
bridge-privacy-rights = Avec ton code, tu lis et emportes tout ce qui est gardé de ta demande. Pour corriger ou effacer, demande à l'organisation : elle te donne un reçu.
bridge-privacy-wallets = Un portefeuille que tu autorises lit ton badge. Un lien d'endossement montre ce que dit ton badge. Les deux se ferment depuis la page de ta demande.
bridge-privacy-nothing-else = Rien n'est mesuré de ta visite : ni publicité, ni suivi, ni compte.

# Open Badge Factory et d'autres plateformes
bridge-platforms-title = Vers une plateforme de badges
bridge-platforms-lead = Pour Open Badge Factory et d'autres : le badge à créer là-bas, et la liste de qui a dit oui. Rien n'est envoyé d'ici : c'est toi qui portes le fichier.
bridge-platforms-class = Le badge (BadgeClass 2.0)
bridge-platforms-list = Faire la liste
bridge-platforms-file = Télécharger la liste (CSV)
bridge-platforms-issued = { NUMBER($count) ->
    [0] Aucun badge émis.
    [one] { NUMBER($count) } badge émis.
   *[other] { NUMBER($count) } badges émis.
}
bridge-platforms-agreed = { NUMBER($count) ->
    [0] Personne n'a encore dit oui.
    [one] { NUMBER($count) } personne a dit oui.
   *[other] { NUMBER($count) } personnes ont dit oui.
}
bridge-platforms-count = { NUMBER($count) ->
    [0] aucune ligne.
    [one] { NUMBER($count) } ligne. Les identités ouvertes sont notées au journal.
   *[other] { NUMBER($count) } lignes. Les identités ouvertes sont notées au journal.
}
bridge-platforms-no-email = Sans e-mail, donc pas dans la liste :
bridge-platforms-unreadable = L'identité ne s'ouvre pas avec notre clé, donc pas dans la liste :
bridge-platforms-columns = Colonnes : email, name, issued_on, expires_on, criteria_add, log_entry. Si le modèle de ta plateforme en nomme d'autres, renomme l'en-tête. log_entry permet de voir, avant d'émettre là-bas, qui l'a déjà reçu.
bridge-platform-mine = Ton badge par e-mail
bridge-platform-what = L'organisation peut aussi te donner ce badge sur sa plateforme, par exemple Open Badge Factory. Ton nom et ton e-mail, que tu as joints, y partiraient.
bridge-platform-agreed = Tu as dit oui : ton nom et ton e-mail peuvent partir vers la plateforme de badges de l'organisation.
bridge-platform-exported = Dans une liste le { $day }.
bridge-platform-yes = Oui, je le veux aussi là-bas
bridge-platform-no = Je ne veux plus
bridge-platform-nobody = Il n'y a ni nom ni e-mail avec cette demande, ou pas encore de badge. Rien n'est parti.

# Regarder si tout va bien
bridge-doctor-server = La base répond : PostgreSQL { $version }, { NUMBER($megabytes) } Mo, tables à jour. Ses copies se font avec pg_dump.
bridge-doctor-database = La base est entière.
bridge-doctor-database-damaged = La base est abîmée ({ $what }). Arrête le pont et remets une copie : issuer-bridge restore DOSSIER.
bridge-doctor-key = Les clés s'ouvrent. Celle qui signe : { $key }
bridge-doctor-key-lost = Une clé de signature est perdue : les badges qu'elle a signés se vérifient encore, et ne peuvent plus être retirés pour qui vérifie ailleurs.
bridge-doctor-clock = L'horloge est crédible : { $day }.
bridge-doctor-scenarios = { NUMBER($count) ->
    [0] Aucune situation n'est là : les demandes attendent à part. Donne leur dossier avec --scenarios.
    [one] { NUMBER($count) } situation est là.
   *[other] { NUMBER($count) } situations sont là.
}
bridge-doctor-waiting = { NUMBER($count) ->
    [0] Aucune demande n'attend.
    [one] { NUMBER($count) } demande attend d'être relue.
   *[other] { NUMBER($count) } demandes attendent d'être relues.
}
bridge-doctor-apart = { NUMBER($count) ->
    [0] Rien n'attend à part.
    [one] { NUMBER($count) } demande attend à part.
   *[other] { NUMBER($count) } demandes attendent à part.
}
bridge-doctor-folder = Le dossier des données se laisse écrire.
bridge-doctor-folder-not = Le dossier des données ne se laisse pas écrire : { $error }. Fais de la place, ou vérifie les droits.
