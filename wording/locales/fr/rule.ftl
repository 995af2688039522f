# Les règles d'observation : ce qui ne va pas dans une formule, et ce qu'elle dit en clair.

rule-problem-character = Le caractère « { $found } » n'a pas de place dans une règle.
rule-problem-expected-end = { $found ->
    [none] La formule finit ici
   *[other] Trouvé « { $found } »
}, attendu : la fin de la formule.
rule-problem-expected-operand = { $found ->
    [none] La formule finit ici
   *[other] Trouvé « { $found } »
}, attendu : un signal, un nombre, un événement, un opérateur ou une parenthèse.
rule-problem-expected-close = { $found ->
    [none] La formule finit ici
   *[other] Trouvé « { $found } »
}, attendu : une parenthèse fermante.
rule-problem-expected-close-square = { $found ->
    [none] La formule finit ici
   *[other] Trouvé « { $found } »
}, attendu : un crochet fermant.
rule-problem-expected-next = { $found ->
    [none] La formule finit ici
   *[other] Trouvé « { $found } »
}, attendu : une virgule ou une parenthèse fermante.
rule-problem-expected-field-test = { $found ->
    [none] La formule finit ici
   *[other] Trouvé « { $found } »
}, attendu : un champ et sa valeur, par exemple champ = mot.
rule-problem-expected-bound = { $found ->
    [none] La formule finit ici
   *[other] Trouvé « { $found } »
}, attendu : <= ou >=.
rule-problem-empty = La formule est vide.
rule-problem-too-deep = Trop de parenthèses et d'opérateurs imbriqués : { NUMBER($most) } au plus.
rule-problem-too-long = La formule est trop longue : { NUMBER($most) ->
    [one] { NUMBER($most) } octet au plus
   *[other] { NUMBER($most) } octets au plus
}.
rule-problem-too-large = Développée, la formule compte plus de { NUMBER($most) ->
    [one] { NUMBER($most) } opérateur
   *[other] { NUMBER($most) } opérateurs
}.
rule-problem-too-many-rows = Trop de lignes : { NUMBER($most) } au plus.
rule-problem-too-much-memory = Observer les lignes jusqu'à celle-ci demanderait plus de { NUMBER($most) } Mo de mémoire : les postes n'en ont pas tant. Raccourcis ses intervalles, ou enlève des opérateurs aux longs intervalles.
rule-problem-number = Le nombre « { $found } » ne peut pas être lu : 18 chiffres au plus, sans exposant.
rule-problem-comma-two-ways = « { $found } » se lit de deux façons : { $apart } ou { $decimal }. Écris celle que tu veux dire.
rule-problem-decimal-comma = « { $found } » : dans une règle, un nombre s'écrit avec un point. Écris { $decimal }.
rule-problem-unknown-name = Aucun signal ni seuil ne s'appelle « { $found } ».{ $nearest ->
    [none] { "" }
   *[other] {" "}Le nom le plus proche : { $nearest }.
}
rule-problem-unknown-event = La situation n'émet aucun événement « { $found } ».{ $nearest ->
    [none] { "" }
   *[other] {" "}Le nom le plus proche : { $nearest }.
}
rule-problem-unknown-field = L'événement « { $event } » n'a pas de champ « { $found } ».{ $nearest ->
    [none] { "" }
   *[other] {" "}Le nom le plus proche : { $nearest }.
}
rule-problem-unknown-word = « { $of } » ne vaut jamais « { $found } ».{ $nearest ->
    [none] { "" }
   *[other] {" "}Le mot le plus proche : { $nearest }.
}
rule-problem-unknown-mark = Aucune marque ne s'appelle « { $found } ».{ $nearest ->
    [none] { "" }
   *[other] {" "}Le nom le plus proche : { $nearest }.
}
rule-problem-unknown-operator = Aucun opérateur ne s'appelle « { $found } ».{ $nearest ->
    [none] { "" }
   *[other] {" "}Le nom le plus proche : { $nearest }.
}
rule-problem-unknown-unit = Aucune unité ne s'écrit « { $found } ».{ $nearest ->
    [none] { "" }
   *[other] {" "}La plus proche : { $nearest }.
}
rule-problem-unit = L'unité { $found } ne va pas avec { $expected }.
rule-problem-unit-unwanted = Cette grandeur n'a pas d'unité : ôtez « { $found } ».
rule-problem-unit-missing = Il manque une unité à ce nombre : { $expected }.
rule-problem-not-a-condition = Ceci est une grandeur. Il faut une condition, par exemple une comparaison.
rule-problem-not-a-quantity = Ceci est une condition. Il faut une grandeur.
rule-problem-not-a-constant = Ici, seul un nombre fixe convient.
rule-problem-not-linear = Une grandeur se multiplie ou se divise seulement par un nombre.
rule-problem-arguments = « { $form } » prend { NUMBER($expected) ->
    [one] { NUMBER($expected) } partie
   *[other] { NUMBER($expected) } parties
}, trouvé : { NUMBER($found) }.
rule-problem-interval-missing = « { $form } » a besoin d'un intervalle, par exemple [0 s, 5 s].
rule-problem-interval-unexpected = « { $form } » ne prend pas d'intervalle.
rule-problem-interval-empty = L'intervalle finit ({ $to }) avant de commencer ({ $from }) : il est impossible.
rule-problem-interval-negative = « { $form } » regarde d'un seul côté : son intervalle ne peut pas être négatif.
rule-problem-too-far = Une règle regarde au plus { NUMBER($most) } s en arrière et en avant.
rule-problem-shorter-than-a-tick = { $found } : c'est plus court qu'un pas de temps ({ $tick }). Écrivez une durée plus longue, ou comptez en pas : 1 t.
rule-problem-seat = La place { $found } n'existe pas : de 1 à { NUMBER($most) }.
rule-problem-word-order = Des mots se comparent seulement avec = et !=.
rule-problem-overflow = Ce calcul sort des nombres exacts.

rule-finding-impossible-comparison = Impossible : « { $signal } » reste entre { $min } et { $max }.
rule-finding-impossible = Impossible : cette ligne ne peut être vue dans aucune séance.
rule-finding-exclusive = Impossible : cette ligne demande au même moment des choses qui s'excluent.
rule-finding-narrow = Impossible : il y a plus d'étapes dans l'ordre demandé que d'instants dans l'intervalle. Allonge l'intervalle.
rule-finding-longer = Impossible : cette ligne demande au moins { NUMBER($needs) } s, une séance dure { NUMBER($longest) } s au plus. Raccourcis l'intervalle, ou allonge « longest_s » dans scenario.ron.
rule-finding-always = Cette comparaison est toujours vraie : « { $signal } » reste entre { $min } et { $max }.
rule-finding-without-act = Cette règle tient même si personne ne fait rien : aucun geste, aucun événement, aucune marque n'y entre.
rule-finding-spans = Cette ligne peut demander { NUMBER($seconds) } s de séance comme preuve.

rule-say-row = Quand { $occasion }, on regarde si { $rule }.
rule-say-always-row = On regarde si { $rule }.
rule-say-group = ({ $of })
rule-say-and = { $left } et { $right }
rule-say-or = { $left } ou { $right }
rule-say-implies = si { $left }, alors { $right }
rule-say-not = ceci est faux : { $of }
rule-say-true = (toujours)
rule-say-false = (jamais)
rule-say-quoted = « { $name } »
rule-say-now-true = { $name }
rule-say-not-name = { $name } est faux
rule-say-becomes = { $name } devient vrai
rule-say-no-longer = { $name } cesse d'être vrai
rule-say-phase = c'est l'étape { $name }
rule-say-phase-begins = l'étape { $name } commence
rule-say-phase-ends = l'étape { $name } se termine
rule-say-field = { $left } : { $right }
rule-say-field-not = pas { $left }
rule-say-either = { $left } ou { $right }
rule-say-one-of = { $left }, { $right }
rule-say-less = { $left } est en dessous de { $right }
rule-say-less-or-equal = { $left } ne dépasse pas { $right }
rule-say-more = { $left } est au-dessus de { $right }
rule-say-more-or-equal = { $left } atteint au moins { $right }
rule-say-equal = { $left } vaut { $right }
rule-say-not-equal = { $left } ne vaut pas { $right }
rule-say-minus = { $left } moins { $right }
rule-say-plus = { $left } plus { $right }
rule-say-times = { $left } × { $right }
rule-say-over = { $left } ÷ { $right }
rule-say-negative = moins { $of }
rule-say-event = { $name }
rule-say-event-with = { $name } ({ $filters })
rule-say-verb = le geste « { $name } » est fait
rule-say-mark = quelqu'un note « { $name } »
rule-say-ahead = d'ici { $to }
rule-say-ahead-between = entre { $from } et { $to } plus tard
rule-say-back = il y a { $to } au plus
rule-say-back-between = entre { $from } et { $to } plus tôt
rule-say-around = de { $from } à { $to } autour
rule-say-always = { $when }, sans interruption, { $of }
rule-say-eventually = { $when }, à un moment, { $of }
rule-say-historically = { $when }, sans interruption, { $of }
rule-say-once = { $when }, à un moment, { $of }
rule-say-next = juste après, { $of }
rule-say-previous = juste avant, { $of }
rule-say-until = { $left } jusqu'à ce que { $right }, { $when }
rule-say-release = { $right } jusqu'à ce que { $left } (ou tout du long), { $when }
rule-say-since = { $left } depuis que { $right }, { $when }
rule-say-begins = ceci devient vrai : { $of }
rule-say-ends = ceci cesse d'être vrai : { $of }
rule-say-order = l'un après l'autre, { $when } : { $steps }
rule-say-then = { $left }, puis { $right }
rule-say-during = pendant « { $scope } », { $of }
rule-say-role = dans le rôle « { $role } », { $of }
rule-say-seat = à la place { $seat }, { $of }
rule-say-any-seat = à l'une des places, { $of }
rule-say-every-seat = à chaque place, { $of }
rule-say-other-seat = à une autre place, { $of }
rule-say-count = le nombre de fois, { $when }, où { $of }
rule-say-duration = le temps en tout, { $when }, où { $of }
rule-say-longest = le plus long moment sans interruption, { $when }, où { $of }
rule-say-rate = le changement par seconde de { $of }
rule-say-abs = l'écart à zéro de { $of }
rule-say-sum = le total de { $of }, { $when }
rule-say-mean = la moyenne de { $of }, { $when }
rule-say-highest = le plus haut de { $of }, { $when }
rule-say-lowest = le plus bas de { $of }, { $when }
rule-say-ratio = le rapport de { $left } à { $right }
rule-say-ratio-floor = le rapport de { $left } à { $right } (compté au moins { $floor })
rule-say-WithinAfter = au plus { $delay } après que { $trigger }, { $response }
rule-say-Within = en { $delay } au plus, { $thing }
rule-say-JustAfter = { $thing }, au plus { $delay } après que { $earlier }
rule-say-Sustained = pendant { $length } sans interruption, { $condition }
rule-say-SustainedWithin = { $when }, pendant au moins { $length } sans interruption, { $condition }
rule-say-Accumulated = { $when }, pendant au moins { $length } en tout, { $condition }
rule-say-Before = { $when }, d'abord { $earlier }, et pas avant cela { $later }
rule-say-HoldsUntil = { $when }, { $condition } jusqu'à ce que { $end }
rule-say-NeverFor = pendant { $length }, jamais { $thing }
rule-say-NeverDuring = tant que { $scope }, et jusqu'à la fin de ce moment, jamais { $thing }
rule-say-AtLeast = { $when }, au moins { NUMBER($number) } fois, { $thing }
rule-say-AtMost = { $when }, au plus { NUMBER($number) } fois, { $thing }
rule-say-RecoversAfter = au plus { $delay } après que { $disturbance }, pendant { $hold } sans interruption, { $steady }
rule-say-Twice = { $when }, au moins deux fois, { $thing }
rule-say-Steady = pendant { $length }, { $quantity } varie de { $spread } au plus
rule-say-BackToBaseline = de { $from } à { $until_then } après, { $measure } ne dépasse pas { $factor } fois son niveau des { $before } d'avant (compté au moins { $floor })
