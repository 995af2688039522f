# Ce que « situation » a à dire : fichiers d'auteur, journaux, rejeu, dossiers de preuves.

## Fichiers d'un dossier de situation
situation-folder-unreadable = Le dossier { $folder } ne peut pas être lu ({ $reason }). Vérifie qu'il existe et que tu peux l'ouvrir.
situation-file-missing = Ce fichier manque. Un dossier de situation contient scenario.ron, grid.ron et badge.ron (ou chacun en .json).
situation-file-twice = Il y a aussi { $other }, et on ne sait pas lequel des deux compte. Garde l'un des deux.
situation-folder-too-large = { $reason } ne tient pas dans le dossier d'une situation ({ $folder }) : 8 Mo par fichier, 256 fichiers et 4 dossiers l'un dans l'autre au plus. Sortez ce qui n'en fait pas partie.
situation-folder-name = Dans le dossier { $folder }, le nom du fichier « { $reason } » n'est pas en UTF-8. Renomme-le, sans accents par exemple.
situation-file-not-text = Ce n'est pas un fichier de texte (octet { $byte }). Vérifie que c'est le bon.
situation-file-utf-16 = Ce fichier est en UTF-16 (« Unicode »). Enregistre-le en UTF-8 : dans le Bloc-notes, « Enregistrer sous », puis « Codage ».
situation-file-latin-1 = Ce fichier n'est pas en UTF-8, sans doute en Latin-1 (Windows-1252) : ici, « { $found } ». Enregistre-le en UTF-8.
situation-file-too-large = Ce fichier dépasse { NUMBER($most) } Kio. Il ne sera pas lu.
situation-file-empty = Ce fichier est vide.
situation-too-deep = Trop de niveaux imbriqués ({ NUMBER($most) } au plus).
situation-comment-open = Ce commentaire n'est jamais fermé. Ajoute « */ ».
situation-text-open = Ce texte n'est jamais fermé. Ajoute un guillemet.
situation-character = Le caractère « { $found } » n'a pas sa place ici.
situation-escape = « { $found } » ne veut rien dire dans un texte. Pour une barre oblique inverse, écris « \\ ».
situation-number-unreadable = « { $found } » n'est pas un nombre.
situation-syntax = { $found ->
        [end] Le fichier s'arrête là où il faut
       *[other] « { $found } » se trouve là où il faut
    } { $expected ->
        [value] une valeur.
        [comma] une virgule ou la fin du groupe.
        [colon] deux points.
        [field] un champ : « nom: valeur ».
        [json_field] un nom entre guillemets.
        [close_group] une parenthèse fermante.
        [close_list] un crochet fermant.
        [close_map] une accolade fermante.
       *[end] la fin du fichier.
    }
situation-expected = « { $found } » se trouve là où il faut { $expected ->
        [integer] un nombre entier.
        [number] un nombre.
        [text] un texte entre guillemets.
        [boolean] true ou false.
        [character] un caractère entre apostrophes.
        [list] une liste : […].
        [map] des paires : (fr: "…", en: "…").
        [group] un groupe de champs : (…).
        [word] un mot.
        [word_alone] ce mot sans parenthèses.
        [variant_value] ce mot avec une valeur entre parenthèses.
        [variant_values] ce mot avec ses valeurs entre parenthèses.
        [variant_fields] ce mot avec ses champs entre parenthèses.
        [nothing] rien : ().
        [json_object] un groupe de champs : {"{"}…{"}"}.
        [json_word] un mot entre guillemets.
        [json_word_alone] ce mot seul, entre guillemets.
        [json_variant] ce mot avec sa valeur : {"{"}"…": …{"}"}.
        [json_character] un seul caractère entre guillemets.
        [json_null] rien : null.
       *[value] une valeur.
    }
situation-unreadable = Cette valeur ne peut pas être lue : { $message }.
situation-missing-field = Le champ « { $field } » manque.
situation-unknown-field = Le champ « { $field } » n'existe pas ici. { $nearest ->
        [no-nearest] Champs possibles : { $words }.
       *[other] Tu voulais écrire « { $nearest } » ?
    }
situation-duplicate-field = « { $field } » est écrit deux fois.
situation-unknown-word = Le mot « { $found } » n'existe pas ici. { $nearest ->
        [no-nearest] Mots possibles : { $words }.
       *[other] Tu voulais écrire « { $nearest } » ?
    }
situation-number-range = { $found } est hors limites : de { $min } à { $max }.
situation-length = { NUMBER($found) ->
    [one] { NUMBER($found) } valeur
   *[other] { NUMBER($found) } valeurs
}, il en faut { NUMBER($expected) }.
situation-version = Version { $found } : ce programme lit la version { $known }. Installe un Envol plus récent.

## Vérification
situation-activity-unknown = L'activité « { $found } » n'existe pas. { $nearest ->
        [no-nearest] Regarde les situations livrées pour voir celles qui existent.
       *[other] Tu voulais écrire « { $nearest } » ?
    }
situation-parameter-range = { $path } vaut { NUMBER($found) } : il faut de { NUMBER($min) } à { NUMBER($max) }.
situation-seats = { NUMBER($found) ->
    [one] { NUMBER($found) } place
   *[other] { NUMBER($found) } places
} : cette activité en prend de { NUMBER($min) } à { NUMBER($max) }.
situation-language-unknown = La langue « { $found } » n'est pas affichée. { $nearest ->
        [no-nearest] Les langues sont fr et en.
       *[other] Tu voulais écrire « { $nearest } » ?
    }
situation-text-empty = Le texte en « { $language } » est vide.
situation-translation-missing = La traduction manque : { $language ->
        [fr] le français (fr).
        [en] l'anglais (en).
       *[other] { $language }.
    }
situation-placeholder-differs = Les mots entre accolades ne sont pas les mêmes en français et en anglais.
situation-id = L'identifiant « { $found } » doit être en minuscules, chiffres, « _ » ou « - », commencer par une lettre et tenir en { NUMBER($most) ->
    [one] { NUMBER($most) } caractère
   *[other] { NUMBER($most) } caractères
}.
situation-id-not-ascii = L'identifiant « { $found } » a des caractères accentués ou spéciaux. Garde-les pour les textes : minuscules sans accent, chiffres, « _ » et « - », { NUMBER($most) ->
    [one] { NUMBER($most) } caractère
   *[other] { NUMBER($most) } caractères
} au plus.
situation-duplicate-id = L'identifiant « { $found } » est déjà pris.
situation-competence-unknown = La compétence « { $found } » n'est pas dans la grille. { $nearest ->
        [no-nearest] Ajoute-la à « competences ».
       *[other] Tu voulais écrire « { $nearest } » ?
    }
situation-row-unknown = La grille n'a pas de ligne « { $found } ». { $nearest ->
        [no-nearest] Un badge ne demande que des lignes de sa grille.
       *[other] Tu voulais écrire « { $nearest } » ?
    }
situation-threshold-unknown = Le seuil « { $found } » n'existe pas. { $nearest ->
        [no-nearest] Ajoute-le à « thresholds », avec sa raison.
       *[other] Tu voulais écrire « { $nearest } » ?
    }
situation-threshold-unused = Le seuil « { $found } » ne sert dans aucune règle de cette ligne.
situation-own-pace-no-time = Le seuil « { $name } » n'est pas un temps : « own_pace » ne va qu'avec un temps, par exemple « 60 min ».
situation-own-pace-short = Le seuil « { $name } » dit que prendre son temps ne change rien, mais il s'arrête à { NUMBER($found) } s et une séance peut durer { NUMBER($longest) } s. Allonge-le jusque-là.
situation-own-pace-cut = Le seuil « { $name } » dit que prendre son temps ne change rien, mais l'étape « { $phase } » peut finir d'elle-même après { NUMBER($seconds) } s, même quand quelqu'un agit. Enlève « own_pace » et donne la vraie raison, ou regarde autre chose.
situation-prompt-stands-in = Il n'y a pas encore de mots pour « { $found } » : ceux de « { $other } » sont montrés à la place.
situation-prompt-silent = Il n'y a pas encore de mots pour « { $found } » : rien n'est montré à ce moment.
situation-words-unused = Ces mots ne servent pas : rien ne s'appelle « { $found } ». { $nearest ->
        [no-nearest] Tu peux les enlever.
       *[other] Tu voulais écrire « { $nearest } » ?
    }
situation-line-long = { NUMBER($found) ->
    [one] { NUMBER($found) } mot
   *[other] { NUMBER($found) } mots
} : une ligne en jeu en a { NUMBER($most) } au plus.
situation-prompt-without-words = Les mots de la consigne « { $found } » manquent.
situation-choice-without-words = Les mots du choix « { $found } » manquent dans « choices ».
situation-word-missing = Les mots de « { $found } » manquent dans « words ».
situation-too-many-rows = { NUMBER($found) ->
    [one] { NUMBER($found) } ligne
   *[other] { NUMBER($found) } lignes
} : une grille en a { NUMBER($most) } au plus.
situation-rows-alike = « { $found } » regarde exactement la même chose que « { $other } ».
situation-url = « { $found } » n'est pas une adresse web (https://…).
situation-at-least = Le badge demande { NUMBER($found) ->
    [one] { NUMBER($found) } ligne
   *[other] { NUMBER($found) } lignes
} et n'en nomme que { NUMBER($most) }.
situation-row-never-counts = Personne d'autre ne voit la ligne « { $found } » : une réponse de la personne elle-même ne compte pas pour un badge.
situation-occasion-missing = L'occasion de la ligne « { $row } » ne vient pas au tirage { $seed }, et un badge la demande. Le tirage choisit quand, où et avec quelle force, jamais si : regarde « occasion », et ce que la situation fait arriver.

## Séance et rejeu
situation-live-seats = Commandes reçues pour { NUMBER($found) ->
    [one] { NUMBER($found) } place
   *[other] { NUMBER($found) } places
}, la séance en a { NUMBER($expected) }.
situation-live-over = La séance est terminée.
situation-pilot-unknown = Aucun pilote ne s'appelle « { $found } ». Il y a : { $known }.
situation-replay-other-scenario = La séance a été vécue avec une autre situation, ou une autre version de celle-ci.
situation-replay-other-revision = La séance est de la révision { $need }, ce programme de la révision { $have }. Elle reste valable ; elle n'est pas recalculée.
situation-replay-diverged = Le rejeu s'écarte du journal au bloc { $block }.
situation-replay-out-of-range = La séance n'a pas ce moment-là : elle a { NUMBER($ticks) } pas de temps.
situation-replay-unrestorable = L'état de départ ne peut pas être retrouvé.

## Journal
situation-journal-not-one = Ce fichier n'est pas un journal d'Envol.
situation-journal-version = Journal de version { $found } : ce programme lit la version { $known }. Installe un Envol plus récent.
situation-journal-header = Le début du journal est illisible. Le reste ne peut pas être lu sans lui.
situation-journal-malformed = Le bloc { $block } du journal n'a pas été écrit par Envol.
situation-journal-seal = Le sceau du journal n'est pas le bon.
situation-print-title = Journal de « { $title } »
situation-print-session = Séance { $session }, tirage { $seed }, places : { NUMBER($seats) }, durée { $duration }
situation-print-revisions = Activité { $activity }, simulation révision { $simulation }, règles révision { $rules }, situation { $scenario }
situation-print-event = { $time }  place { $seat }  { $event }
situation-print-mark = { $time }  place { $seat }  { $role ->
        [witness] le témoin
        [animator] l'animation
       *[oneself] soi-même
    } : { $seen ->
        [with_help] vu avec de l'aide
        [often_alone] vu plusieurs fois, en autonomie
        [helps_others] vu, et aide les autres
       *[seen] vu
    } – { $row } (noté à { $recorded })
situation-print-hands = Pas de temps avec une commande : { NUMBER($ticks) }
situation-print-closed = Fermé par le poste { $station }
situation-print-interrupted = Interrompu : pas de sceau.
situation-print-torn = Interrompu : pas de sceau{ NUMBER($bytes) ->
    [0] {"."}
    [one] , { NUMBER($bytes) } octet incomplet à la fin.
   *[other] , { NUMBER($bytes) } octets incomplets à la fin.
}

## Dossier de preuves
situation-package-not-one = Ce fichier n'est pas un dossier de preuves d'Envol.
situation-package-too-large = Ce dossier dépasse { NUMBER($most) } Mo. Choisis « mes extraits » plutôt que toute la séance.
situation-package-too-long = Cette séance dépasse { NUMBER($most) ->
    [one] { NUMBER($most) } minute
   *[other] { NUMBER($most) } minutes
}.
situation-package-version = Dossier de version { $found } : ce programme lit jusqu'à la version { $known }. Installe un Envol plus récent.
situation-package-altered = Ce dossier a été modifié ou abîmé : { $place ->
        [start] son début.
        [claim] la demande.
        [header] l'en-tête de la séance.
        [manifest] la liste des fichiers de la situation.
        [selection] ce que la personne montre et dit.
        [identity] l'identité scellée.
        [commitments] les empreintes de la séance.
        [segments] les extraits de la séance.
        [marks] les marques des personnes.
        [end] quelque chose le suit.
       *[seal] la table ou la signature.
    } Demande un nouvel envoi depuis le poste.
situation-package-malformed = Ce dossier est signé mais mal formé : { $place ->
        [claim] la demande.
        [header] l'en-tête de la séance.
        [manifest] la liste des fichiers de la situation.
        [selection] ce que la personne montre et dit.
        [identity] l'identité scellée.
        [commitments] les empreintes de la séance.
        [marks] les marques des personnes.
       *[segments] les extraits de la séance.
    }
situation-package-commitment = Le bloc { $block } n'est pas celui qui a été scellé.
situation-package-moment-not-given = Le recalcul ne donne pas le moment montré pour « { $row } » à { $time }.
situation-package-unknown-choice = « { $found } » ne peut pas être choisi ici.
situation-package-no-randomness = Cet ordinateur ne donne pas de nombres au hasard. Redémarre-le, puis réessaie.
situation-not-recomputed-people = Vu par des personnes : rien à recalculer.
situation-not-recomputed-marks = Cette règle lit les marques des personnes. Ce dossier vient d'un Envol plus ancien, qui ne les joignait pas : signé et intact, pas recalculé.

# Ce dont les règles parlent dans un vol, là où la situation n'a pas ses propres mots.
situation-flight-verb = un geste de la roue des verbes
situation-flight-phase = la phase en cours
situation-flight-beat = le numéro de l'étape, à partir de 0
situation-flight-state = où en est le drone
situation-flight-light = la couleur du feu
situation-flight-assist = la façon de voler
situation-flight-goal = ce vers quoi on va
situation-flight-goal-post = le poteau demandé (0 : aucun)
situation-flight-goal-down = le poteau demandé est couché
situation-flight-distance-to-goal = la distance au but
situation-flight-x = la place dans la cage, en s'éloignant du pilote
situation-flight-y = la place dans la cage, vers la gauche
situation-flight-altitude = la hauteur du drone
situation-flight-speed = la vitesse du drone
situation-flight-ground-speed = la vitesse au-dessus du sol
situation-flight-tilt = l'inclinaison du drone
situation-flight-turn-rate = la vitesse à laquelle il tourne
situation-flight-stick-deflection = l'écart des manches au centre
situation-flight-on-pad = le drone est sur son aire
situation-flight-inside-zone = le drone est loin du filet
situation-flight-net-distance = la distance au filet
situation-flight-distance-to-pilot = la distance au pilote
situation-flight-gust-active = un coup de vent souffle
situation-flight-gust-push-m = de combien le vent a poussé
situation-flight-steering-against = les manches vont contre le vent
situation-flight-wind-speed = la vitesse de l'air
situation-flight-battery = la charge de la batterie
situation-flight-items-looked = les points du drone déjà regardés
situation-flight-land-called = l'appel à se poser est en cours
situation-flight-stop-held = la touche STOP est tenue

# Ce dont les règles parlent à l'atelier, là où la situation n'a pas ses propres mots.
situation-workshop-verb = un geste de la roue des verbes
situation-workshop-phase = la phase en cours
situation-workshop-step = l'étape demandée
situation-workshop-tool = l'outil en main
situation-workshop-doing = ce que font les mains
situation-workshop-unexpected = l'imprévu qui dure
situation-workshop-steps-done = le nombre d'étapes faites
situation-workshop-parts-made = le nombre de pièces prêtes
situation-workshop-parts-joined = le nombre de pièces assemblées
situation-workshop-holds-piece = une pièce est en main
situation-workshop-on-bench = une pièce est sur l'établi
situation-workshop-tape-laid = le mètre est posé sur la pièce
situation-workshop-square-laid = l'équerre est posée sur la pièce
situation-workshop-clamp-closed = la pièce est serrée
situation-workshop-hand-along = la place de la main, dans la longueur
situation-workshop-hand-across = la place de la main, dans la largeur
situation-workshop-piece-length = la longueur de la pièce travaillée
situation-workshop-working = un outil est à l'œuvre
situation-workshop-glasses-on = les lunettes sont mises
situation-workshop-gloves-on = les gants sont mis
situation-workshop-hearing-on = le casque antibruit est mis
situation-workshop-machine-running = une machine tourne
situation-workshop-guard-open = un carter est ouvert
situation-workshop-sheet-open = la fiche est ouverte
situation-workshop-hazy = de la sciure gêne la vue
situation-workshop-flaw-open = une pièce livrée a un défaut, vu ou non
situation-workshop-screws-left = le nombre de vis qui restent dans la boîte
situation-workshop-screws-missing = la boîte de vis est vide
situation-workshop-raining = il pleut
situation-workshop-covered = les planches sont couvertes
situation-workshop-wet-boards = le nombre de planches qui ont pris l'eau
situation-workshop-tools-out = le nombre d'outils qui ne sont pas à leur place
situation-workshop-in-order = après celles d'avant
situation-workshop-off = l'écart à la mesure
situation-workshop-nearer = pas plus loin de la mesure que la pièce d'avant
situation-workshop-again = une nouvelle fois
situation-workshop-by-tape = avec le mètre
situation-workshop-by-square = à l'équerre
situation-workshop-on-line = sur un trait
situation-workshop-held-fast = la pièce serrée
situation-workshop-protected = avec ce qui protège
situation-workshop-guarded = carter fermé
situation-workshop-part = la pièce
situation-workshop-item = la protection
situation-workshop-out = les outils encore sortis
situation-workshop-none = « rien »
situation-workshop-flawed = avec un défaut
situation-workshop-fits = comme sur la fiche
situation-workshop-too-short = trop courte
situation-workshop-whole = entier
situation-workshop-compared = vérifié
situation-workshop-tidy = outils rangés
situation-workshop-carried = ce qui est en main, hors pièces et outils
situation-workshop-colleague = ce que fait le collègue
situation-workshop-colleague-task = la tâche du collègue
situation-workshop-colleague-shows = le geste du collègue
situation-workshop-tool-lent = un outil est chez le collègue
situation-workshop-mistake-open = une mesure du collègue est fausse, et rattrapable
situation-workshop-bag-found-short = un sachet incomplet a été ouvert, et personne ne l'a dit
situation-workshop-stickers-on = le nombre de pastilles collées
situation-workshop-van-waits = le camion attend
situation-workshop-task = la tâche
situation-workshop-first = la première fois
situation-workshop-by = avec quoi
situation-workshop-bag = le sachet
situation-workshop-substitute = ce qui remplace
situation-workshop-joint = l'assemblage
situation-workshop-with = avec
situation-workshop-was-shown = montré avant
situation-workshop-open = avec du travail qui reste
situation-workshop-left = les pièces où il reste du travail
situation-workshop-clear = toutes marquées, et aucune autre
situation-workshop-from-hand = de la main à la main
situation-workshop-what = quoi

# Ce qui ne tient pas ensemble dans un objet à fabriquer.
situation-making-unknown = « { $found } » n'existe pas ici. { $what ->
        [board] Les planches
        [part] Les pièces de l'objet
        [joint] Les assemblages
        [step] Les étapes
        [machine] Les machines
        [measure] Les mesures
        [mark] Les marques
        [card] Les cartes
        [module] Les commandes de la machine
        [spot] Les places du poste
        [place] Les endroits où poser
        [fitting] Les sachets
        [tool] Les outils
        [task] Les tâches du collègue
        [cut] Les tâches du collègue qui coupent
       *[protection] Les protections
    } qui existent : { $words }.
situation-making-circular = Ces étapes s'attendent l'une l'autre, aucune ne peut venir en premier : { $steps }. Enlève l'une d'elles de « after ».
situation-making-longer = La pièce « { $part } » demande { $needed } mm avec le trait de scie, et une planche « { $stock } » n'en fait que { $length }. Raccourcis la pièce, ou prends une planche plus longue.
situation-making-stock = Il n'y a pas assez de bois : les pièces coupées dans « { $stock } » demandent { $needed } mm avec les traits de scie, et les planches (en tout { $available } mm) ne les contiennent pas. Ajoute des planches (« count »), ou raccourcis des pièces.
situation-making-hole = Ce trou sort de la pièce « { $part } » ({ $length } mm sur { $width } mm). Éloigne-le du bord.
situation-making-apart = « { $part } » et « { $onto } » ne se touchent pas : rien à visser. Regarde « at_mm » et « lies » des deux pièces.
situation-making-overlap = « { $part } » et « { $other } » prennent la même place. Déplace l'une des deux (« at_mm »).
situation-making-loose = Aucun assemblage ne relie « { $part } » à la première pièce, « { $first } ». Ajoute-en un dans « joints ».
situation-making-never = L'étape « { $step } » ne peut jamais être faite : { $why ->
        [variants] il n'y a rien à choisir (« variants » est vide).
        [delivered] cette pièce est livrée toute coupée. Écris Check à la place de Cut.
        [made] cette pièce n'est pas livrée. Écris Cut à la place de Check.
        [holes] cette pièce n'a pas de trou (« holes »).
        [twice] cette tâche est déjà dans la liste.
       *[machine] il n'y a pas de machine pour percer.
    }
situation-making-no-substitute = Rien ne peut remplacer « { $fitting } », et il en manque à chaque séance : l'objet ne pourrait pas être fini. Ajoute quelque chose à « substitutes ».
situation-making-tool = L'étape « { $step } » demande un outil que l'établi n'a pas : { $tool }. Ajoute-le à « tools ».
situation-making-page = La page « { $page } » ne montre rien. Donne-lui un dessin, par exemple shows: [Front].
situation-making-incident-twice = Cet imprévu est déjà dans la liste : chacun arrive une fois par séance.
situation-making-guard-late = Pièces à percer : { NUMBER($pieces) }. Le carter ne peut donc pas être trouvé ouvert à la pièce n° { $piece } : baisse « piece », ou ajoute un perçage. L'imprévu doit venir à chaque séance.
situation-making-not-delivered = La pièce « { $part } » n'est pas livrée : elle ne peut pas arriver avec un défaut. Écris delivered: true, ou choisis une autre pièce.

# Ce qui ne tient pas ensemble sur une ligne.
situation-line-hidden = « { $id } » fait dériver de { $drift } mm au moins, et la mesure permet { $tolerance } mm : rien ne le montrerait. Augmente « drift_mm », ou baisse « tolerance_mm ».
situation-line-taken = Deux choses sont sur la place « { $spot } ». Donne une autre place à l'une des deux.
situation-line-stands = Dans « post », la chose « { $thing } » doit être une fois, et une seule (trouvé : { NUMBER($count) }).
situation-line-planted = Pièces prévues par « doubtful », « odd » et « marked » : { NUMBER($planted) }. Le lot n'en compte que { NUMBER($pieces) } : augmente « pieces », ou baisse l'un des trois.
situation-line-no-mark = { $which ->
        [odd] Une pièce qu'aucune carte ne montre porte une marque de « odd_marks », et cette liste est vide.
       *[marked] Une pièce marquée porte une marque de « marks », et cette liste est vide.
    } Ajoute une marque, ou mets 0.
situation-line-unmet = La carte « { $card } » change une règle, et aucune pièce de ce lot ne le ferait voir. Mets « marked » à 1 ou plus.

# Ce qui ne tient pas ensemble dans un automate.
situation-automaton-point = Le dessin « { $id } » a un point hors du carré de 12, ou une ligne sans point : { $point }. Garde chaque nombre entre 0 et 12.
situation-automaton-too-many = La commande « { $id } » montre plus de signes qu'il n'y en a (montrés : { NUMBER($shows) } ; dans « signs » : { NUMBER($signs) }). Ajoute des signes, ou baisse « shows ».
situation-automaton-no-answer = La commande « { $id } » ne se règle pas sur des repères : la machine ne pourrait pas rendre le morceau. Écris smudged: false, ou choisis Set(…).
situation-automaton-mark-twice = La commande « { $id } » a deux fois le même repère : sa page aurait deux réponses. Garde chaque repère une fois.
situation-automaton-same-part = Deux commandes réveillent la même partie : « { $part } ». Donne une autre partie à l'une des deux.
situation-automaton-twice = La commande « { $id } » s'allume déjà dans un autre temps. Chaque commande s'allume une fois.
situation-automaton-unlit = La commande « { $id } » ne s'allume dans aucun temps : elle resterait muette. Ajoute-la à un des « beats », ou retire-la.

# Ce dont les règles parlent devant un automate, là où la situation n'a pas de mots à elle.
situation-automaton-phase = la phase en cours
situation-automaton-letter = la lettre
situation-automaton-part = la partie
situation-automaton-machine-letter = la lettre de la machine
situation-automaton-machine-level = la difficulté
situation-automaton-people-here = les personnes qui jouent
situation-automaton-parts-awake = les parties réveillées
situation-automaton-smudge-open = une ligne manque encore
situation-automaton-all-set = tout est réglé
situation-automaton-surprises = les surprises de cette commande
situation-automaton-place = laquelle
situation-automaton-mark = le repère
situation-automaton-smudged = une ligne de la page est tachée
situation-automaton-for-two = à deux
situation-automaton-right-handle = la poignée de droite
situation-automaton-surprises-before = les surprises d'avant
situation-automaton-what = quoi
situation-automaton-parts = les parties réveillées

# Ce qui ne tient pas ensemble quand on choisit un lieu.
situation-choosing-point = Le dessin « { $id } » sort du carré de 24 : { $point }. Garde chaque nombre entre 0 et 24, et chaque disque dedans.
situation-choosing-inwards = Le dessin « { $id } » a un contour rempli qui rentre vers l'intérieur, ou qui n'entoure rien. Coupe-le en deux formes sans creux.
situation-choosing-too-few = Il n'y a pas assez de choses à voir dans « clues » (il y en a { NUMBER($there) ->
        [0] aucune
       *[other] { NUMBER($there) }
    } ; il en faut { NUMBER($needed) }) : celles que chacun voit, et les siennes pour quatre personnes. Ajoute des choses, ou baisse « shared » ou « own ».

# Ce dont les règles parlent quand on choisit un lieu, là où la situation n'a pas de mots à elle.
situation-choosing-phase = la phase en cours
situation-choosing-curtain = le rideau
situation-choosing-news = l'image de plus
situation-choosing-table-level = la difficulté
situation-choosing-people-here = les personnes qui jouent
situation-choosing-cards-missing = les cartes qui ne sont pas posées
situation-choosing-keeps = ses cartes qui ne sont pas posées
situation-choosing-others-keep = les cartes que d'autres n'ont pas posées
situation-choosing-at-the-table = ce que fait la personne
situation-choosing-again = de nouveau
situation-choosing-others-wait = d'autres qui attendent
situation-choosing-clue = la carte
situation-choosing-alone = vue de personne d'autre
situation-choosing-by-hand = à la main
situation-choosing-alone-seen = vues de personne d'autre
situation-choosing-laid-by-other = posée par quelqu'un d'autre
situation-choosing-place = le lieu
situation-choosing-as-news-say = comme sur l'image de plus
situation-choosing-changed = après un autre choix
situation-choosing-thought-of = on y avait pensé

# Ce qui ne tient pas ensemble dans un relais.
situation-relay-sticker-twice = L'autocollant « { $sticker } » est déjà dans la liste. Garde chaque autocollant une fois.
situation-relay-in-wall = Le point { $point } est dans un mur, dans un passage ou hors du hangar. Déplace-le, ou déplace le mur.
situation-relay-handle-inside = Qui tient « { $id } » par cette prise serait dans la charge. Éloigne la prise du milieu (« at_m »).
situation-relay-one-handle = La charge « { $id } » demande deux personnes, et n'a qu'une prise. Ajoute une prise, ou baisse « rubs_n ».
situation-relay-too-heavy = Deux personnes tirent { $pull } N, et la charge « { $id } » en demande { $rubs }. Baisse « rubs_n » ou « flat_n », ou augmente « pull_n ».
situation-relay-no-charger = La charge « { $id } » a une batterie, et il n'y a pas de chargeur. Ajoute « charger », ou choisis une autre nature.
situation-relay-cable-short = La charge « { $id } » arrive branchée, et le câble ne va pas jusque-là. Rapproche-la, ou augmente « cable_m ».
situation-relay-plugged-twice = Une autre charge arrive déjà branchée dans ce temps, et il n'y a qu'un câble : « { $id } ». Écris plugged: false.
situation-relay-no-tap = La charge « { $id } » perd de l'eau, et il n'y a pas de robinet. Ajoute « tap », ou choisis une autre nature.
situation-relay-brings-nothing = Le temps « { $phase } » n'amène aucune charge : il finirait aussitôt. Donne-lui une charge (« comes »).
situation-relay-block-late = Une allée se bouche au plus tard après { $after } s, et ce temps n'en dure que { $lasts }. Baisse « blocks_after_s », ou augmente « lasts_s ».
situation-relay-no-way = Aucun passage assez large ne mène « { $id } » jusqu'à « { $place } ». Élargis un passage, ou prends une charge moins large.
situation-relay-only-way = Si « { $corridor } » se bouche, plus aucun passage assez large ne mène « { $id } » jusqu'à « { $place } ». Ouvre un autre passage.

# Ce dont les règles parlent pendant un relais, là où la situation n'a pas de mots à elle.
situation-relay-phase = la phase en cours
situation-relay-relay = le déroulement
situation-relay-people-here = les personnes qui jouent
situation-relay-loads-here = les charges qui sont là
situation-relay-loads-arrived = les charges à leur place
situation-relay-levers-held = les leviers tenus
situation-relay-cable-wanted = une autre charge a besoin du câble
situation-relay-way-blocked = une allée est bouchée
situation-relay-post = le poste
situation-relay-holding = ce qui est en main
situation-relay-stuck = ça coince
situation-relay-note-open = le plan est ouvert
situation-relay-pace = l'allure
situation-relay-left = ce qui reste
situation-relay-load = la charge
situation-relay-others = les autres qui tiennent
situation-relay-in-place = à sa place
situation-relay-speed = la vitesse
situation-relay-door = la porte
situation-relay-loaded = avec une charge
situation-relay-charge = la batterie
situation-relay-wanted = demandé ailleurs
situation-relay-asked = on l'avait demandé
situation-relay-corridor = l'allée
situation-relay-after-block = après le bouchon
situation-relay-part = le rôle dans la relève
situation-relay-sticker = l'autocollant
situation-relay-spot = l'endroit
situation-relay-open = il reste à faire
situation-relay-stickers = les autocollants posés
situation-relay-moved-before = déjà en marche
situation-relay-note-read = le plan a été ouvert
situation-relay-arrived = les charges arrivées

# Ce dont les règles parlent sur une ligne, là où la situation n'a pas de mots à elle.
situation-line-phase = la phase en cours
situation-line-rule-card = la carte des règles
situation-line-pieces-put = les pièces mises dans un bac
situation-line-kept = les pièces gardées
situation-line-to-repair = les pièces à réparer
situation-line-put-aside = les pièces mises à part
situation-line-at-post = une pièce est au poste
situation-line-piece-gauged = la pièce du poste est mesurée
situation-line-working = les mains font quelque chose
situation-line-pieces-recorded = les pièces du relevé
situation-line-drift = la dérive des pièces
situation-line-things-moved = les choses déplacées

# Fichiers de réponses
situation-answers-not-one = Ce fichier porte le nom d'un fichier de réponses et n'en est pas un. Fais-le faire à nouveau par le pont.
situation-answers-version = Ce fichier de réponses vient d'un pont plus récent. Installe ici un Envol plus récent, puis recommence.
situation-answers-too-large = Ce fichier de réponses est plus grand que ce qui est lu. Fais-le faire à nouveau par le pont.
situation-answers-cut = Ce fichier de réponses s'arrête en route : la clé a été retirée trop tôt, ou elle s'abîme. Ce qui est entier est pris ; fais-le faire à nouveau pour le reste.
situation-answers-malformed = Une réponse de ce fichier n'est pas lisible ici. Les autres sont prises ; fais faire le fichier à nouveau par le pont.
situation-answers-signature = Une réponse de ce fichier n'est pas signée par l'organisation pour ce poste et cette demande : elle n'est pas prise. Fais faire le fichier à nouveau par le pont.
situation-answers-unreadable = L'ordinateur n'arrive pas à lire ce fichier. La clé est-elle encore en place ?
