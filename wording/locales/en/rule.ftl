# Observation rules: what is wrong with a formula, and what it says in plain words.

rule-problem-character = The character “{ $found }” has no place in a rule.
rule-problem-expected-end = { $found ->
    [none] The formula ends here
   *[other] Found “{ $found }”
}, expected: the end of the formula.
rule-problem-expected-operand = { $found ->
    [none] The formula ends here
   *[other] Found “{ $found }”
}, expected: a signal, a number, an event, an operator or a parenthesis.
rule-problem-expected-close = { $found ->
    [none] The formula ends here
   *[other] Found “{ $found }”
}, expected: a closing parenthesis.
rule-problem-expected-close-square = { $found ->
    [none] The formula ends here
   *[other] Found “{ $found }”
}, expected: a closing bracket.
rule-problem-expected-next = { $found ->
    [none] The formula ends here
   *[other] Found “{ $found }”
}, expected: a comma or a closing parenthesis.
rule-problem-expected-field-test = { $found ->
    [none] The formula ends here
   *[other] Found “{ $found }”
}, expected: a field and its value, for example field = word.
rule-problem-expected-bound = { $found ->
    [none] The formula ends here
   *[other] Found “{ $found }”
}, expected: <= or >=.
rule-problem-empty = The formula is empty.
rule-problem-too-deep = Parentheses and operators are nested too deep: { NUMBER($most) } at most.
rule-problem-too-long = The formula is too long: { NUMBER($most) ->
    [one] { NUMBER($most) } byte at most
   *[other] { NUMBER($most) } bytes at most
}.
rule-problem-too-large = Written out, the formula has more than { NUMBER($most) ->
    [one] { NUMBER($most) } operator
   *[other] { NUMBER($most) } operators
}.
rule-problem-too-many-rows = Too many rows: { NUMBER($most) } at most.
rule-problem-too-much-memory = Watching the rows up to this one would take more than { NUMBER($most) } MB of memory, which machines may not have. Shorten its intervals, or use fewer operators with long ones.
rule-problem-number = The number “{ $found }” cannot be read: 18 digits at most, no exponent.
rule-problem-comma-two-ways = “{ $found }” can be read in two ways: { $apart } or { $decimal }. Write the one you mean.
rule-problem-decimal-comma = “{ $found }”: in a rule, a number is written with a point. Write { $decimal }.
rule-problem-unknown-name = No signal or threshold is called “{ $found }”.{ $nearest ->
    [none] { "" }
   *[other] {" "}The nearest name: { $nearest }.
}
rule-problem-unknown-event = The situation never emits an event “{ $found }”.{ $nearest ->
    [none] { "" }
   *[other] {" "}The nearest name: { $nearest }.
}
rule-problem-unknown-field = The event “{ $event }” has no field “{ $found }”.{ $nearest ->
    [none] { "" }
   *[other] {" "}The nearest name: { $nearest }.
}
rule-problem-unknown-word = “{ $of }” is never “{ $found }”.{ $nearest ->
    [none] { "" }
   *[other] {" "}The nearest word: { $nearest }.
}
rule-problem-unknown-mark = No mark is called “{ $found }”.{ $nearest ->
    [none] { "" }
   *[other] {" "}The nearest name: { $nearest }.
}
rule-problem-unknown-operator = No operator is called “{ $found }”.{ $nearest ->
    [none] { "" }
   *[other] {" "}The nearest name: { $nearest }.
}
rule-problem-unknown-unit = No unit is written “{ $found }”.{ $nearest ->
    [none] { "" }
   *[other] {" "}The nearest: { $nearest }.
}
rule-problem-unit = The unit { $found } does not go with { $expected }.
rule-problem-unit-unwanted = This quantity has no unit: take “{ $found }” away.
rule-problem-unit-missing = This number lacks a unit: { $expected }.
rule-problem-not-a-condition = This is a quantity. A condition is needed, for example a comparison.
rule-problem-not-a-quantity = This is a condition. A quantity is needed.
rule-problem-not-a-constant = Only a fixed number can stand here.
rule-problem-not-linear = A quantity can be multiplied or divided by a number only.
rule-problem-arguments = “{ $form }” takes { NUMBER($expected) ->
    [one] { NUMBER($expected) } part
   *[other] { NUMBER($expected) } parts
}, found: { NUMBER($found) }.
rule-problem-interval-missing = “{ $form }” needs an interval, for example [0 s, 5 s].
rule-problem-interval-unexpected = “{ $form }” takes no interval.
rule-problem-interval-empty = The interval ends ({ $to }) before it starts ({ $from }): it is impossible.
rule-problem-interval-negative = “{ $form }” looks one way only: its interval cannot be negative.
rule-problem-too-far = A rule looks at most { NUMBER($most) } s back and ahead.
rule-problem-shorter-than-a-tick = { $found }: this is shorter than a step of time ({ $tick }). Write a longer duration, or count in steps: 1 t.
rule-problem-seat = There is no seat { $found }: from 1 to { NUMBER($most) }.
rule-problem-word-order = Words are compared with = and != only.
rule-problem-overflow = This calculation leaves the numbers that are exact.

rule-finding-impossible-comparison = Impossible: “{ $signal }” stays between { $min } and { $max }.
rule-finding-impossible = Impossible: no session can show this row.
rule-finding-exclusive = Impossible: this row asks at one moment for things that exclude each other.
rule-finding-narrow = Impossible: the order asks for more steps than its interval has instants. Lengthen the interval.
rule-finding-longer = Impossible: this row needs at least { NUMBER($needs) } s, a session lasts { NUMBER($longest) } s at most. Shorten the interval, or raise "longest_s" in scenario.ron.
rule-finding-always = This comparison always holds: “{ $signal }” stays between { $min } and { $max }.
rule-finding-without-act = This rule holds even if nobody does anything: no act, no event and no mark enters it.
rule-finding-spans = This row can need { NUMBER($seconds) } s of the session as its evidence.

rule-say-row = When { $occasion }, we look whether { $rule }.
rule-say-always-row = We look whether { $rule }.
rule-say-group = ({ $of })
rule-say-and = { $left } and { $right }
rule-say-or = { $left } or { $right }
rule-say-implies = if { $left }, then { $right }
rule-say-not = this is false: { $of }
rule-say-true = (always)
rule-say-false = (never)
rule-say-quoted = “{ $name }”
rule-say-now-true = { $name }
rule-say-not-name = { $name } is false
rule-say-becomes = { $name } becomes true
rule-say-no-longer = { $name } stops being true
rule-say-phase = the step is { $name }
rule-say-phase-begins = the step { $name } begins
rule-say-phase-ends = the step { $name } ends
rule-say-field = { $left }: { $right }
rule-say-field-not = not { $left }
rule-say-either = { $left } or { $right }
rule-say-one-of = { $left }, { $right }
rule-say-less = { $left } is below { $right }
rule-say-less-or-equal = { $left } is at most { $right }
rule-say-more = { $left } is above { $right }
rule-say-more-or-equal = { $left } is at least { $right }
rule-say-equal = { $left } is { $right }
rule-say-not-equal = { $left } is not { $right }
rule-say-minus = { $left } less { $right }
rule-say-plus = { $left } plus { $right }
rule-say-times = { $left } × { $right }
rule-say-over = { $left } ÷ { $right }
rule-say-negative = minus { $of }
rule-say-event = { $name }
rule-say-event-with = { $name } ({ $filters })
rule-say-verb = the gesture “{ $name }” is made
rule-say-mark = somebody notes “{ $name }”
rule-say-ahead = within { $to }
rule-say-ahead-between = between { $from } and { $to } later
rule-say-back = at most { $to } ago
rule-say-back-between = between { $from } and { $to } earlier
rule-say-around = from { $from } to { $to } around
rule-say-always = { $when }, without a break, { $of }
rule-say-eventually = { $when }, at some moment, { $of }
rule-say-historically = { $when }, without a break, { $of }
rule-say-once = { $when }, at some moment, { $of }
rule-say-next = just after, { $of }
rule-say-previous = just before, { $of }
rule-say-until = { $left } until { $right }, { $when }
rule-say-release = { $right } until { $left } (or all along), { $when }
rule-say-since = { $left } ever since { $right }, { $when }
rule-say-begins = this becomes true: { $of }
rule-say-ends = this stops being true: { $of }
rule-say-order = one after the other, { $when }: { $steps }
rule-say-then = { $left }, then { $right }
rule-say-during = during “{ $scope }”, { $of }
rule-say-role = in the role “{ $role }”, { $of }
rule-say-seat = at seat { $seat }, { $of }
rule-say-any-seat = at one of the seats, { $of }
rule-say-every-seat = at every seat, { $of }
rule-say-other-seat = at another seat, { $of }
rule-say-count = the number of times, { $when }, that { $of }
rule-say-duration = the time in all, { $when }, that { $of }
rule-say-longest = the longest time without a break, { $when }, that { $of }
rule-say-rate = the change per second of { $of }
rule-say-abs = the distance from zero of { $of }
rule-say-sum = the total of { $of }, { $when }
rule-say-mean = the mean of { $of }, { $when }
rule-say-highest = the highest of { $of }, { $when }
rule-say-lowest = the lowest of { $of }, { $when }
rule-say-ratio = the ratio of { $left } to { $right }
rule-say-ratio-floor = the ratio of { $left } to { $right } (taken as { $floor } at least)
rule-say-WithinAfter = at most { $delay } after { $trigger }, { $response }
rule-say-Within = within { $delay }, { $thing }
rule-say-JustAfter = { $thing }, at most { $delay } after { $earlier }
rule-say-Sustained = for { $length } without a break, { $condition }
rule-say-SustainedWithin = { $when }, for at least { $length } without a break, { $condition }
rule-say-Accumulated = { $when }, for at least { $length } in all, { $condition }
rule-say-Before = { $when }, first { $earlier }, and not before that { $later }
rule-say-HoldsUntil = { $when }, { $condition } until { $end }
rule-say-NeverFor = for { $length }, never { $thing }
rule-say-NeverDuring = as long as { $scope }, and until that is over, never { $thing }
rule-say-AtLeast = { $when }, at least { NUMBER($number) ->
    [one] once
   *[other] { NUMBER($number) } times
}, { $thing }
rule-say-AtMost = { $when }, at most { NUMBER($number) ->
    [one] once
   *[other] { NUMBER($number) } times
}, { $thing }
rule-say-RecoversAfter = at most { $delay } after { $disturbance }, for { $hold } without a break, { $steady }
rule-say-Twice = { $when }, at least twice, { $thing }
rule-say-Steady = for { $length }, { $quantity } varies by { $spread } at most
rule-say-BackToBaseline = from { $from } to { $until_then } later, { $measure } is at most { $factor } times its level of the { $before } before (taken as { $floor } at least)
