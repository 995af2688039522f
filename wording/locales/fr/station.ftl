# Ce que dit le poste.

station-folder = Je ne peux pas utiliser le dossier { $folder }. Choisis-en un autre ou demande à la personne qui s'occupe du poste.
station-folder-denied = Je n'ai pas le droit d'écrire dans le dossier { $folder }. Choisis-en un autre ou demande à la personne qui s'occupe du poste.
station-folder-is-a-file = Un fichier se trouve là où il faut le dossier { $folder }. Choisis un autre dossier, ou déplace ce fichier.
station-no-folder = Je ne trouve pas où ranger les séances. Donne un dossier avec ENVOL_STATION.
station-already-open = Envol est déjà ouvert sur ce poste. Ferme l'autre fenêtre, puis réessaie.
station-disk-full = Le disque est plein : il manque { NUMBER($megabytes) } Mo. Fais de la place, puis réessaie. Rien n'est perdu.
station-file-held = Un autre programme (un antivirus, une sauvegarde) tient { $file } ouvert. Attends un moment, puis réessaie. Rien n'est effacé.
station-disk = Je ne peux pas lire ou écrire { $file }. Vérifie le disque, puis réessaie. Rien n'est effacé.
station-unreadable = Je ne comprends pas le fichier { $file }. Il reste à sa place, rien n'est effacé.
station-newer = Le fichier { $file } vient d'une version plus récente d'Envol. Mets ce poste à jour. Le fichier reste tel quel.
station-no-randomness = Le système ne donne pas de nombres au hasard. Redémarre le poste.

station-pseudonym = Un pseudo a de 1 à { NUMBER($most) ->
    [one] { NUMBER($most) } caractère
   *[other] { NUMBER($most) } caractères
}.
station-code-shape = Un code, c'est quatre images.
station-code-wrong = Ce n'est pas ce code. Réessaie.
station-code-wait = Attends { NUMBER($seconds) } s, puis réessaie.
station-pin-shape = Le code d'animation a de 4 à 12 chiffres.
station-no-pin = Aucun code d'animation n'est choisi sur ce poste.
station-no-such-profile = Ce profil n'est plus sur ce poste.
station-no-such-session = Cette séance n'est plus sur ce poste.
station-no-such-claim = Cette demande n'est plus sur ce poste.
station-has-left = Ta demande est déjà partie ou en route. Pour la retirer, parles-en à la personne qui la relit.
station-too-many-players = Cette situation a { NUMBER($seats) ->
    [one] { NUMBER($seats) } place
   *[other] { NUMBER($seats) } places
}.
station-not-agreed = Ce qui partirait montre aussi ce que { $name } a fait. Demande-lui d'abord : { $name } dit oui ici.
station-own-witness = Le témoin est une autre personne que celles qui font.
station-retention-days = On garde les séances de 1 à { NUMBER($most) ->
    [one] { NUMBER($most) } jour
   *[other] { NUMBER($most) } jours
}.

station-still-playing = Cette séance est en cours. Termine-la d'abord.
station-closed = Cette séance est déjà finie.
station-other-scenario = La situation a changé depuis cette séance. Les moments ne peuvent plus être relus ici.
station-not-yet = Garde d'abord tes réponses. Après, on regarde ensemble.
station-kept = Tu as gardé tes réponses : elles ne changent plus. Tu peux dire « Maintenant, je dirais… ».
station-no-such-row = « { $row } » ne fait pas partie de ce qu'on regarde.
station-no-such-moment = Ce moment de « { $row } » n'existe pas dans cette séance.
station-no-such-badge = Cette situation n'a pas de badge « { $badge } ».
station-no-badge-yet = Le badge n'est pas encore là.
station-export-exists = { $file } existe déjà. Choisis un autre dossier.

station-not-paired = Ce poste n'est relié à aucune organisation. Demande sans nom ni e-mail, ou fais relier le poste.
station-paired-elsewhere = Ce poste est déjà relié à { $organisation }. Il faut d'abord enlever ce lien.
station-offer-unreadable = Ce fichier n'est pas une invitation de liaison. Demande un nouveau fichier.
station-offer-version = Cette invitation a le format { $version }, que ce poste ne connaît pas. Mets le poste à jour.
station-offer-signature = Cette invitation n'est pas signée par l'organisation. Ne l'utilise pas, demande un nouveau fichier.
station-offer-spent = Cette invitation a déjà servi ou a plus de dix minutes. Demande un nouveau fichier.
station-bridge-away = { $address } ne répond pas. Tout reste gardé ici, l'envoi partira plus tard.
station-bridge-refuses = L'organisation répond : { $message }
station-not-the-bridge = Ce qui répond à { $address } n'est pas l'organisation attendue. Rien n'a été envoyé.
station-bridge-answer = L'organisation a reçu un envoi qu'elle ne comprend pas (réponse { $status }). La demande reste gardée ici.

station-notice-set-aside = Le fichier { $file } est illisible. Il est mis de côté sous le nom { $aside }.
station-notice-newer = { $file } vient d'une version plus récente d'Envol. Il reste tel quel, sans être utilisé.
station-notice-interrupted = Une séance s'est arrêtée en route. Tout est gardé jusqu'à { NUMBER($seconds) } s : on peut la relire.
station-notice-old-deleted = { NUMBER($count) ->
    [0] Aucune séance n'a dépassé la durée de garde : rien n'est effacé.
    [one] Une séance a dépassé la durée de garde : elle est effacée.
   *[other] { NUMBER($count) } séances ont dépassé la durée de garde : elles sont effacées.
}
station-notice-clock = Longue pause, ou horloge déréglée : ce poste n'a rien effacé pour cela.
station-notice-clock-early = L'horloge de ce poste dit { $date } : ce jour est passé depuis longtemps. Demande qu'on la règle ; d'ici là, rien n'est daté.
station-notice-clock-late = L'horloge de ce poste dit { $date }. Demande qu'on la règle, ou qu'on installe un Envol plus récent ; d'ici là, rien n'est daté.
station-notice-new-key = La clé du poste était illisible. Une nouvelle clé est faite : relie le poste à nouveau.
station-notice-not-deleted = { $file } n'a pas pu être effacé. Un nouvel essai se fera à la prochaine ouverture.

station-picture-kite = Cerf-volant
station-picture-heron = Héron
station-picture-lighthouse = Phare
station-picture-fox = Renard
station-picture-bicycle = Vélo
station-picture-fern = Fougère
station-picture-boat = Bateau
station-picture-comet = Comète
station-picture-snail = Escargot
station-picture-key = Clé
station-picture-mountain = Montagne
station-picture-drum = Tambour

station-export-page = Mes affaires.html
station-page-title = Les affaires de { $name }
station-page-purpose = Voici tout ce que le poste gardait sur toi : tes séances, tes mots, tes demandes et tes badges. Les fichiers sont à côté de cette page ; ceux en .json se lisent avec un éditeur de texte.
station-page-session = { NUMBER($minutes) ->
    [0] Une séance très courte.
    [1] Une séance d'une minute.
   *[other] Une séance de { NUMBER($minutes) } minutes.
}
station-page-claim = Une demande de badge. Code : { $code }

station-venue-unread = Le fichier ne se lit pas : { $reason }.
station-venue-situation = La situation « { $found } » n'est pas sur ce poste. Il y a : { $known }.
station-venue-no-situation = Aucune situation n'est nommée : il en faut au moins une. Sans cette ligne, toutes sont proposées.
station-venue-days = Ce nombre de jours ne va pas : { $found }. Il en faut de 1 à { $max }.
station-venue-idle = Ce nombre de minutes ne va pas : { $found }. Il en faut de 1 à { $max }.
station-venue-code = Ce code d'animation ne va pas. Il faut de 4 à 12 chiffres, entre guillemets.
station-venue-bridge = Cette adresse de pont ne va pas : « { $found } ». Elle commence par http:// ou https://.
