# Commandes d'auteur, démonstration, mesures.
authoring-error = erreur
authoring-warning = à voir
authoring-note = note
authoring-file = { $file } ne peut pas être lu ou écrit : { $error }.
authoring-file-missing = Je ne trouve pas { $file }. Vérifie le chemin, et que le dossier existe.
authoring-file-denied = Je n'ai pas le droit de lire ou d'écrire { $file }. Choisis un autre endroit.
authoring-file-full = Le disque est plein : { $file } n'a pas pu être écrit. Fais de la place, puis recommence.
authoring-file-is-a-folder = { $file } est un dossier : il faut un fichier.
authoring-file-no-folder = Un fichier se trouve là où il faut un dossier : { $file }. Choisis un autre endroit.
authoring-unusable = Le dossier { $folder } ne peut pas être joué : corrige d'abord les erreurs ci-dessus.
authoring-check-good = { $scenario } : tout est bon. Lignes de la grille : { NUMBER($rows) } ; badges : { NUMBER($badges) } ; tirages essayés par les pilotes : { NUMBER($seeds) }.
authoring-check-bad = Erreurs à corriger : { NUMBER($errors) }.
authoring-check-making-possible = Ce qui est demandé peut être fait avec ce qu'il y a : une séance de { $time } le montre, rejouée à l'identique (tirage { $seed }).
authoring-check-making-impossible = Ce qui est demandé ne peut pas être fait :
authoring-check-making-not-decided = Si ce qui est demandé peut être fait n'est pas tranché (états visités : { NUMBER($states) } ; --states pour chercher plus loin).
authoring-check-rows = Ce que des séances d'essai montrent, ligne par ligne :
authoring-check-possible = possible : pilote « { $style } », tirage { $seed }, de { $from } à { $to }
authoring-check-possible-varied = possible : pilote « { $style } » dérangé, tirage { $seed }, de { $from } à { $to }
authoring-check-possible-marked = possible, avec des marques de personnes : pilote « { $style } », tirage { $seed }, de { $from } à { $to }
authoring-check-not-decided = pas tranché : ni vue ni exclue (états visités : { NUMBER($states) } ; séances : { NUMBER($sessions) } ; --states pour chercher plus loin)
authoring-check-not-decided-events = pas tranché : ni vue ni exclue (états visités : { NUMBER($states) } ; séances : { NUMBER($sessions) }) ; jamais arrivé : { $events }
authoring-check-without-act = à voir : vue aussi quand personne ne touche à rien (tirage { $seed }, { $at }) ; ajoute un geste à l'occasion ou à la règle
authoring-check-hands-off = à voir : vue encore quand on lâche tout à partir de l'occasion (tirage { $seed }, { $at }) ; est-ce bien un geste de la personne ?
authoring-check-kept = Les séances qui montrent ces lignes sont dans { $folder } (à ouvrir avec « journal » ou « try »).
authoring-simulate-no-numbers = Les pilotes de cette situation ne sont pas décrits par des nombres : il n'y a rien à faire varier.
authoring-simulate-intro = Pilotes virtuels : { NUMBER($pilots) } ; tirages de { $from } à { $to }. Ce sont des nombres, pas des personnes.
authoring-simulate-lengths = Durée des séances : de { $quickest } à { $slowest }, la moitié sous { $half }.
authoring-simulate-row = séances où la ligne est vue : { NUMBER($sessions) } ; où l'occasion est venue : { NUMBER($occasions) }
authoring-simulate-without = sans
authoring-simulate-with = avec
authoring-simulate-figure = { $value }
authoring-pilot-looks-over = regarde le drone et traite ce qui cloche
authoring-pilot-reaction = temps de réaction (s)
authoring-pilot-blur = regard imprécis (m par m)
authoring-pilot-eager = manche par mètre à parcourir
authoring-pilot-brake = manche pour freiner, par m/s
authoring-pilot-most-stick = manche au plus (sur 127)
authoring-pilot-pause = pause entre deux gestes (s)
authoring-pilot-waits = attend le feu vert
authoring-pilot-signals = signale le poteau couché
authoring-pilot-heeds = se pose quand on l'appelle
authoring-pilot-explores = essaie le filet et les poteaux
authoring-pilot-order = suit l'ordre des étapes (0 à 1)
authoring-pilot-checks = vérifie, se protège, range (0 à 1)
authoring-pilot-noise = écart de la main (mm)
authoring-pilot-redo = refait une pièce hors mesure (0 à 1)
authoring-pilot-says = dit les imprévus (0 à 1)
authoring-pilot-reads = regarde la fiche (0 à 1)
authoring-pilot-first = écart de la première coupe (mm)
authoring-pilot-gauges = mesure les pièces douteuses (0 à 1)
authoring-pilot-eye = œil imprécis (part de la tolérance)
authoring-pilot-people = combien de personnes (2 à 4)
authoring-pilot-mistakes = prend un signe pour un autre (0 à 1)
authoring-pilot-asks-missing = demande ce qui manque
authoring-pilot-acknowledges = dit « Reçu » avant le levier (0 à 1)
authoring-pilot-reads-back = relit avant le levier (0 à 1)
authoring-pilot-talks = se reparle après une surprise
authoring-pilot-stalls = cale une fois aux mains
authoring-pilot-waits-for-all = choisit quand tout est sur la table
authoring-pilot-forgets = se souvient d'un autre lieu (0 à 1)
authoring-pilot-shares = pose sa carte sans qu'on demande (0 à 1)
authoring-pilot-looks-again = retourne regarder avant de choisir (0 à 1)
authoring-pilot-tells = apporte la nouvelle (0 à 1)
authoring-pilot-misplaces = colle là où il ne reste rien à faire (0 à 1)
authoring-pilot-signs = fait signe : reçu, signaler, demander
authoring-pilot-impatient = lâche la porte trop tôt (0 à 1)
authoring-pilot-frees = libère le câble dès qu'il le faut
authoring-pilot-helps = aide avant qu'on le demande
authoring-pilot-reads-plan = ouvre le plan avant de bouger (0 à 1)
authoring-pilot-follows = suit la carte du moment (0 à 1)
authoring-pilot-records = tient le relevé avant le départ
authoring-pilot-stops = arrête avant d'ouvrir la trappe
authoring-pilot-looks = cherche la cause derrière la trappe
authoring-pilot-arranges = range le poste à son idée
authoring-print-nothing = « { $title } » n'a rien à imprimer : ni objet à fabriquer, ni carnets.
authoring-print-letter = « { $found } » n'est pas la lettre d'un carnet. Choisis de A à L.
authoring-print-carnets-title = { $title } : les carnets
authoring-print-carnets-done = Carnets de « { $title } » : { $file } (pages A4 : { NUMBER($pages) }). Imprime en noir, recto verso si tu peux : quatre pages par lettre. Les mêmes pages valent pour toutes les séances.
authoring-print-carnet-how = Le carnet { $letter }
authoring-print-carnet-letter = Tournez la machine jusqu'à la lettre { $letter } : avec une autre, ce carnet ne va pas.
authoring-print-carnet-back = Mets-toi où tu ne vois pas l'écran. Les autres ne regardent pas ces pages.
authoring-print-carnet-signs = On te décrit un signe ? Trouve-le. Dis ce qui est à côté.
authoring-print-carnet-smudge = Une ligne tachée ? Appuie sur « Demander » (au clavier : 2 ou 8). La machine rend le morceau.
authoring-print-carnet-two = À deux carnets : coupez sur le trait, et partagez-vous les pages.
authoring-print-carnet-page = { $letter } · page { $at }
authoring-print-carnet-set = À chaque signe, son repère.
authoring-print-carnet-bells = Sonne de haut en bas, seulement les signes montrés.
authoring-print-carnet-crank = Trois tours par signe, de gauche à droite. Chacun sa poignée.
authoring-print-carnet-left = gauche
authoring-print-carnet-right = droite
authoring-print-done = Plan de « { $title } » : { $file } (pages A4 : { NUMBER($pages) }). Imprime-le à 100 % (« taille réelle »), puis mesure la barre en bas : elle doit faire 50 mm.
authoring-print-title = { $title } : le plan
authoring-print-same = Les mêmes pièces et les mêmes trous que dans le jeu, pour fabriquer l'objet en vrai.
authoring-print-full-size = Imprime à 100 % (« taille réelle »), puis mesure la barre en bas de la page : 50 mm.
authoring-print-with-somebody = Fabrique avec quelqu'un qui connaît les outils. Mets ce qui protège avant de commencer.
authoring-print-bar = 50 mm : mesure cette barre
authoring-print-page = { $title } · page { $at } sur { $end }
authoring-print-scale = échelle { $scale }
authoring-print-life-size = échelle { $scale }, taille réelle
authoring-print-front = Vu de devant
authoring-print-side = Vu du côté droit
authoring-print-top = Vu d'en haut
authoring-print-parts = Les pièces (mm)
authoring-print-part = Pièce
authoring-print-size = Longueur × largeur × épaisseur
authoring-print-off = Écart permis
authoring-print-holes = Trous
authoring-print-wood = Le bois
authoring-print-kerf = Chaque trait de scie mange { $kerf } mm.
authoring-print-board = { $stock }, { $size } mm. Il en faut : { NUMBER($boards) }.
authoring-print-cuts = { $at }. { $cuts } (reste { $left } mm)
authoring-print-longer = À trouver plus long : { $cuts }
authoring-print-joints = Les assemblages (vis en tout : { NUMBER($screws) })
authoring-print-joint = { $part } se visse sur { $onto } (vis : { NUMBER($screws) }).
authoring-print-more-screws = Dans le jeu, chaque pièce tient par un seul assemblage. En vrai, visse aussi les autres bords qui se touchent.
authoring-print-tools = Outils et protections
authoring-print-steps = Les étapes
authoring-recorded = Séance gardée dans { $file } : { NUMBER($seconds) } s, { NUMBER($kilobytes) } ko, moments vus : { NUMBER($moments) }.
authoring-demo-scenario = Situation « { $title } », lignes de la grille : { NUMBER($rows) } (empreinte { $hash }).
authoring-demo-flight = Vol d'un pilote : { NUMBER($seconds) } s, { NUMBER($kilobytes) } ko.
authoring-demo-bridge = La page de relecture écoute sur { $address }.
authoring-demo-paired = Poste et page de relecture se connaissent.
authoring-demo-played = Séance jouée sur le poste, fermée et signée.
authoring-demo-account = J'ai regardé le drone avant de partir. J'ai attendu le feu vert, puis j'ai suivi les poteaux.
authoring-demo-named = Je garde mon calme et je suis la consigne.
authoring-demo-kept = Raconté, nommé, répondu : « Je garde ma réponse ».
authoring-demo-seen = Ce qui a été vu ensuite, moments : { NUMBER($moments) }.
authoring-demo-asked = Demande de badge, extraits choisis. Code : { $code }.
authoring-demo-inbox = La demande attend une personne : { $page }.
authoring-demo-words = Tu as pris le temps de regarder avant d'agir. Garde cette façon de faire.
authoring-demo-decided = { $name } a lu la demande et décide d'émettre.
authoring-demo-verified = Badge « { $badge } » sorti de l'image et vérifié ; signé par { $did }.
authoring-demo-refused = Le même, une lettre changée, est refusé : { $error }
authoring-demo-look = À regarder dans { $folder } : badge.png, badge.json, le dossier de preuves, session.journal, claim.html.
authoring-demo-no-bridge = Le programme issuer-bridge n'est pas à côté de celui-ci : lance « ./envol demo », qui compile les deux.
authoring-demo-bridge-silent = La page de relecture n'a pas dit son adresse en 30 secondes.
authoring-demo-page = La page de relecture a répondu autrement que prévu : { $error }
authoring-demo-clock = L'horloge de cet ordinateur dit { $date }, et un badge serait daté de ce jour. Règle l'horloge (ou installe un Envol plus récent, si la date est juste), puis recommence.
authoring-demo-no-claim = La demande n'est pas arrivée en 30 secondes.
authoring-demo-no-badge = Le badge n'est pas revenu au poste en 60 secondes.
authoring-demo-not-refused = Un badge modifié a été accepté : c'est une faute, signale-la.
authoring-bench-reached = visé { NUMBER($aim) }, rapport { NUMBER($ratio) }
authoring-bench-short = visé { NUMBER($aim) }, rapport { NUMBER($ratio) } : en deçà
authoring-bench-frames-title = Images en jeu avec ce que l'écran écrit, { $window }, sans carte graphique. Médiane visée en ms, au plus : { NUMBER($aim) }
authoring-bench-frames-head = | situation · moment | médiane, ms | 95e centile, ms | la plus longue, ms | processeur par image, ms | mémoire, Mo |
authoring-bench-frames-peak = Mémoire au plus : { $peak } Mo ; ce qu'elle prend de plus : { $slope } Mo par minute
authoring-bench-no-window = La fenêtre du jeu n'a pas été mesurée : { $reason }

# Les règles : explain, try, monitor.
authoring-explain-people = Vu par des personnes, sur l'échelle humaine.
authoring-try-seen = vue à { $places }
authoring-try-no-occasion = l'occasion n'est pas venue
authoring-try-not-here = pas encore vu ici (occasions venues : { NUMBER($occasions) })
authoring-try-sweep = Séances où la ligne est vue (sur { NUMBER($sessions) }), selon « { $threshold } » :
authoring-try-chart = Séances où la ligne est vue, selon le seuil (sur { NUMBER($sessions) })
authoring-try-drawn = Dessin : { $file }
authoring-trace-empty = { $file }, ligne { $line } : il faut une colonne de temps, au moins un signal et deux mesures.
authoring-trace-name = { $file }, ligne { $line } : « { $found } » ne peut pas nommer un signal (lettres, chiffres et _, chaque nom une fois, 256 au plus).
authoring-trace-number = { $file }, ligne { $line } : « { $found } » n'est pas un nombre fini (ni NaN, ni infini, moins de 9·10¹² en valeur).
authoring-trace-columns = { $file }, ligne { $line } : { NUMBER($found) ->
    [one] { NUMBER($found) } colonne
   *[other] { NUMBER($found) } colonnes
}, ce n'est pas le nombre de la première ligne.
authoring-trace-order = { $file }, ligne { $line } : le temps { $found } n'avance pas.
authoring-trace-long = { $file }, ligne { $line } : plus de { NUMBER($found) ->
    [one] { NUMBER($found) } mesure
   *[other] { NUMBER($found) } mesures
}.
authoring-trace-wide = { $file }, ligne { $line } : plus de { NUMBER($found) ->
    [one] { NUMBER($found) } valeur
   *[other] { NUMBER($found) } valeurs
} (mesures × signaux). Gardez moins de signaux ou une partie de la séance.
authoring-trace-far = { $file }, ligne { $line } : le temps { $found } s est trop loin de zéro (10¹² s au plus).
authoring-trace-time = { $file }, ligne { $line } : il manque le temps au début de la ligne.
authoring-trace-resampled-long = { $file }, ligne { $line } : les temps sont trop irréguliers, ou trop loin les uns des autres : il faudrait plus de { NUMBER($found) ->
    [one] { NUMBER($found) } mesure
   *[other] { NUMBER($found) } mesures
}.
authoring-trace-line-long = { $file }, ligne { $line } : la ligne dépasse { NUMBER($found) ->
    [one] { NUMBER($found) } octet
   *[other] { NUMBER($found) } octets
}.
authoring-trace-not-text = { $file }, ligne { $line } : ce n'est pas du texte. Vérifie que c'est le bon fichier.
authoring-trace-utf-16 = { $file }, ligne { $line } : le fichier est en UTF-16 (« Unicode »). Enregistre-le en « CSV UTF-8 ».
authoring-trace-latin-1 = { $file }, ligne { $line } : le fichier n'est pas en UTF-8, sans doute en Latin-1 (Windows-1252) : ici, « { $found } ». Enregistre-le en « CSV UTF-8 ».
authoring-trace-quote = { $file }, ligne { $line } : un guillemet n'est pas fermé, ou quelque chose le suit : { $found }
authoring-trace-comma = { $file }, ligne { $line } : « { $found } » se lit de deux façons, avec des milliers ou avec des décimales. Sépare les colonnes par des points-virgules, ou écris les décimales avec un point.
authoring-trace-decimals = { $file }, ligne { $line } : « { $found } » n'a pas le signe décimal des nombres d'avant. Garde partout la virgule, ou partout le point.
authoring-trace-clock = { $file }, ligne { $line } : « { $found } » est une date ou une heure. Écris les secondes depuis le début : 0, 0.5, 1…
authoring-trace-time-unit = { $file }, ligne { $line } : « { $found } » ne compte pas du temps. Mets le temps en premier : en secondes, ou avec son unité dans le nom (temps_ms).
authoring-trace-resampled = Mesures irrégulières : chaque ligne est gardée, ses valeurs tiennent jusqu'à la suivante. Pas de temps : { NUMBER($period) } s ; lignes lues : { NUMBER($lines) } ; mesures : { NUMBER($samples) }.
authoring-trace-hole = Rien entre { NUMBER($from) } s et { NUMBER($to) } s : ce qui regarde là n'est pas tranché (« unknown »).
authoring-trace-more-holes = … et { NUMBER($more) ->
    [one] { NUMBER($more) } autre trou
   *[other] { NUMBER($more) } autres trous
}.
authoring-trace-holes-held = Si le fichier n'a de ligne que là où quelque chose change, ajoute --hold : les valeurs tiennent alors jusqu'à la ligne suivante.
authoring-monitor-set = « { $found } » : il faut NOM=NOMBRE, par exemple --set eps=0.05.
authoring-monitor-more-problems = … et { NUMBER($more) ->
    [one] { NUMBER($more) } autre
   *[other] { NUMBER($more) } autres
}. Corrigez d'abord ce qui précède.
authoring-monitor-no-distance = Les fenêtres sont trop longues pour mesurer les écarts ; les verdicts suivent.

# Ce dont les règles peuvent parler : vocabulary.
authoring-vocabulary-title = Ce dont les règles de « { $scenario } » peuvent parler
authoring-vocabulary-signals = SIGNAUX : une valeur soixante fois par seconde. Nom, valeurs, à qui, ce que c'est.
authoring-vocabulary-events = ÉVÉNEMENTS : ce qui arrive à un instant, event(nom). Nom, champs, geste ou non, ce que c'est.
authoring-vocabulary-phases = PHASES : phase = nom, during(nom, …), begins(phase = nom).
authoring-vocabulary-marks = NOTES DE PERSONNES : mark(nom). Les lignes de la grille que des personnes voient.
authoring-vocabulary-forms = FORMES : elles se lisent comme une phrase. La forme, ce qu'elle veut dire exactement, puis la phrase.
authoring-vocabulary-operators = OPÉRATEURS : A, B, C sont des conditions, x et y des signaux ; [from, to] sont des secondes.
authoring-vocabulary-none = (aucun)
authoring-vocabulary-per-seat = à chacun
authoring-vocabulary-shared = commun
authoring-vocabulary-own-act = son geste
authoring-vocabulary-happens = arrive
authoring-vocabulary-true-or-false = oui ou non
authoring-vocabulary-range = de { $min } à { $max } { $unit }
authoring-vocabulary-observer = pédagogue
authoring-vocabulary-oneself = soi-même
authoring-vocabulary-peer = témoin
