# What "situation" has to say: authored files, journals, replay, evidence packages.

## Files of a situation's folder
situation-folder-unreadable = The folder { $folder } cannot be read ({ $reason }). Check that it exists and that you may open it.
situation-file-missing = This file is missing. A situation's folder holds scenario.ron, grid.ron and badge.ron (or each of them as .json).
situation-file-twice = There is { $other } as well, and it is not clear which of the two holds. Keep one of them.
situation-folder-too-large = { $reason } does not fit into the folder of a situation ({ $folder }): 8 MB a file, 256 files and 4 folders one within the other at most. Move out what does not belong there.
situation-folder-name = In the folder { $folder }, the file name “{ $reason }” is not in UTF-8. Rename it, for example without accents.
situation-file-not-text = This is not a text file (byte { $byte }). Check that it is the right one.
situation-file-utf-16 = This file is in UTF-16 (“Unicode”). Save it as UTF-8: in Notepad, “Save as”, then “Encoding”.
situation-file-latin-1 = This file is not in UTF-8 but probably in Latin-1 (Windows-1252): here, “{ $found }”. Save it as UTF-8.
situation-file-too-large = This file is larger than { NUMBER($most) } KiB. It will not be read.
situation-file-empty = This file is empty.
situation-too-deep = Nested too deep ({ NUMBER($most) } at most).
situation-comment-open = This comment never ends. Add “*/”.
situation-text-open = This text never ends. Add a quotation mark.
situation-character = The character “{ $found }” has no place here.
situation-escape = “{ $found }” means nothing in a text. For a backslash, write “\\”.
situation-number-unreadable = “{ $found }” is not a number.
situation-syntax = { $found ->
        [end] The file ends where there should be
       *[other] “{ $found }” stands where there should be
    } { $expected ->
        [value] a value.
        [comma] a comma or the end of the group.
        [colon] a colon.
        [field] a field: “name: value”.
        [json_field] a name in quotation marks.
        [close_group] a closing parenthesis.
        [close_list] a closing bracket.
        [close_map] a closing brace.
       *[end] the end of the file.
    }
situation-expected = “{ $found }” stands where there should be { $expected ->
        [integer] a whole number.
        [number] a number.
        [text] a text in quotation marks.
        [boolean] true or false.
        [character] a character in apostrophes.
        [list] a list: […].
        [map] pairs: (fr: "…", en: "…").
        [group] a group of fields: (…).
        [word] a word.
        [word_alone] this word without parentheses.
        [variant_value] this word with a value in parentheses.
        [variant_values] this word with its values in parentheses.
        [variant_fields] this word with its fields in parentheses.
        [nothing] nothing: ().
        [json_object] a group of fields: {"{"}…{"}"}.
        [json_word] a word in quotation marks.
        [json_word_alone] this word alone, in quotation marks.
        [json_variant] this word with its value: {"{"}"…": …{"}"}.
        [json_character] a single character in quotation marks.
        [json_null] nothing: null.
       *[value] a value.
    }
situation-unreadable = This value cannot be read: { $message }.
situation-missing-field = The field “{ $field }” is missing.
situation-unknown-field = There is no field “{ $field }” here. { $nearest ->
        [no-nearest] Possible fields: { $words }.
       *[other] Did you mean “{ $nearest }”?
    }
situation-duplicate-field = “{ $field }” is written twice.
situation-unknown-word = There is no word “{ $found }” here. { $nearest ->
        [no-nearest] Possible words: { $words }.
       *[other] Did you mean “{ $nearest }”?
    }
situation-number-range = { $found } is out of range: from { $min } to { $max }.
situation-length = { NUMBER($found) ->
    [one] { NUMBER($found) } value
   *[other] { NUMBER($found) } values
}; there should be { NUMBER($expected) }.
situation-version = Version { $found }: this program reads version { $known }. Install a newer Envol.

## Checking
situation-activity-unknown = There is no activity “{ $found }”. { $nearest ->
        [no-nearest] The situations that come with Envol show which ones there are.
       *[other] Did you mean “{ $nearest }”?
    }
situation-parameter-range = { $path } is { NUMBER($found) }: it must be from { NUMBER($min) } to { NUMBER($max) }.
situation-seats = { NUMBER($found) ->
    [one] { NUMBER($found) } seat
   *[other] { NUMBER($found) } seats
}: this activity takes from { NUMBER($min) } to { NUMBER($max) }.
situation-language-unknown = The language “{ $found }” is not shown. { $nearest ->
        [no-nearest] The languages are fr and en.
       *[other] Did you mean “{ $nearest }”?
    }
situation-text-empty = The text in “{ $language }” is empty.
situation-translation-missing = A translation is missing: { $language ->
        [fr] French (fr).
        [en] English (en).
       *[other] { $language }.
    }
situation-placeholder-differs = The words in braces differ between French and English.
situation-id = The id “{ $found }” must be lower-case letters, digits, “_” or “-”, start with a letter and have at most { NUMBER($most) ->
    [one] { NUMBER($most) } character
   *[other] { NUMBER($most) } characters
}.
situation-id-not-ascii = The id “{ $found }” has accents or special characters. Keep them for texts: plain lower-case letters, digits, “_” and “-”, at most { NUMBER($most) ->
    [one] { NUMBER($most) } character
   *[other] { NUMBER($most) } characters
}.
situation-duplicate-id = The id “{ $found }” is taken already.
situation-competence-unknown = The competence “{ $found }” is not in the grid. { $nearest ->
        [no-nearest] Add it to “competences”.
       *[other] Did you mean “{ $nearest }”?
    }
situation-row-unknown = The grid has no row “{ $found }”. { $nearest ->
        [no-nearest] A badge asks for rows of its grid only.
       *[other] Did you mean “{ $nearest }”?
    }
situation-threshold-unknown = There is no threshold “{ $found }”. { $nearest ->
        [no-nearest] Add it to “thresholds”, with its reason.
       *[other] Did you mean “{ $nearest }”?
    }
situation-threshold-unused = The threshold “{ $found }” is used by no rule of this row.
situation-own-pace-no-time = The threshold “{ $name }” is not a time: “own_pace” only goes with a time, for example “60 min”.
situation-own-pace-short = The threshold “{ $name }” says that taking one's time changes nothing, but it stops at { NUMBER($found) } s and a session can last { NUMBER($longest) } s. Lengthen it up to there.
situation-own-pace-cut = The threshold “{ $name }” says that taking one's time changes nothing, but the phase “{ $phase }” can end by itself after { NUMBER($seconds) } s, even while somebody acts. Take “own_pace” out and give the real reason, or look at something else.
situation-prompt-stands-in = There are no words for “{ $found }” yet: those of “{ $other }” are shown instead.
situation-prompt-silent = There are no words for “{ $found }” yet: nothing is shown at that moment.
situation-words-unused = These words are for nothing: there is no “{ $found }”. { $nearest ->
        [no-nearest] You can take them out.
       *[other] Did you mean “{ $nearest }”?
    }
situation-line-long = { NUMBER($found) ->
    [one] { NUMBER($found) } word
   *[other] { NUMBER($found) } words
}: a line in play has at most { NUMBER($most) }.
situation-prompt-without-words = The words of the prompt “{ $found }” are missing.
situation-choice-without-words = The words of the choice “{ $found }” are missing in “choices”.
situation-word-missing = The words of “{ $found }” are missing in “words”.
situation-too-many-rows = { NUMBER($found) ->
    [one] { NUMBER($found) } row
   *[other] { NUMBER($found) } rows
}: a grid has at most { NUMBER($most) }.
situation-rows-alike = “{ $found }” looks at exactly the same as “{ $other }”.
situation-url = “{ $found }” is not a web address (https://…).
situation-at-least = The badge asks for { NUMBER($found) ->
    [one] { NUMBER($found) } row
   *[other] { NUMBER($found) } rows
} and names only { NUMBER($most) }.
situation-row-never-counts = Nobody else sees the row “{ $found }”: a person's own answer does not count for a badge.
situation-occasion-missing = The occasion of the row “{ $row }” does not come with seed { $seed }, and a badge asks for it. A seed chooses when, where and how strong, never whether: look at “occasion”, and at what the situation lets happen.

## Session and replay
situation-live-seats = Inputs for { NUMBER($found) ->
    [one] { NUMBER($found) } seat
   *[other] { NUMBER($found) } seats
}; the session has { NUMBER($expected) }.
situation-live-over = The session is over.
situation-pilot-unknown = No pilot is called “{ $found }”. There are: { $known }.
situation-replay-other-scenario = The session was lived with another situation, or another version of this one.
situation-replay-other-revision = The session is of revision { $need }, this program of revision { $have }. It stays valid; it is not recomputed.
situation-replay-diverged = The replay departs from the journal in block { $block }.
situation-replay-out-of-range = The session has no such moment: it has { NUMBER($ticks) ->
    [one] { NUMBER($ticks) } step
   *[other] { NUMBER($ticks) } steps
} of time.
situation-replay-unrestorable = The state at the start cannot be restored.

## Journal
situation-journal-not-one = This file is not a journal of Envol.
situation-journal-version = Journal of version { $found }: this program reads version { $known }. Install a newer Envol.
situation-journal-header = The beginning of the journal cannot be read. Without it, the rest cannot either.
situation-journal-malformed = Block { $block } of the journal was not written by Envol.
situation-journal-seal = The seal of the journal is not right.
situation-print-title = Journal of “{ $title }”
situation-print-session = Session { $session }, seed { $seed }, seats: { NUMBER($seats) }, duration { $duration }
situation-print-revisions = Activity { $activity }, simulation revision { $simulation }, rules revision { $rules }, situation { $scenario }
situation-print-event = { $time }  seat { $seat }  { $event }
situation-print-mark = { $time }  seat { $seat }  { $role ->
        [witness] the witness
        [animator] the facilitator
       *[oneself] oneself
    }: { $seen ->
        [with_help] seen with help
        [often_alone] seen several times, alone
        [helps_others] seen, and helps others
       *[seen] seen
    } – { $row } (noted at { $recorded })
situation-print-hands = Steps of time with an input: { NUMBER($ticks) }
situation-print-closed = Closed by station { $station }
situation-print-interrupted = Interrupted: no seal.
situation-print-torn = Interrupted: no seal{ NUMBER($bytes) ->
    [0] {"."}
    [one] , { NUMBER($bytes) } byte at the end is incomplete.
   *[other] , { NUMBER($bytes) } bytes at the end are incomplete.
}

## Evidence package
situation-package-not-one = This file is not an evidence package of Envol.
situation-package-too-large = This package is larger than { NUMBER($most) } MB. Choose “my extracts” rather than the whole session.
situation-package-too-long = This session is longer than { NUMBER($most) ->
    [one] { NUMBER($most) } minute
   *[other] { NUMBER($most) } minutes
}.
situation-package-version = Package of version { $found }: this program reads up to version { $known }. Install a newer Envol.
situation-package-altered = This package was altered or damaged: { $place ->
        [start] its beginning.
        [claim] the request.
        [header] the header of the session.
        [manifest] the list of the situation's files.
        [selection] what the person shows and says.
        [identity] the sealed identity.
        [commitments] the digests of the session.
        [segments] the extracts of the session.
        [marks] people's marks.
        [end] something follows it.
       *[seal] the table or the signature.
    } Ask for it to be sent again from the station.
situation-package-malformed = This package is signed but not well-formed: { $place ->
        [claim] the request.
        [header] the header of the session.
        [manifest] the list of the situation's files.
        [selection] what the person shows and says.
        [identity] the sealed identity.
        [commitments] the digests of the session.
        [marks] people's marks.
       *[segments] the extracts of the session.
    }
situation-package-commitment = Block { $block } is not the one that was sealed.
situation-package-moment-not-given = Recomputing does not give the moment shown for “{ $row }” at { $time }.
situation-package-unknown-choice = “{ $found }” cannot be chosen here.
situation-package-no-randomness = This computer gives no random numbers. Restart it, then try again.
situation-not-recomputed-people = Seen by people: nothing to recompute.
situation-not-recomputed-marks = This rule reads people's marks. This package comes from an older Envol, which did not enclose them: signed and intact, not recomputed.

# What rules speak about in a flight, where the situation has no words of its own.
situation-flight-verb = a verb of the wheel
situation-flight-phase = the phase it is
situation-flight-beat = the number of the step, from 0
situation-flight-state = what the drone is doing
situation-flight-light = the colour of the light
situation-flight-assist = the way of flying
situation-flight-goal = what one is heading for
situation-flight-goal-post = the post asked for (0: none)
situation-flight-goal-down = the post asked for lies down
situation-flight-distance-to-goal = the distance to the goal
situation-flight-x = the place in the cage, away from the pilot
situation-flight-y = the place in the cage, to the left
situation-flight-altitude = the height of the drone
situation-flight-speed = the speed of the drone
situation-flight-ground-speed = the speed over ground
situation-flight-tilt = the tilt of the drone
situation-flight-turn-rate = how fast it turns
situation-flight-stick-deflection = how far the sticks are from centre
situation-flight-on-pad = the drone is on its pad
situation-flight-inside-zone = the drone is well inside
situation-flight-net-distance = the distance to the net
situation-flight-distance-to-pilot = the distance to the pilot
situation-flight-gust-active = a gust is blowing
situation-flight-gust-push-m = how far the gust has pushed
situation-flight-steering-against = the sticks go against the wind
situation-flight-wind-speed = the speed of the air
situation-flight-battery = the charge of the battery
situation-flight-items-looked = parts of the drone looked at so far
situation-flight-land-called = the call to land holds
situation-flight-stop-held = STOP is held down

# What rules speak of in a workshop, where the situation has no words of its own.
situation-workshop-verb = a verb of the wheel
situation-workshop-phase = the phase
situation-workshop-step = the step that is asked for
situation-workshop-tool = the tool in the hand
situation-workshop-doing = what the hands do
situation-workshop-unexpected = the unexpected that lasts
situation-workshop-steps-done = the number of steps done
situation-workshop-parts-made = the number of parts that are ready
situation-workshop-parts-joined = the number of parts put together
situation-workshop-holds-piece = a piece is in the hand
situation-workshop-on-bench = a piece is on the bench
situation-workshop-tape-laid = the tape is laid on the piece
situation-workshop-square-laid = the square is laid on the piece
situation-workshop-clamp-closed = the piece is clamped
situation-workshop-hand-along = the place of the hand, along the piece
situation-workshop-hand-across = the place of the hand, across the piece
situation-workshop-piece-length = the length of the piece worked on
situation-workshop-working = a tool is at work
situation-workshop-glasses-on = the glasses are on
situation-workshop-gloves-on = the gloves are on
situation-workshop-hearing-on = the ear muffs are on
situation-workshop-machine-running = a machine is running
situation-workshop-guard-open = a guard is open
situation-workshop-sheet-open = the sheet is open
situation-workshop-hazy = sawdust is in the eyes
situation-workshop-flaw-open = a delivered part has a flaw, seen or not
situation-workshop-screws-left = the number of screws left in the box
situation-workshop-screws-missing = the box of screws is empty
situation-workshop-raining = it is raining
situation-workshop-covered = the boards are covered
situation-workshop-wet-boards = the number of boards that got wet
situation-workshop-tools-out = the number of tools that are not in their places
situation-workshop-in-order = after those before it
situation-workshop-off = the distance from the measure
situation-workshop-nearer = no farther from the measure than the piece before
situation-workshop-again = once more
situation-workshop-by-tape = with the tape
situation-workshop-by-square = with the square
situation-workshop-on-line = on a line
situation-workshop-held-fast = the piece clamped
situation-workshop-protected = with protection on
situation-workshop-guarded = guard closed
situation-workshop-part = the part
situation-workshop-item = the protection
situation-workshop-out = the tools still out
situation-workshop-none = “nothing”
situation-workshop-flawed = with a flaw
situation-workshop-fits = as on the sheet
situation-workshop-too-short = too short
situation-workshop-whole = whole
situation-workshop-compared = checked
situation-workshop-tidy = tools put back
situation-workshop-carried = what is in the hand, pieces and tools aside
situation-workshop-colleague = what the colleague is doing
situation-workshop-colleague-task = the colleague's task
situation-workshop-colleague-shows = the colleague's gesture
situation-workshop-tool-lent = a tool is with the colleague
situation-workshop-mistake-open = a measure of the colleague's is wrong, and can be made good
situation-workshop-bag-found-short = a bag that holds too little was opened, and nobody has said so
situation-workshop-stickers-on = the number of stickers that are on
situation-workshop-van-waits = the van is waiting
situation-workshop-task = the task
situation-workshop-first = the first time
situation-workshop-by = by what
situation-workshop-bag = the bag
situation-workshop-substitute = what stands in
situation-workshop-joint = the joint
situation-workshop-with = with
situation-workshop-was-shown = shown before
situation-workshop-open = with work left
situation-workshop-left = the parts with work left
situation-workshop-clear = all marked, and no other
situation-workshop-from-hand = from hand to hand
situation-workshop-what = what

# What does not hold together in an object that is made.
situation-making-unknown = “{ $found }” does not exist here. { $what ->
        [board] The boards
        [part] The parts of the object
        [joint] The joints
        [step] The steps
        [machine] The machines
        [measure] The measures
        [mark] The marks
        [card] The cards
        [module] The modules of the machine
        [spot] The spots of the post
        [place] The places where loads belong
        [fitting] The bags
        [tool] The tools
        [task] The colleague's tasks
        [cut] The colleague's tasks that cut
       *[protection] The protection
    } there: { $words }.
situation-making-circular = These steps wait for each other, none can come first: { $steps }. Take one of them out of “after”.
situation-making-longer = The part “{ $part }” needs { $needed } mm with the saw's cut, and a board “{ $stock }” has only { $length }. Make the part shorter, or take a longer board.
situation-making-stock = There is not enough wood: the parts cut from “{ $stock }” need { $needed } mm with the saw's cuts, and the boards ({ $available } mm in all) do not hold them. Add boards (“count”), or make parts shorter.
situation-making-hole = This hole leaves the part “{ $part }” ({ $length } mm by { $width } mm). Move it away from the edge.
situation-making-apart = “{ $part }” and “{ $onto }” do not touch: there is nothing to screw. Look at “at_mm” and “lies” of both parts.
situation-making-overlap = “{ $part }” and “{ $other }” take the same place. Move one of them (“at_mm”).
situation-making-loose = No joint connects “{ $part }” to the first part, “{ $first }”. Add one to “joints”.
situation-making-never = The step “{ $step }” can never be done: { $why ->
        [variants] there is nothing to choose (“variants” is empty).
        [delivered] this part comes ready cut. Write Check in place of Cut.
        [made] this part is not delivered. Write Cut in place of Check.
        [holes] this part has no hole (“holes”).
        [twice] this task is in the list already.
       *[machine] there is no machine to drill with.
    }
situation-making-no-substitute = Nothing can stand in for “{ $fitting }”, and some are missing in every session: the object could not be finished. Add something to “substitutes”.
situation-making-tool = The step “{ $step }” needs a tool that the bench does not have: { $tool }. Add it to “tools”.
situation-making-page = The page “{ $page }” shows nothing. Give it a drawing, for example shows: [Front].
situation-making-incident-twice = This incident is in the list already: each comes once in a session.
situation-making-guard-late = Parts to be drilled: { NUMBER($pieces) }. So the guard cannot be found open at piece no. { $piece }: lower “piece”, or add a hole. The incident must come in every session.
situation-making-not-delivered = The part “{ $part }” is not delivered: it cannot come with a flaw. Write delivered: true, or choose another part.

# What does not hold together on a line.
situation-line-hidden = “{ $id }” drifts by { $drift } mm at least, and the measure allows { $tolerance } mm: nothing would show it. Raise “drift_mm”, or lower “tolerance_mm”.
situation-line-taken = Two things stand on the spot “{ $spot }”. Give one of them another spot.
situation-line-stands = In “post”, the thing “{ $thing }” has to be there once and only once (found: { NUMBER($count) }).
situation-line-planted = Pieces planted by “doubtful”, “odd” and “marked”: { NUMBER($planted) }. The batch has only { NUMBER($pieces) }: raise “pieces”, or lower one of the three.
situation-line-no-mark = { $which ->
        [odd] A piece that no card shows bears one of “odd_marks”, and that list is empty.
       *[marked] A marked piece bears one of “marks”, and that list is empty.
    } Add a mark, or put 0.
situation-line-unmet = The card “{ $card }” changes a rule, and no piece of this batch would show it. Set “marked” to 1 or more.

# What does not hold together in an automaton.
situation-automaton-point = The drawing “{ $id }” has a point outside the square of 12, or a line without a point: { $point }. Keep each number from 0 to 12.
situation-automaton-too-many = The module “{ $id }” shows more signs than there are (shown: { NUMBER($shows) }; in “signs”: { NUMBER($signs) }). Add signs, or lower “shows”.
situation-automaton-no-answer = The module “{ $id }” is not set to marks: the machine could not give the piece back. Write smudged: false, or choose Set(…).
situation-automaton-mark-twice = The module “{ $id }” has the same mark twice: its page would have two answers. Keep each mark once.
situation-automaton-same-part = Two modules wake the same part: “{ $part }”. Give one of them another part.
situation-automaton-twice = The module “{ $id }” lights up in another stretch already. Each module lights up once.
situation-automaton-unlit = The module “{ $id }” lights up in no stretch: it would stay silent. Add it to one of the “beats”, or take it out.

# What rules speak of at an automaton, where the situation has no words of its own.
situation-automaton-phase = the phase
situation-automaton-letter = the letter
situation-automaton-part = the part
situation-automaton-machine-letter = the letter of the machine
situation-automaton-machine-level = the level
situation-automaton-people-here = people who play
situation-automaton-parts-awake = parts that are awake
situation-automaton-smudge-open = a line is still missing
situation-automaton-all-set = all is set
situation-automaton-surprises = surprises at this module
situation-automaton-place = which one
situation-automaton-mark = the mark
situation-automaton-smudged = a line of the page is smudged
situation-automaton-for-two = for two
situation-automaton-right-handle = the right handle
situation-automaton-surprises-before = surprises before
situation-automaton-what = what
situation-automaton-parts = parts that are awake

# What does not hold together where a place is chosen.
situation-choosing-point = The drawing “{ $id }” leaves the square of 24: { $point }. Keep each number from 0 to 24, and each disc inside.
situation-choosing-inwards = The drawing “{ $id }” has a filled outline that goes inwards, or that holds nothing. Cut it into two shapes without a dent.
situation-choosing-too-few = There are not enough things to see in “clues” (there: { NUMBER($there) ->
        [0] none
       *[other] { NUMBER($there) }
    }; needed: { NUMBER($needed) }): those that everybody sees, and those of each of four people. Add things, or lower “shared” or “own”.

# What rules speak of where a place is chosen, where the situation has no words of its own.
situation-choosing-phase = the phase
situation-choosing-curtain = the curtain
situation-choosing-news = the late picture
situation-choosing-table-level = the level
situation-choosing-people-here = people who play
situation-choosing-cards-missing = cards that are not laid
situation-choosing-keeps = own cards that are not laid
situation-choosing-others-keep = cards that others have not laid
situation-choosing-at-the-table = what the person does
situation-choosing-again = again
situation-choosing-others-wait = others who wait
situation-choosing-clue = the card
situation-choosing-alone = seen by nobody else
situation-choosing-by-hand = by hand
situation-choosing-alone-seen = seen by nobody else
situation-choosing-laid-by-other = laid by somebody else
situation-choosing-place = the place
situation-choosing-as-news-say = as the late picture shows
situation-choosing-changed = after another choice
situation-choosing-thought-of = it was thought of

# What does not hold together in a relay.
situation-relay-sticker-twice = The sticker “{ $sticker }” is in the list already. Keep each sticker once.
situation-relay-in-wall = The point { $point } is in a wall, in a passage or outside the hall. Move it, or move the wall.
situation-relay-handle-inside = Whoever holds “{ $id }” by this handle would stand in the load. Move the handle away from its middle (“at_m”).
situation-relay-one-handle = The load “{ $id }” takes two people and has one handle. Add a handle, or lower “rubs_n”.
situation-relay-too-heavy = Two people pull with { $pull } N, and the load “{ $id }” asks for { $rubs }. Lower “rubs_n” or “flat_n”, or raise “pull_n”.
situation-relay-no-charger = The load “{ $id }” has a battery, and there is no charger. Add “charger”, or choose another nature.
situation-relay-cable-short = The load “{ $id }” comes plugged in, and the cable does not reach so far. Move it closer, or raise “cable_m”.
situation-relay-plugged-twice = Another load comes plugged in already in this stretch, and there is one cable: “{ $id }”. Write plugged: false.
situation-relay-no-tap = The load “{ $id }” loses water, and there is no tap. Add “tap”, or choose another nature.
situation-relay-brings-nothing = The stretch “{ $phase }” brings no load: it would end at once. Give it a load (“comes”).
situation-relay-block-late = A corridor is blocked after { $after } s at the latest, and the stretch lasts { $lasts }. Lower “blocks_after_s”, or raise “lasts_s”.
situation-relay-no-way = No way that is wide enough leads “{ $id }” to “{ $place }”. Widen a way, or take a load that is less wide.
situation-relay-only-way = If “{ $corridor }” is blocked, no way that is wide enough leads “{ $id }” to “{ $place }”. Open another way.

# What rules speak of during a relay, where the situation has no words of its own.
situation-relay-phase = the phase
situation-relay-relay = the course
situation-relay-people-here = people who play
situation-relay-loads-here = loads that are there
situation-relay-loads-arrived = loads in their place
situation-relay-levers-held = levers that are held
situation-relay-cable-wanted = another load needs the cable
situation-relay-way-blocked = an aisle is blocked
situation-relay-post = the post
situation-relay-holding = what is held
situation-relay-stuck = stuck
situation-relay-note-open = the plan is open
situation-relay-pace = the pace
situation-relay-left = what is left
situation-relay-load = the load
situation-relay-others = others who hold it
situation-relay-in-place = in its place
situation-relay-speed = the speed
situation-relay-door = the door
situation-relay-loaded = with a load
situation-relay-charge = the battery
situation-relay-wanted = needed elsewhere
situation-relay-asked = it had been asked for
situation-relay-corridor = the aisle
situation-relay-after-block = after the block
situation-relay-part = the part in the relief
situation-relay-sticker = the sticker
situation-relay-spot = the place
situation-relay-open = left to do
situation-relay-stickers = stickers that were put
situation-relay-moved-before = moved before
situation-relay-note-read = the plan was opened
situation-relay-arrived = loads that arrived

# What rules speak of on a line, where the situation has no words of its own.
situation-line-phase = the phase
situation-line-rule-card = the card of rules
situation-line-pieces-put = pieces put into a tray
situation-line-kept = pieces kept
situation-line-to-repair = pieces to repair
situation-line-put-aside = pieces put aside
situation-line-at-post = a piece is at the post
situation-line-piece-gauged = the piece at the post is measured
situation-line-working = the hands do something
situation-line-pieces-recorded = pieces on the record
situation-line-drift = how far pieces drift
situation-line-things-moved = things moved

# Answers files
situation-answers-not-one = This file has the name of an answers file and is none. Have the bridge make it again.
situation-answers-version = This answers file comes from a newer bridge. Install a newer Envol here, then begin again.
situation-answers-too-large = This answers file is larger than what is read. Have the bridge make it again.
situation-answers-cut = This answers file stops halfway: the stick was pulled out too early, or is wearing out. What is whole is taken; have the rest made again.
situation-answers-malformed = One answer of this file cannot be read here. The others are taken; have the bridge make the file again.
situation-answers-signature = One answer of this file is not signed by the organisation for this station and this request: it is not taken. Have the bridge make the file again.
situation-answers-unreadable = The computer cannot read this file. Is the stick still in its place?
