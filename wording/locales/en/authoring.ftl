# The author's commands, demo, measures.
authoring-error = error
authoring-warning = worth a look
authoring-note = note
authoring-file = { $file } cannot be read or written: { $error }.
authoring-file-missing = I do not find { $file }. Check the path, and that the folder exists.
authoring-file-denied = I may not read or write { $file }. Choose another place.
authoring-file-full = The disk is full: { $file } could not be written. Make room, then start again.
authoring-file-is-a-folder = { $file } is a folder: a file is needed.
authoring-file-no-folder = A file stands where a folder is needed: { $file }. Choose another place.
authoring-unusable = The folder { $folder } cannot be played: mend the errors above first.
authoring-check-good = { $scenario }: all good. Grid rows: { NUMBER($rows) }; badges: { NUMBER($badges) }; seeds flown by pilots: { NUMBER($seeds) }.
authoring-check-bad = Errors to mend: { NUMBER($errors) }.
authoring-check-making-possible = What is asked can be done with what there is: a session of { $time } shows it, replayed identically (seed { $seed }).
authoring-check-making-impossible = What is asked cannot be done:
authoring-check-making-not-decided = Whether what is asked can be done is not decided (states visited: { NUMBER($states) }; --states to look further).
authoring-check-rows = What trial sessions show, row by row:
authoring-check-possible = possible: pilot "{ $style }", seed { $seed }, from { $from } to { $to }
authoring-check-possible-varied = possible: pilot "{ $style }" disturbed, seed { $seed }, from { $from } to { $to }
authoring-check-possible-marked = possible, with people's marks: pilot "{ $style }", seed { $seed }, from { $from } to { $to }
authoring-check-not-decided = not decided: neither seen nor excluded (states visited: { NUMBER($states) }; sessions: { NUMBER($sessions) }; --states looks further)
authoring-check-not-decided-events = not decided: neither seen nor excluded (states visited: { NUMBER($states) }; sessions: { NUMBER($sessions) }); never came: { $events }
authoring-check-without-act = to look at: also seen when nobody touches anything (seed { $seed }, { $at }); add an act to the occasion or the rule
authoring-check-hands-off = to look at: still seen with hands off from the occasion on (seed { $seed }, { $at }); is it an act of the person?
authoring-check-kept = The sessions that show these rows are in { $folder } (open them with "journal" or "try").
authoring-simulate-no-numbers = The pilots of this situation are not described by numbers: there is nothing to vary.
authoring-simulate-intro = Virtual pilots: { NUMBER($pilots) }; seeds { $from } to { $to }. They are numbers, not people.
authoring-simulate-lengths = Length of the sessions: from { $quickest } to { $slowest }, half of them below { $half }.
authoring-simulate-row = sessions in which the row is seen: { NUMBER($sessions) }; in which the occasion came: { NUMBER($occasions) }
authoring-simulate-without = without
authoring-simulate-with = with
authoring-simulate-figure = { $value }
authoring-pilot-looks-over = looks the drone over and treats what is amiss
authoring-pilot-reaction = reaction time (s)
authoring-pilot-blur = inexact eye (m per m)
authoring-pilot-eager = stick per metre to go
authoring-pilot-brake = stick for braking, per m/s
authoring-pilot-most-stick = most stick (of 127)
authoring-pilot-pause = pause between two acts (s)
authoring-pilot-waits = waits for green
authoring-pilot-signals = signals the lying post
authoring-pilot-heeds = lands when called
authoring-pilot-explores = tries the net and the posts
authoring-pilot-order = follows the order of the steps (0 to 1)
authoring-pilot-checks = checks, protects itself, tidies (0 to 1)
authoring-pilot-noise = how far the hand is off (mm)
authoring-pilot-redo = makes a piece that is off its measure again (0 to 1)
authoring-pilot-says = says what is unexpected (0 to 1)
authoring-pilot-reads = looks at the sheet (0 to 1)
authoring-pilot-first = how far the first cut is off (mm)
authoring-pilot-gauges = measures doubtful pieces (0 to 1)
authoring-pilot-eye = imprecise eye (part of the tolerance)
authoring-pilot-people = how many people (2 to 4)
authoring-pilot-mistakes = takes a sign for another (0 to 1)
authoring-pilot-asks-missing = asks for what is missing
authoring-pilot-acknowledges = says “Got it” before the lever (0 to 1)
authoring-pilot-reads-back = reads back before the lever (0 to 1)
authoring-pilot-talks = talks again after a surprise
authoring-pilot-stalls = gets stuck once at the front
authoring-pilot-waits-for-all = chooses once all is on the table
authoring-pilot-forgets = remembers another place (0 to 1)
authoring-pilot-shares = lays the own card unasked (0 to 1)
authoring-pilot-looks-again = looks again before choosing (0 to 1)
authoring-pilot-tells = brings the news (0 to 1)
authoring-pilot-misplaces = sticks where nothing is left to do (0 to 1)
authoring-pilot-signs = makes signs: got it, signal, ask
authoring-pilot-impatient = lets the door go too early (0 to 1)
authoring-pilot-frees = frees the cable as soon as it is needed
authoring-pilot-helps = helps before being asked
authoring-pilot-reads-plan = opens the plan before moving (0 to 1)
authoring-pilot-follows = goes by the card of the moment (0 to 1)
authoring-pilot-records = keeps the record before an order leaves
authoring-pilot-stops = stops before opening the hatch
authoring-pilot-looks = looks for the cause behind the hatch
authoring-pilot-arranges = lays the post out its own way
authoring-print-nothing = “{ $title }” has nothing to print: neither an object to make nor carnets.
authoring-print-letter = “{ $found }” is not the letter of a carnet. Choose from A to L.
authoring-print-carnets-title = { $title }: the carnets
authoring-print-carnets-done = Carnets of “{ $title }”: { $file } (A4 pages: { NUMBER($pages) }). Print in black, on both sides if you can: four pages for each letter. The same pages hold for every session.
authoring-print-carnet-how = Carnet { $letter }
authoring-print-carnet-letter = Turn the machine to the letter { $letter }: with another one, this carnet does not fit.
authoring-print-carnet-back = Sit where you cannot see the screen. The others do not look at these pages.
authoring-print-carnet-signs = A sign is described to you? Find it. Say what stands beside it.
authoring-print-carnet-smudge = A stained line? Press “Ask” (on the keyboard: 2 or 8). The machine gives the piece back.
authoring-print-carnet-two = With two carnets: cut along the line, and share the pages.
authoring-print-carnet-page = { $letter } · page { $at }
authoring-print-carnet-set = For each sign, its mark.
authoring-print-carnet-bells = Ring from the top down, only the signs that are shown.
authoring-print-carnet-crank = Three turns for each sign, from left to right. A handle each.
authoring-print-carnet-left = left
authoring-print-carnet-right = right
authoring-print-done = Plan of “{ $title }”: { $file } (A4 pages: { NUMBER($pages) }). Print it at 100 % (“actual size”), then measure the bar at the foot: it must be 50 mm.
authoring-print-title = { $title }: the plan
authoring-print-same = The same parts and holes as in the game, for making the object for real.
authoring-print-full-size = Print at 100 % (“actual size”), then measure the bar at the foot of the page: 50 mm.
authoring-print-with-somebody = Make it with somebody who knows the tools. Put on your protection before you begin.
authoring-print-bar = 50 mm: measure this bar
authoring-print-page = { $title } · page { $at } of { $end }
authoring-print-scale = scale { $scale }
authoring-print-life-size = scale { $scale }, life size
authoring-print-front = From the front
authoring-print-side = From the right
authoring-print-top = From above
authoring-print-parts = The parts (mm)
authoring-print-part = Part
authoring-print-size = Length × width × thickness
authoring-print-off = May be off
authoring-print-holes = Holes
authoring-print-wood = The wood
authoring-print-kerf = Each saw cut takes { $kerf } mm.
authoring-print-board = { $stock }, { $size } mm. Needed: { NUMBER($boards) }.
authoring-print-cuts = { $at }. { $cuts } ({ $left } mm left)
authoring-print-longer = To be found longer: { $cuts }
authoring-print-joints = The joints (screws in all: { NUMBER($screws) })
authoring-print-joint = { $part } is screwed onto { $onto } (screws: { NUMBER($screws) }).
authoring-print-more-screws = In the game one joint holds each part. For real, screw the other edges that touch as well.
authoring-print-tools = Tools and protection
authoring-print-steps = The steps
authoring-recorded = Session kept in { $file }: { NUMBER($seconds) } s, { NUMBER($kilobytes) } kB, moments seen: { NUMBER($moments) }.
authoring-demo-scenario = Situation "{ $title }", grid rows: { NUMBER($rows) } (hash { $hash }).
authoring-demo-flight = A pilot's flight: { NUMBER($seconds) } s, { NUMBER($kilobytes) } kB.
authoring-demo-bridge = The review page listens on { $address }.
authoring-demo-paired = Station and review page know each other.
authoring-demo-played = Session played on the station, closed and signed.
authoring-demo-account = I looked at the drone before leaving. I waited for the green light, then I followed the posts.
authoring-demo-named = I stay calm and follow the instruction.
authoring-demo-kept = Told, named, answered: "I keep my answer".
authoring-demo-seen = What was seen then, moments: { NUMBER($moments) }.
authoring-demo-asked = Badge asked for, chosen extracts. Code: { $code }.
authoring-demo-inbox = The request waits for a person: { $page }.
authoring-demo-words = You took the time to look before acting. Keep that way of doing.
authoring-demo-decided = { $name } read the request and decides to issue.
authoring-demo-verified = Badge "{ $badge }" taken out of the picture and verified; signed by { $did }.
authoring-demo-refused = The same with one letter changed is refused: { $error }
authoring-demo-look = Look in { $folder }: badge.png, badge.json, the evidence package, session.journal, claim.html.
authoring-demo-no-bridge = The program issuer-bridge is not beside this one: run "./envol demo", which builds both.
authoring-demo-bridge-silent = The review page did not say its address within 30 seconds.
authoring-demo-page = The review page answered in an unexpected way: { $error }
authoring-demo-clock = The clock of this computer says { $date }, and a badge would bear that day. Set the clock (or install a newer Envol, if the day is right), then start again.
authoring-demo-no-claim = The request did not arrive within 30 seconds.
authoring-demo-no-badge = The badge did not come back to the station within 60 seconds.
authoring-demo-not-refused = An altered badge was accepted: this is a fault, please report it.
authoring-bench-reached = aim { NUMBER($aim) }, ratio { NUMBER($ratio) }
authoring-bench-short = aim { NUMBER($aim) }, ratio { NUMBER($ratio) }: short of it
authoring-bench-frames-title = Frames in play with what the screen writes, { $window }, without a graphics card. Median aimed at in ms, at most: { NUMBER($aim) }
authoring-bench-frames-head = | situation · moment | median, ms | 95th percentile, ms | longest, ms | processor per frame, ms | memory, MB |
authoring-bench-frames-peak = Most memory: { $peak } MB; what it takes more: { $slope } MB per minute
authoring-bench-no-window = The game's window was not measured: { $reason }

# Rules: explain, try, monitor.
authoring-explain-people = Seen by people, on the human scale.
authoring-try-seen = seen at { $places }
authoring-try-no-occasion = the occasion did not come
authoring-try-not-here = not seen here yet (occasions that came: { NUMBER($occasions) })
authoring-try-sweep = Sessions in which the row is seen (of { NUMBER($sessions) }), by “{ $threshold }”:
authoring-try-chart = Sessions in which the row is seen, by threshold (of { NUMBER($sessions) })
authoring-try-drawn = Chart: { $file }
authoring-trace-empty = { $file }, line { $line }: a time column, one signal and two samples are needed at least.
authoring-trace-name = { $file }, line { $line }: “{ $found }” cannot name a signal (letters, digits and _, each name once, 256 at most).
authoring-trace-number = { $file }, line { $line }: “{ $found }” is no finite number (no NaN, no infinity, below 9·10¹² in size).
authoring-trace-columns = { $file }, line { $line }: { NUMBER($found) ->
    [one] { NUMBER($found) } column
   *[other] { NUMBER($found) } columns
}, not as many as the first line.
authoring-trace-order = { $file }, line { $line }: the time { $found } does not advance.
authoring-trace-long = { $file }, line { $line }: more than { NUMBER($found) ->
    [one] { NUMBER($found) } sample
   *[other] { NUMBER($found) } samples
}.
authoring-trace-wide = { $file }, line { $line }: more than { NUMBER($found) ->
    [one] { NUMBER($found) } value
   *[other] { NUMBER($found) } values
} (samples × signals). Keep fewer signals, or a part of the session.
authoring-trace-far = { $file }, line { $line }: the time { $found } s is too far from zero (10¹² s at most).
authoring-trace-time = { $file }, line { $line }: the time at the start of the line is missing.
authoring-trace-resampled-long = { $file }, line { $line }: the times are too irregular, or too far apart: it would take more than { NUMBER($found) ->
    [one] { NUMBER($found) } sample
   *[other] { NUMBER($found) } samples
}.
authoring-trace-line-long = { $file }, line { $line }: the line is longer than { NUMBER($found) ->
    [one] { NUMBER($found) } byte
   *[other] { NUMBER($found) } bytes
}.
authoring-trace-not-text = { $file }, line { $line }: this is not text. Check that it is the right file.
authoring-trace-utf-16 = { $file }, line { $line }: the file is in UTF-16 (“Unicode”). Save it as “CSV UTF-8”.
authoring-trace-latin-1 = { $file }, line { $line }: the file is not in UTF-8 but probably in Latin-1 (Windows-1252): here, “{ $found }”. Save it as “CSV UTF-8”.
authoring-trace-quote = { $file }, line { $line }: a quote is not closed, or something follows it: { $found }
authoring-trace-comma = { $file }, line { $line }: “{ $found }” can be read in two ways, with thousands or with decimals. Separate columns by semicolons, or write decimals with a point.
authoring-trace-decimals = { $file }, line { $line }: “{ $found }” has not the decimal sign of the numbers before it. Keep to commas, or to points.
authoring-trace-clock = { $file }, line { $line }: “{ $found }” is a date or a time of day. Write seconds from the beginning: 0, 0.5, 1…
authoring-trace-time-unit = { $file }, line { $line }: “{ $found }” does not count time. Put the time first: in seconds, or with its unit in the name (time_ms).
authoring-trace-resampled = Irregular samples: every line is kept, its values hold until the next. Step: { NUMBER($period) } s; lines read: { NUMBER($lines) }; samples: { NUMBER($samples) }.
authoring-trace-hole = Nothing between { NUMBER($from) } s and { NUMBER($to) } s: what looks there is not decided (“unknown”).
authoring-trace-more-holes = … and { NUMBER($more) ->
    [one] { NUMBER($more) } more hole
   *[other] { NUMBER($more) } more holes
}.
authoring-trace-holes-held = If the file has a line only where something changes, add --hold: values then hold until the next line.
authoring-monitor-set = “{ $found }”: NAME=NUMBER is needed, for example --set eps=0.05.
authoring-monitor-more-problems = … and { NUMBER($more) } more. Mend these first.
authoring-monitor-no-distance = The windows are too long to measure distances; the verdicts follow.

# What rules can speak about: vocabulary.
authoring-vocabulary-title = What the rules of “{ $scenario }” can speak about
authoring-vocabulary-signals = SIGNALS: a value sixty times a second. Name, values, whose, what it is.
authoring-vocabulary-events = EVENTS: what happens at an instant, event(name). Name, fields, own act or not, what it is.
authoring-vocabulary-phases = PHASES: phase = name, during(name, …), begins(phase = name).
authoring-vocabulary-marks = MARKS OF PEOPLE: mark(name). The rows of the grid that people see.
authoring-vocabulary-forms = FORMS: they read as a sentence. The form, what it means exactly, then the sentence.
authoring-vocabulary-operators = OPERATORS: A, B, C are conditions, x and y signals; [from, to] are seconds.
authoring-vocabulary-none = (none)
authoring-vocabulary-per-seat = each seat
authoring-vocabulary-shared = shared
authoring-vocabulary-own-act = own act
authoring-vocabulary-happens = happens
authoring-vocabulary-true-or-false = true or false
authoring-vocabulary-range = from { $min } to { $max } { $unit }
authoring-vocabulary-observer = pédagogue
authoring-vocabulary-oneself = oneself
authoring-vocabulary-peer = witness
