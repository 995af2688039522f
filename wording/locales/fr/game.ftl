# Le jeu : ce qu'une jeune personne lit.
game-station-name = Poste Envol
game-options = envol-game [--station DOSSIER] [--scenarios DOSSIER] [--pair FICHIER] [--language fr|en] [--safe-graphics] [--kiosk] [--window LxH] [--state-hash]
game-option-unknown = Je ne connais pas l'option { $option }. « envol-game --help » les montre toutes.
game-option-value = L'option { $option } attend une valeur.
game-option-unfit = « { $value } » ne convient pas à l'option { $option }.
game-no-display = Il n'y a pas d'écran ici : Envol ne peut pas ouvrir de fenêtre. Sans écran, « ./envol demo » va d'un vol enregistré jusqu'à un badge.
game-no-scenarios = Je ne trouve pas le dossier des situations. Donne-le avec --scenarios.
game-empty-scenarios = Je ne trouve aucune situation jouable dans { $folder }. « ./envol check » dit ce qui manque.
game-no-graphics = Cet ordinateur n'a pas pu dessiner la fenêtre. Essayé : { $tried }. Installe un pilote pour sa carte graphique (sous Debian, mesa-vulkan-drivers s'en passe), ou essaie « ./envol demo », qui n'a pas besoin d'écran.
game-no-window = La fenêtre n'a pas pu s'ouvrir sur cet ordinateur. Relance Envol avec --safe-graphics, ou essaie « ./envol demo », qui n'a pas besoin d'écran.
game-no-graphics-windows = Cet ordinateur n'a pas pu dessiner la fenêtre. Essayé : { $tried }. Installe ou mets à jour le pilote de sa carte graphique (Windows Update en propose), puis réessaie.
game-no-window-windows = La fenêtre n'a pas pu s'ouvrir sur cet ordinateur. Réessaie ; si cela revient, redémarre l'ordinateur, ou mets à jour le pilote de sa carte graphique.
game-odd-screen = Un écran de cet ordinateur n'annonce pas sa fréquence. Débranche-le ou choisis une fréquence dans les réglages d'affichage, mets à jour le pilote de la carte graphique, puis réessaie.
game-drawn-safely = La dernière fois, Envol s'est arrêté en ouvrant sa fenêtre. Cette fois il dessine au plus simple. Dans Réglages, « Image » permet de choisir autre chose.
game-odd-scale = L'écran de cet ordinateur annonce une taille de texte impossible (Xft.dpi). Corrige-la dans les réglages de l'écran, ou lance Envol avec WINIT_X11_SCALE_FACTOR=1.
game-venue-not-followed = Le fichier du lieu n'est pas suivi. { $place } : { $reason }
game-situation-left-out = Une situation est laissée de côté : « { $folder } ». { $place } : { $reason } Les autres se jouent. « ./envol check » explique tout.
game-plain-title = Envol ne peut pas s'ouvrir
game-plain-again = Réessayer
game-plain-close = Fermer

game-continue = Continuer
game-back = Retour
game-later = Plus tard
game-on = Oui
game-off = Non
game-key-enter = Entrée
game-key-escape = Échap
game-key-space = Espace
game-trouble-read = J'ai lu
game-leave = Je dois partir
game-leave-title = Tu dois partir ?
game-leave-purpose = Ce que tu as fait est gardé. Tu pourras continuer plus tard, à l'accueil.
game-leave-no = Rester
game-leave-yes = Partir
game-away-title = Tu es toujours là ?
game-away-purpose = { NUMBER($seconds) ->
    [0] Sans réponse, Envol garde tout et revient à l'accueil maintenant.
    [1] Sans réponse, Envol garde tout et revient à l'accueil dans 1 seconde.
   *[other] Sans réponse, Envol garde tout et revient à l'accueil dans { NUMBER($seconds) } secondes.
}
game-away-no = Je suis là
game-kiosk-closed = Ce poste reste sur Envol. Pour fermer : Réglages › Le lieu, avec le code d'animation, puis « Fermer Envol ».
game-kiosk-without-code = Ce poste n'a pas de code d'animation : tout le monde peut fermer Envol. Choisis-en un dans Réglages › Le lieu.
game-letters-space = espace
game-letters-open = Écrire avec la grille de lettres
game-letters-erase = Effacer
game-letters-done = C'est écrit

game-welcome-title = Envol
game-welcome-purpose = Dis qui est là, puis choisis ce que tu veux faire.
game-welcome-who = Qui est là ?
game-welcome-new = Je suis là
game-welcome-ways = Qu'est-ce que tu veux faire ?
game-welcome-hello = Bonjour { $name }. Qu'est-ce que tu veux faire ?
game-way-play = Vivre une situation
game-way-play-line = Tu fais, puis tu regardes ce que tu as fait.
game-way-tell = Raconter une expérience
game-way-tell-line = Quelque chose que tu as vécu ailleurs. Ça vient bientôt.
game-way-map = Ma carte
game-way-map-line = Ce que tu sais faire, et où ça peut mener. Ça vient bientôt.
game-way-requests = Mes demandes
game-way-requests-line = Où en sont tes demandes de badge.
game-way-requests-news = Quelque chose est arrivé pour toi.
game-way-mine = Mes affaires
game-way-mine-line = Ce qui est gardé sur toi : l'emporter, l'effacer.
game-resume-title = Reprendre
game-resume-purpose = Choisis la séance que tu veux reprendre.
game-resume-what = Reprendre { $situation }, { $name }
game-resume-all = { NUMBER($count) ->
    [0] Rien à reprendre
    [1] Voir la séance à reprendre
   *[other] Voir les { NUMBER($count) } séances à reprendre
}
game-resume-line = Elle attend que tu la regardes.
game-resume-on-the-way = Tu étais en train de la regarder.
game-resume-interrupted = Elle s'est arrêtée en route. Tout ce qui était fait est gardé.
game-ago = { $unit ->
    [now] À l'instant.
    [minutes] Il y a { NUMBER($count) } min.
    [hours] Il y a { NUMBER($count) } h.
   *[other] { NUMBER($count) ->
        [0] Aujourd'hui.
        [1] Il y a un jour.
       *[other] Il y a { NUMBER($count) } jours.
    }
}
game-resume-gone = La situation de cette séance n'est plus sur ce poste. La séance reste gardée.
game-code-ask = { $name }, montre tes quatre images dans l'ordre.

game-arrive-title = Je suis là
game-arrive-purpose = Choisis comment on t'appelle ici. Pas besoin de ton vrai nom.
game-arrive-name = Ton pseudo
game-arrive-name-hint = Écris un pseudo
game-arrive-note = Il reste sur ce poste, et s'efface avec ta dernière séance.
game-arrive-picture = Ton image
game-picture-kite = Cerf-volant
game-picture-heron = Héron
game-picture-lighthouse = Phare
game-picture-fox = Renard
game-picture-bicycle = Vélo
game-picture-fern = Fougère
game-picture-boat = Bateau
game-picture-comet = Comète
game-picture-snail = Escargot
game-picture-key = Clé
game-picture-mountain = Montagne
game-picture-drum = Tambour
game-arrive-code = Garder mes séances avec un code de quatre images
game-arrive-code-choose = Choisis quatre images, dans l'ordre
game-arrive-hint = Il manque un pseudo.
game-arrive-hint-code = Le code a quatre images.
game-arrive-on = C'est moi
game-arrive-witness-title = Je suis témoin
game-arrive-witness-purpose = Choisis comment on t'appelle ici. Pas besoin de ton vrai nom.

game-pair-title = À deux, c'est mieux
game-pair-purpose = L'un fait, l'autre regarde. Ensuite, on échange.
game-pair-doer = Fait
game-pair-witness = Qui est témoin ?
game-pair-witness-line = La personne témoin guette trois choses au plus. Une touche quand elle en voit une :
game-keys-block = sur le pavé numérique
game-keys-laptop = sans pavé (avec Fn s'il le faut)
game-pair-new = Quelqu'un d'autre
game-pair-swap = Échanger
game-pair-alone = Continuer sans témoin

game-situations-title = Vivre une situation
game-situations-purpose = Choisis ce que tu veux vivre.
game-grid-proposed = À l'essai : ni un jeune ni un partenaire n'a encore signé ce qu'on regarde.
game-grid-agreed = Ce qu'on regarde est signé, avec des jeunes et un partenaire.

game-briefing-title = Avant de commencer
game-briefing-purpose = Voici ce qui va se passer.
game-briefing-happens = Ce qui va se passer
game-briefing-on = J'y vais
game-controls-keyboard = Tes mains sur le clavier
game-controls-several = À plusieurs sur un clavier
game-controls-gamepad = Tes mains sur la manette
game-controls-mouse = Ta main sur la souris
game-hand-left = Main gauche : { $does }
game-hand-right = Main droite : { $does }
game-flight-left = hauteur, tourner
game-flight-right = avancer, côtés
game-plain-hand = bouger
game-workshop-hand = la main sur la pièce
game-line-hand = la main au poste
game-controls-stop = STOP : tout s'arrête en douceur
game-controls-let-go = STOP : la main lâche, la machine s'arrête
game-controls-machine-off = STOP : la machine s'arrête
game-controls-point = Montrer une chose dans l'image
game-controls-click = Clique une chose. Garde appuyé sur la pièce : la main y va.
game-controls-click-only = Clique une chose pour la prendre ou la montrer.
game-controls-choices = Choisir ce qui est proposé
game-controls-verbs = Signaler, demander, proposer, reçu
game-controls-pause = Pause, quand tu veux
game-looked-title = Qu'est-ce que tu veux qu'on regarde ?
game-looked-purpose = Voici ce qu'on peut voir pendant la situation. Choisis ce qui t'intéresse.
game-looked-rest = Regarder tout
game-looked-witness = { $name } guette, trois choses au plus : à choisir à droite de chaque ligne.
game-looked-watch = À guetter : { $row }
game-looked-all = Sans choix, on regarde tout.

game-metres = { NUMBER($metres) } m
game-percent = { NUMBER($percent) } %
game-millimetres = { NUMBER($millimetres) } mm
game-metres-per-second = { NUMBER($metres) } m/s
game-metres-per-second-squared = { NUMBER($acceleration) } m/s²
game-seconds = { NUMBER($seconds) } s
game-degrees = { NUMBER($degrees) }°
game-degrees-per-second = { NUMBER($rate) }°/s
game-grams = { NUMBER($grams) } g
game-newtons = { NUMBER($newtons) } N
game-newton-metres = { NUMBER($torque) } N·m
game-degrees-celsius = { NUMBER($celsius) } °C
game-count = { NUMBER($count) }
game-sheet-page = Fiche : { $page } ({ NUMBER($leaf) } sur { NUMBER($leaves) })
game-sheet-before = Avant
game-sheet-next = Après
game-sheet-nearer = Plus près
game-sheet-close = Fermer
game-sheet-part = pièce
game-sheet-size = long × large × épais, mm
game-sheet-off = à … près
game-sheet-holes = trous
game-sheet-sizes = { NUMBER($long) } × { NUMBER($wide) } × { NUMBER($thick) }
game-sheet-tolerance = ± { NUMBER($mm) }
game-sheet-delivered = livrée
game-sheet-to-cut = à scier
game-sheet-cut = scié
game-sheet-measure = { NUMBER($mm) }
game-sheet-across = Ø { NUMBER($mm) }
game-workshop-lays-down = La pièce va sur l'établi.
game-workshop-step-done = Fait : { $step } ({ $phase } : { NUMBER($done) } sur { NUMBER($all) })
game-workshop-act-of = { $act } : { $of }
game-hand-move = Déplace la main
game-hand-asked = va à { $place }
game-hand-asked-within = va à { $place }, à { $within } près
game-hand-less = Un petit pas en arrière
game-hand-more = Un petit pas en avant
game-hand-nearer = Un petit pas plus près
game-hand-farther = Un petit pas plus loin
game-more-choices = La suite ({ NUMBER($board) } sur { NUMBER($boards) })
game-stop = STOP
game-pause = Pause
game-help-position = Stabilisé
game-help-angle = Souple
game-help-rate = Manuel
game-help-situation = Comme prévu
game-view-pilot = Voir en pilote
game-view-chase = Voir de derrière
game-view-on-board = Voir à bord
game-view-bench = Voir tout l'établi
game-view-piece = Voir de près
game-view-post = Voir tout le poste
game-verb-signal = Signaler
game-verb-ask = Demander
game-verb-propose = Proposer
game-verb-acknowledge = Reçu
game-verb-said = { $verb } : c'est noté
game-said-before = Avant : { $words }
game-need = J'ai besoin de quelqu'un
game-need-still = Le temps est arrêté. Rien n'est noté.
game-need-on = Quelqu'un est là : on reprend
game-count-in = On reprend dans { NUMBER($seconds) }
game-push-ahead = avance
game-push-back = recule
game-push-right = va à droite
game-push-left = va à gauche
game-push-up = monte
game-push-down = descends
game-stick-left = main gauche
game-stick-right = main droite
game-pad-left = pavé gauche
game-pad-right = pavé droit
game-legend-title = Tes touches
game-legend-short = Touches
game-legend-close = Cacher les touches
game-legend-rise = monter, descendre
game-legend-turn = tourner
game-legend-ahead = avancer, reculer
game-legend-aside = gauche, droite
game-legend-along = le long de la pièce
game-legend-across = plus près, plus loin
game-legend-pad-left = Pavé gauche : { $does }
game-legend-pad-right = Pavé droit : { $does }
game-legend-sideways = gauche, droite
game-legend-lengthways = avant, arrière
game-legend-stop = STOP : ça s'arrête
game-legend-let-go = STOP : lâcher, arrêter
game-legend-machine-off = STOP : arrêter la machine
game-legend-main = Faire ce qui est demandé
game-legend-point = montrer une chose
game-legend-take = prendre, faire
game-legend-click = Clique une chose pour la prendre ou la montrer.
game-legend-lead = Garde appuyé sur la pièce : la main y va.
game-legend-wheel = Molette : un petit pas.
game-legend-need = Tenu : « J'ai besoin de quelqu'un »
game-legend-view = Changer de vue
game-legend-pause = pause
game-pause-title = Pause
game-pause-gamepad = Manette débranchée. On t'attend.
game-pause-window = On t'attend.
game-pause-purpose = Rien ne bouge. Prends ton temps, parle avec les autres.
game-pause-on = Reprendre
game-animator-title = Animation
game-animator-come = C'est l'animation
game-animator-here = Tes marques sont celles de l'animation, jusqu'à ce que tu partes.
game-animator-go = Je m'en vais
game-pause-leave = Arrêter ici
game-pause-leave-yes = Oui, arrêter et regarder
game-pause-leave-purpose = Arrêter ici ? Ce que tu as fait est gardé, on le regarde ensuite.
game-looked-whose = { $name }, que veux-tu qu'on regarde ?
game-table-title = Qui joue ?
game-table-purpose = Chacun a sa place, sa couleur et sa forme. On peut venir et partir pendant le jeu.
game-table-seat = Place libre
game-table-who = Qui joue avec toi ?
game-table-free = Encore libres : { NUMBER($count) }. On peut s'asseoir pendant le jeu.
game-end-tellers = Chacun raconte sa place. Qui commence ?
game-end-time-shared = Vous avez joué { $time }.
game-end-lanes = Qui a fait quoi, et quand
game-end-board = Ce qu'il y a sur le plateau
game-situation-seats = Nombre de personnes : { NUMBER($seats) }
game-situation-seats-from = Nombre de personnes : { NUMBER($least) } à { NUMBER($most) }
game-pause-places = Changer de place
game-pause-join = Qui joue à la place { $seat } ?
game-places-title = Qui est où ?
game-places-purpose = Chacun appuie sur sa touche, sur A, ou clique : c'est sa place. Encore une fois : la suivante. Un clavier fait deux places.
game-places-free = Place libre. Appuie sur ta touche, sur A, ou clique ici.
game-places-left = Clavier, moitié gauche
game-places-right = Clavier, moitié droite
game-places-gamepad = Manette
game-places-mouse = Souris
game-places-on = On y va
game-columns-more = { NUMBER($count) ->
    [one] { NUMBER($count) } possibilité
   *[other] { NUMBER($count) } possibilités
}
game-witness-next = Témoin. Autre place :
game-witness-keys = Pavé numérique, ou F1 à F4
game-pause-said = Ce qui t'a été dit, le plus récent en haut

game-end-title = C'est fini. Souffle un peu.
game-end-purpose = Ta séance est là. Ensuite, tu racontes.
game-end-time = Tu as joué { $time }.
game-end-saving = On range ta séance…
game-end-saved = Ta séance est gardée sur ce poste.
game-end-next = Tu racontes d'abord avec tes mots. Après seulement, on regarde ce qui a été vu.
game-end-on = Raconter
game-end-again = Encore une fois
game-end-turn = Tourner
game-end-way = Ton chemin, vu d'en haut
game-end-line = Ta ligne, vue d'en haut, et la hauteur
game-clip-from-above = vu d'en haut
game-clip-height = hauteur
game-clip-seat = place { $seat }
game-end-later = Plus tard

game-tell-title = Raconte
game-tell-purpose = Dis ce que tu as vécu, avec tes mots. Personne ne corrige.
game-tell-field = Ce qui s'est passé, ce que tu as fait, ce qui a changé…
game-tell-hint = Tu peux aussi raconter à voix haute à quelqu'un.
game-tell-starters = Des débuts de phrases, si tu veux :
game-tell-starter-1 = J'ai regardé avant de commencer.
game-tell-starter-2 = J'ai attendu mon tour.
game-tell-starter-3 = Au début c'était difficile, puis c'est venu.
game-tell-starter-4 = Quelque chose a changé en route.
game-tell-starter-5 = J'ai trouvé une autre façon de faire.
game-tell-starter-6 = J'ai recommencé.
game-tell-starter-7 = J'ai demandé de l'aide.
game-tell-starter-8 = J'ai prévenu que ça n'allait pas.
game-tell-starter-9 = J'ai pris mon temps.
game-tell-starter-10 = La prochaine fois, je veux essayer autrement.

game-name-title = Je me reconnais
game-name-purpose = Donne un nom à ce que tu as fait. C'est ton nom qui compte.
game-name-question = Comment tu appelles ça ?
game-name-field = Par exemple : garder le cap
game-name-word-1 = observer avant d'agir
game-name-word-2 = suivre une consigne
game-name-word-3 = m'adapter
game-name-word-4 = garder mon attention
game-name-word-5 = recommencer
game-name-word-6 = faire en douceur
game-name-word-7 = prévenir les autres
game-name-word-8 = demander quand je ne sais pas
game-name-word-9 = prendre le temps qu'il faut

game-self-title = Je me reconnais
game-self-purpose = Réponds d'abord pour toi. Ensuite seulement, on regarde.
game-self-keep = Je garde ma réponse
game-self-hint = Tu peux laisser une ligne sans réponse. Après, ça ne change plus.
game-self-more = D'autres lignes, si tu veux
game-answer-yes = oui
game-answer-help = avec de l'aide
game-answer-not-this-time = pas cette fois
game-answer-dont-know = je ne sais pas

game-look-title = On regarde
game-look-purpose = Voici les moments vus. À toi de dire comment tu as fait.
game-look-on = Je garde, je demande
game-look-nothing = Rien n'était à regarder dans cette séance.
game-look-all-folded = Cette fois, rien n'a été vu par le jeu. Ton récit compte, et tu peux revivre la situation.
game-look-another-time = À vivre une autre fois
game-look-no-occasion = L'occasion n'est pas venue.
game-look-not-seen = Pas encore vu ici.
game-look-not-yet = Pas encore vu ici.
game-look-by-people = Une personne l'a vu.
game-look-not-the-game = Le jeu ne voit pas ça.
game-look-again = Revoir
game-look-moment-next = Moment suivant
game-look-moment-before = Moment d'avant
game-look-later = Maintenant, je dirais…
game-look-words = Comment tu as fait ? Avec tes mots.
game-look-me = Moi
game-look-game = Le jeu
game-look-people = Les autres
game-look-witness = Témoin
game-look-animator = Animation
game-look-no-answer = sans réponse
game-look-no-people = Personne n'a marqué ce moment.
game-look-moments = { NUMBER($count) ->
    [0] aucun moment vu
    [one] un moment vu
   *[other] { NUMBER($count) } moments vus
}
game-seen-with-help = vu avec de l'aide
game-seen = vu
game-seen-often = vu plusieurs fois, en autonomie
game-seen-helps = vu, et aide les autres

game-choose-title = Je garde, je demande
game-choose-purpose = Choisis un badge, et les moments que tu veux montrer. Le reste est à toi.
game-choose-badge = Le badge
game-choose-moments = Ce que je montre
game-choose-moment = Moment à { $time }
game-choose-row = Ma réponse
game-choose-people = Vu par quelqu'un
game-choose-nothing = Tu peux demander avec ton récit seul.
game-choose-needs-rows = { NUMBER($least) ->
    [0] Il ne demande aucune ligne en particulier.
    [one] Il demande une ligne sur { NUMBER($of) }, montrée par des moments ou le regard de personnes.
   *[other] Il demande { NUMBER($least) } lignes sur { NUMBER($of) }, montrées par des moments ou le regard de personnes.
} { NUMBER($shown) ->
    [0] Tu n'en montres pas encore.
    [one] Tu en montres une.
   *[other] Tu en montres { NUMBER($shown) }.
}
game-choose-account-there = Ton récit y est.
game-choose-account-open = Ton récit peut encore venir.
game-choose-witness-there = Une personne l'a vu.
game-choose-witness-open = Une personne peut encore en témoigner.
game-choose-leave = Je garde pour moi
game-choose-leave-yes = Oui, je garde pour moi
game-choose-on = Continuer

game-ask-title = Demander : { $badge }
game-ask-purpose = Décide ce qui part et si tu donnes ton nom. Rien ne part sans toi.
game-ask-extent = Ce qui part
game-ask-extracts = Mes extraits
game-ask-extracts-line = { NUMBER($moments) ->
    [0] Aucun moment de la séance.
    [one] Un moment, avec juste ce qu'il faut autour.
   *[other] { NUMBER($moments) } moments, avec juste ce qu'il faut autour.
} { NUMBER($rows) ->
    [0] Aucune ligne montrée.
    [one] Une ligne montrée.
   *[other] { NUMBER($rows) } lignes montrées.
}
game-ask-whole = Toute la séance
game-ask-whole-line = { NUMBER($rows) ->
    [0] La séance du début à la fin, sans ligne montrée.
    [one] La séance du début à la fin, et la ligne que tu montres.
   *[other] La séance du début à la fin, et les { NUMBER($rows) } lignes que tu montres.
} { NUMBER($moments) ->
    [0] Aucun moment choisi.
    [one] Un moment choisi.
   *[other] { NUMBER($moments) } moments choisis.
}
game-ask-leaves = { $much ->
    [none] De la séance elle-même, rien ne part.
    [whole] Toute la séance part : { NUMBER($all) } s.
    [spans] Ce que tu montres couvre toute la séance : elle part en entier, { NUMBER($all) } s.
   *[some] Une partie de la séance part : { NUMBER($shown) } s sur { NUMBER($all) } s.
} { NUMBER($marks) ->
    [0] {""}
    [one] Avec une marque d'une personne : ce que tu montres en dépend.
   *[other] Avec { NUMBER($marks) } marques de personnes : ce que tu montres en dépend.
}
game-ask-identity = Ton nom, si tu veux, pour { $organisation }
game-ask-sealed = Ce que tu écris ici est scellé : seule l'organisation peut l'ouvrir. Ce poste ne le garde pas.
game-ask-name = Nom
game-ask-email = E-mail
game-ask-optional = si tu veux
game-ask-unpaired = Ce poste n'est relié à aucune organisation pour l'instant. Ta demande est gardée ici et part dès que le lien est fait.
game-ask-hint = Une personne relit ta demande avec toi ou pour toi.
game-ask-on = Je demande
game-agree-title = { $name }, tu es d'accord ?
game-agree-purpose = Une demande part. Elle montre aussi ce que tu as fait à ce moment-là.
game-agree-place = Ta place y est un numéro : ton nom ne part pas.
game-agree-why = Sans tes gestes, on ne peut pas rejouer ces extraits.
game-agree-yes = Oui, d'accord
game-agree-no = Non, pas ça
game-agree-refused = { $name } préfère que ça ne parte pas. Choisis d'autres moments, ou parlez-en ensemble.
game-agree-code = Tes quatre images disent oui à cette demande.
game-ask-sure-title = Envoyer ta demande ?
game-ask-sure-purpose = Voici exactement ce qu'elle contient.
game-ask-sure-yes = Oui, j'envoie
game-ask-sure-no = Pas encore
game-leave-to = À { $organisation }, pour le badge « { $badge } ».
game-leave-nowhere = Rien ne part maintenant : ce poste n'est relié à personne. Ta demande pour « { $badge } » attend ici.
game-leave-told = { $told ->
    [both] Ton récit et le nom que tu lui donnes, sous le pseudo { $pseudonym }.
    [account] Ton récit, sous le pseudo { $pseudonym }.
    [named] Le nom que tu donnes à ce que tu as fait, sous le pseudo { $pseudonym }.
   *[none] Ton pseudo { $pseudonym }, sans récit ni nom donné.
}
game-leave-rows = { NUMBER($rows) ->
    [0] Aucune ligne montrée.
    [one] Une ligne montrée.
   *[other] { NUMBER($rows) } lignes montrées.
}
game-leave-moments = { NUMBER($moments) ->
    [0] Aucun moment choisi.
    [one] Un moment choisi.
   *[other] { NUMBER($moments) } moments choisis.
}
game-leave-answers = { NUMBER($answers) ->
    [0] Aucune de tes réponses.
    [one] Une de tes réponses.
   *[other] { NUMBER($answers) } de tes réponses.
}
game-leave-own-words = { NUMBER($words) ->
    [0] Aucun de tes mots sur les lignes.
    [one] Tes mots sur une ligne.
   *[other] Tes mots sur { NUMBER($words) } lignes.
}
game-leave-people = { NUMBER($people) ->
    [0] Aucune marque de personnes.
    [one] Une marque d'une personne.
   *[other] { NUMBER($people) } marques de personnes.
}
game-leave-identity = { $given ->
    [both] Ton nom et ton e-mail, scellés : seule l'organisation peut les ouvrir.
    [name] Ton nom, scellé : seule l'organisation peut l'ouvrir.
    [email] Ton e-mail, scellé : seule l'organisation peut l'ouvrir.
   *[none] Ni ton nom ni ton e-mail.
}

game-receipt-title = Ta demande est faite
game-receipt-purpose = Garde ce code : avec lui tu retrouves ta demande, les mots et le badge.
game-receipt-code = Ton code
game-receipt-received = { $organisation } a reçu ta demande.
game-receipt-waiting = Ta demande attend ici. Elle part dès que le lien est là.
game-receipt-here = Rien n'est parti encore. Ta demande part dans un instant, ou quand tu quittes cette page.
game-receipt-on-its-way = Ta demande est en route. { $organisation } va répondre.
game-receipt-folder = Elle est aussi écrite dans { $folder } quand tu quittes cette page.
game-receipt-no-folder = Le dossier { $folder } n'est pas là : la demande n'y est pas écrite, et ce poste l'oublie à l'extinction. Branche la clé, puis Réglages › Le lieu › « Écrire dans un dossier ».
game-receipt-take-back = Reprendre ma demande
game-receipt-page-later = Ta page s'ouvrira quand la demande sera arrivée.
game-receipt-page = Ta page : { $page }
game-receipt-no-page = Ta page existera quand le poste sera relié.
game-receipt-keep = Note le code ou prends-le en photo.
game-receipt-on = Retour à l'accueil
game-receipt-next = Au tour de { $name }
game-receipt-next-person = La personne suivante
game-receipt-next-purpose = Maintenant, tu racontes ta place.
game-receipt-home = Accueil

game-mine-title = Mes affaires
game-mine-purpose = Voici tout ce que ce poste garde sur toi. C'est à toi.
game-mine-profile = { $code ->
    [yes] Ton pseudo, { $name }, ton image, tes réglages, et ton code, que personne ne peut relire.
   *[no] Ton pseudo, { $name }, ton image et tes réglages.
}
game-mine-days = { NUMBER($days) ->
    [0] Une séance s'efface toute seule dans la journée.
    [1] Une séance s'efface toute seule après un jour.
   *[other] Une séance s'efface toute seule après { NUMBER($days) } jours.
}
game-mine-session = { NUMBER($minutes) ->
    [0] Séance très courte, avec tes mots.
    [1] Séance d'une minute, avec tes mots.
   *[other] Séance de { NUMBER($minutes) } minutes, avec tes mots.
}
game-mine-claim = Demande : { $badge }
game-mine-take = Tout emporter
game-mine-taken = Tout est copié dans { $path }. Ouvre la page « Mes affaires », ou copie le dossier sur une clé.
game-mine-delete = Effacer
game-mine-all = Tout effacer maintenant
game-mine-sure-title = Effacer : { $what } ?
game-mine-sure-purpose = Une fois effacé, on ne peut pas revenir en arrière.
game-mine-sure-session = La séance, tes mots et tes choix quittent ce poste.
game-mine-sure-others = Les autres gardent la leur, sans ton nom.
game-mine-sure-claims-stay = Ta demande reste, avec ce que tu as choisi de montrer.
game-mine-sure-claim-here = La demande n'est pas partie. Elle ne partira pas.
game-mine-sure-claim-sent = Ce que l'organisation a déjà reçu reste chez elle. Pour l'effacer aussi, demande-lui.
game-mine-sure-all = Ton profil quitte ce poste, avec { NUMBER($sessions) ->
    [0] aucune séance
    [1] une séance
   *[other] { NUMBER($sessions) } séances
} et { NUMBER($claims) ->
    [0] aucune demande.
    [1] une demande.
   *[other] { NUMBER($claims) } demandes.
}
game-mine-sure-no = Garder
game-mine-sure-yes = Effacer

game-requests-title = Mes demandes
game-requests-purpose = Voici où en sont tes demandes de badge.
game-requests-none = Tu n'as pas encore fait de demande.
game-requests-code = Code : { $code }
game-requests-again = Réessayer d'envoyer
game-requests-words = { $by } t'écrit :
game-requests-save = Prendre le badge avec moi
game-requests-print = Imprimer
game-requests-saved = Ton badge est dans { $path }. Copie-le sur une clé ou envoie-le-toi.
game-requests-printed = La page à imprimer est là : { $path }
game-qr-this-pc = Cette page ne s'ouvre que sur ce PC : un téléphone ne la trouve pas. Garde ton code.
game-state-outbox = Elle attend ici, elle partira plus tard.
game-state-apart = Reçue. L'organisation vérifie d'abord ce poste.
game-state-waiting = Reçue. Une personne va la relire.
game-state-complement = { $by } te demande un complément. Ta demande reste ouverte.
game-state-talk = { $by } te propose d'en parler. Ta demande reste ouverte.
game-state-talk-date = { $by } te propose d'en parler le { $date }. Ta demande reste ouverte.
game-state-issued = Ton badge est là. Décidé par { $by }.
game-state-revoked = Ce badge a été retiré par { $by }.

game-settings-title = Réglages
game-settings-purpose = Règle l'écran pour que ce soit facile pour toi.
game-settings-language = Langue
game-language-fr = Français
game-language-en = English
game-settings-size = Taille du texte
game-size-normal = Normale
game-size-large = Grande
game-size-larger = Très grande
game-size-double = Double
game-settings-sound = Son
game-settings-still = Moins de mouvement
game-settings-quality = Image
game-quality-fine = Fine
game-quality-plain = Simple
game-quality-sketch = Esquisse
game-quality-by-itself-fine = Auto : fine
game-quality-by-itself-plain = Auto : simple
game-quality-by-itself-sketch = Auto : esquisse
game-settings-help = Aide au début
game-settings-note = Les réglages ne changent rien à ce qui est vu.
game-settings-venue = Pour l'animation
game-settings-venue-open = Le lieu
game-venue-title = Le lieu
game-venue-purpose = Ici, l'équipe du lieu règle ce poste.
game-venue-door = Le code d'animation ouvre cette page.
game-venue-enter = Entrer
game-venue-pin-hint = Code d'animation
game-venue-organisation = L'organisation
game-venue-linked = Ce poste, « { $name } », envoie les demandes à { $organisation } ({ $address }).
game-venue-linked-now = C'est fait : ce poste est relié à { $organisation }.
game-venue-unlinked = Ce poste n'est relié à personne : les demandes attendent ici. Pour le relier : mets le fichier d'invitation dans { $folder }, puis reviens sur cette page. Ou tape le code que montre la page « Postes » du pont.
game-venue-fingerprint = Empreinte de ce poste : { $fingerprint }. La page « Postes » du pont montre la même.
game-venue-name = Nom du poste
game-venue-address = Adresse du pont
game-venue-code = Code de l'invitation
game-venue-link = Relier ce poste
game-venue-link-file = Relier avec { $file }
game-venue-unlink = Enlever le lien
game-venue-unlink-title = Enlever le lien ?
game-venue-unlink-purpose = Pour relier de nouveau, il faut une nouvelle invitation.
game-venue-unlink-waits = Ce qui attend de partir attend encore. Rien n'est effacé.
game-venue-unlink-no = Garder le lien
game-venue-unlink-yes = Enlever
game-venue-outbox = Les demandes de ce poste
game-venue-waiting = { NUMBER($waiting) ->
    [0] Aucune demande n'attend de partir.
    [1] Une demande attend de partir.
   *[other] { NUMBER($waiting) } demandes attendent de partir.
}{ NUMBER($refused) ->
    [0] {""}
    [1] {" "}Une demande n'a pas été prise par le pont ; la personne voit pourquoi.
   *[other] {" "}{ NUMBER($refused) } demandes n'ont pas été prises par le pont ; les personnes voient pourquoi.
}
game-venue-send = Envoyer maintenant
game-venue-sending = L'envoi est essayé maintenant.
game-venue-write = Écrire dans un dossier
game-venue-written = { NUMBER($count) ->
    [0] Rien n'attendait.
    [1] Une demande est écrite dans { $path }. Porte-la au pont, page « Récolte ».
   *[other] { NUMBER($count) } demandes sont écrites dans { $path }. Porte-les au pont, page « Récolte ».
}
game-venue-harvest = Récolte
game-venue-harvest-purpose = Une clé USB fait le tour des postes : elle emporte les demandes, elle rapporte les réponses.
game-venue-harvest-none = Branche la clé : elle apparaît ici.
game-venue-harvest-stick = { $named ->
    [no] Récolte avec { $path }
   *[yes] Récolte avec { $label } ({ $path })
}
game-venue-harvest-folder = Récolte dans { $path }
game-venue-harvest-written = { NUMBER($count) ->
    [0] Aucune demande de plus à emporter.
    [1] Une demande est écrite.
   *[other] { NUMBER($count) } demandes sont écrites.
}
game-venue-harvest-answers = { NUMBER($count) ->
    [0] Aucune réponse nouvelle.
    [1] Une réponse est lue.
   *[other] { NUMBER($count) } réponses sont lues.
}
game-venue-harvest-cleared = { NUMBER($count) ->
    [0] Aucun fichier n'est enlevé.
    [1] Un fichier est enlevé : plus rien n'est attendu pour sa demande.
   *[other] { NUMBER($count) } fichiers sont enlevés : plus rien n'est attendu pour leurs demandes.
}
game-venue-harvest-broken = { $file } : { $reason }
game-venue-days = Garder une séance
game-venue-days-1 = 1 jour
game-venue-days-7 = 7 jours
game-venue-days-30 = 30 jours
game-venue-days-90 = 90 jours
game-venue-days-settled = { NUMBER($days) ->
    [0] Garder une séance : 0 jour. C'est le fichier du lieu (venue.ron) qui le dit.
    [1] Garder une séance : 1 jour. C'est le fichier du lieu (venue.ron) qui le dit.
   *[other] Garder une séance : { NUMBER($days) } jours. C'est le fichier du lieu (venue.ron) qui le dit.
}
game-venue-room = Place libre sur le disque : { $gigabytes } Go.
game-venue-pin = Le code d'animation
game-venue-pin-there = Il ouvre cette page. Pour en changer, écris le nouveau.
game-venue-pin-none = Il n'y en a pas : tout le monde peut ouvrir cette page. Choisis de 4 à 12 chiffres.
game-venue-pin-new = Nouveau code, de 4 à 12 chiffres
game-venue-pin-keep = Garder ce code
game-venue-pin-kept = Le nouveau code est gardé.
game-venue-pin-settled = Il ouvre cette page. Le fichier du lieu le donne.
game-venue-end = La fin de la séance
game-venue-end-purpose = Plus personne n'est ouvert sur ce poste, et ce qui attend est envoyé.
game-venue-end-now = Fin de séance
game-venue-ended = { NUMBER($waiting) ->
    [0] C'est fini. Plus personne n'est ouvert, et aucune demande n'attend : ce poste peut être éteint.
    [1] C'est fini. Plus personne n'est ouvert. Une demande attend encore de partir : elle est gardée sur ce poste.
   *[other] C'est fini. Plus personne n'est ouvert. { NUMBER($waiting) } demandes attendent encore de partir : elles sont gardées sur ce poste.
}
game-venue-close = Fermer Envol

# La ligne : le relevé, et la fin de l'enquête.
game-line-record = Le relevé : { $measure } ({ NUMBER($leaf) } sur { NUMBER($leaves) })
game-line-readings = { NUMBER($count) ->
        [0] Aucune pièce mesurée pour l'instant. Ce qui est permis est la bande claire.
        [1] Une pièce mesurée. Ce qui est permis est la bande claire.
       *[other] Pièces mesurées, dans l'ordre : { NUMBER($count) }. Ce qui est permis est la bande claire.
    }
game-line-drift = Ce que tu as mesuré
game-line-layout = Ton poste, vu d'en haut
game-relay-walk-keys = Marche : un appui court suffit, un autre arrête.
game-relay-walk = Marche.
game-relay-hand = marcher
game-relay-point = Montre sur le plan.
game-machine-letter = La même lettre que sur le carnet ?
game-machine-page = Page { $page } : { $module }
game-machine-left = à gauche
game-machine-right = à droite
game-machine-portrait = Votre portrait
game-machine-dial = { $which ->
        [first] Premier cadran
        [second] Deuxième cadran
        [third] Troisième cadran
       *[fourth] Quatrième cadran
    }
game-machine-plug = { $which ->
        [first] Première fiche
        [second] Deuxième fiche
        [third] Troisième fiche
       *[fourth] Quatrième fiche
    }
game-machine-bell = { $which ->
        [first] Première sonnette
        [second] Deuxième sonnette
        [third] Troisième sonnette
       *[fourth] Quatrième sonnette
    }
game-machine-handle = { $which ->
        [first] Poignée de gauche
       *[second] Poignée de droite
    }
