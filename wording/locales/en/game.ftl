# The game: what a learner reads.
game-station-name = Envol station
game-options = envol-game [--station FOLDER] [--scenarios FOLDER] [--pair FILE] [--language fr|en] [--safe-graphics] [--kiosk] [--window WxH] [--state-hash]
game-option-unknown = I don't know the option { $option }. "envol-game --help" shows them all.
game-option-value = The option { $option } needs a value.
game-option-unfit = "{ $value }" does not fit the option { $option }.
game-no-display = There is no display here: Envol cannot open a window. Without one, "./envol demo" goes from a recorded flight to a badge.
game-no-scenarios = I cannot find the folder of situations. Give it with --scenarios.
game-empty-scenarios = I find no playable situation in { $folder }. "./envol check" says what is missing.
game-no-graphics = This computer could not draw the window. Tried: { $tried }. Install a driver for its graphics card (on Debian, mesa-vulkan-drivers does without one), or try "./envol demo", which needs no display.
game-no-window = The window could not open on this computer. Start Envol again with --safe-graphics, or try "./envol demo", which needs no display.
game-no-graphics-windows = This computer could not draw the window. Tried: { $tried }. Install or update the driver of its graphics card (Windows Update offers one), then try again.
game-no-window-windows = The window could not open on this computer. Try again; if this comes back, restart the computer, or update the driver of its graphics card.
game-odd-screen = A screen of this computer does not say how often it shows a picture. Unplug it or choose a refresh rate in the display settings, update the driver of the graphics card, then try again.
game-drawn-safely = Last time, Envol stopped while opening its window. This time it draws as simply as it can. In Settings, "Picture" lets you choose otherwise.
game-odd-scale = This computer's screen announces an impossible text size (Xft.dpi). Correct it in the display settings, or start Envol with WINIT_X11_SCALE_FACTOR=1.
game-venue-not-followed = The venue's file is not followed. { $place }: { $reason }
game-situation-left-out = One situation is left out: “{ $folder }”. { $place }: { $reason } The others can be played. “./envol check” explains everything.
game-plain-title = Envol cannot open
game-plain-again = Try again
game-plain-close = Close

game-continue = Continue
game-back = Back
game-later = Later
game-on = On
game-off = Off
game-key-enter = Enter
game-key-escape = Esc
game-key-space = Space
game-trouble-read = I have read it
game-leave = I have to go
game-leave-title = Do you have to go?
game-leave-purpose = What you did is kept. You can go on later, from the first page.
game-leave-no = Stay
game-leave-yes = Leave
game-away-title = Are you still there?
game-away-purpose = { NUMBER($seconds) ->
    [0] Without an answer, Envol keeps everything and goes back to the first page now.
    [1] Without an answer, Envol keeps everything and goes back to the first page in 1 second.
   *[other] Without an answer, Envol keeps everything and goes back to the first page in { NUMBER($seconds) } seconds.
}
game-away-no = I am here
game-kiosk-closed = This station stays with Envol. To close it: Settings › The venue, with the animator's code, then “Close Envol”.
game-kiosk-without-code = This station has no animator's code: anybody can close Envol. Choose one in Settings › The venue.
game-letters-space = space
game-letters-open = Write with the grid of letters
game-letters-erase = Erase
game-letters-done = Done

game-welcome-title = Envol
game-welcome-purpose = Say who is here, then choose what you want to do.
game-welcome-who = Who is here?
game-welcome-new = I am here
game-welcome-ways = What do you want to do?
game-welcome-hello = Hello { $name }. What do you want to do?
game-way-play = Live a situation
game-way-play-line = You do it, then you look at what you did.
game-way-tell = Tell an experience
game-way-tell-line = Something you lived elsewhere. Coming soon.
game-way-map = My map
game-way-map-line = What you can do, and where it can lead. Coming soon.
game-way-requests = My requests
game-way-requests-line = Where your badge requests stand.
game-way-requests-news = Something has come for you.
game-way-mine = My things
game-way-mine-line = What is kept about you: take it along, delete it.
game-resume-title = Go on
game-resume-purpose = Choose the session that you want to go on with.
game-resume-what = Go on with { $situation }, { $name }
game-resume-all = { NUMBER($count) ->
    [0] Nothing to go on with
    [1] See the session to go on with
   *[other] See the { NUMBER($count) } sessions to go on with
}
game-resume-line = It is waiting for you to look at it.
game-resume-on-the-way = You were looking at it.
game-resume-interrupted = It was cut short. Everything done so far is kept.
game-ago = { $unit ->
    [now] Just now.
    [minutes] { NUMBER($count) } min ago.
    [hours] { NUMBER($count) } h ago.
   *[other] { NUMBER($count) ->
        [0] Today.
        [1] A day ago.
       *[other] { NUMBER($count) } days ago.
    }
}
game-resume-gone = The situation of this session is no longer on this station. The session is kept.
game-code-ask = { $name }, show your four pictures in order.

game-arrive-title = I am here
game-arrive-purpose = Choose what you are called here. Your real name is not needed.
game-arrive-name = Your nickname
game-arrive-name-hint = Write a nickname
game-arrive-note = It stays on this station, and is deleted with your last session.
game-arrive-picture = Your picture
game-picture-kite = Kite
game-picture-heron = Heron
game-picture-lighthouse = Lighthouse
game-picture-fox = Fox
game-picture-bicycle = Bicycle
game-picture-fern = Fern
game-picture-boat = Boat
game-picture-comet = Comet
game-picture-snail = Snail
game-picture-key = Key
game-picture-mountain = Mountain
game-picture-drum = Drum
game-arrive-code = Keep my sessions behind a code of four pictures
game-arrive-code-choose = Choose four pictures, in order
game-arrive-hint = A nickname is missing.
game-arrive-hint-code = The code has four pictures.
game-arrive-on = That's me
game-arrive-witness-title = I am the witness
game-arrive-witness-purpose = Choose what you are called here. Your real name is not needed.

game-pair-title = Better with two
game-pair-purpose = One does, the other watches. Then you swap.
game-pair-doer = Does
game-pair-witness = Who witnesses?
game-pair-witness-line = The witness looks out for three things at most. One key when they see one:
game-keys-block = on the numeric keypad
game-keys-laptop = without a keypad (with Fn if needed)
game-pair-new = Somebody else
game-pair-swap = Swap
game-pair-alone = Go on without a witness

game-situations-title = Live a situation
game-situations-purpose = Choose what you want to live.
game-grid-proposed = On trial: neither a young person nor a partner has signed yet what is looked at.
game-grid-agreed = What is looked at is signed, with young people and a partner.

game-briefing-title = Before you start
game-briefing-purpose = Here is what will happen.
game-briefing-happens = What will happen
game-briefing-on = Here I go
game-controls-keyboard = Your hands on the keyboard
game-controls-several = Several on one keyboard
game-controls-gamepad = Your hands on the gamepad
game-controls-mouse = Your hand on the mouse
game-hand-left = Left hand: { $does }
game-hand-right = Right hand: { $does }
game-flight-left = height, turn
game-flight-right = forward, sideways
game-plain-hand = move
game-workshop-hand = the hand on the piece
game-line-hand = the hand at the post
game-controls-stop = STOP: everything stops gently
game-controls-let-go = STOP: the hand lets go, the machine stops
game-controls-machine-off = STOP: the machine stops
game-controls-point = Point at a thing in the picture
game-controls-click = Click a thing. Hold the button on the piece: the hand goes there.
game-controls-click-only = Click a thing to take it or to point at it.
game-controls-choices = Choose what is offered
game-controls-verbs = Report, ask, propose, received
game-controls-pause = Pause, whenever you want
game-looked-title = What do you want us to look at?
game-looked-purpose = This is what can be seen during the situation. Choose what interests you.
game-looked-rest = Look at everything
game-looked-witness = { $name } looks out for three things at most: chosen to the right of each line.
game-looked-watch = To look out for: { $row }
game-looked-all = Without a choice, everything is looked at.

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
game-sheet-page = Sheet: { $page } ({ NUMBER($leaf) } of { NUMBER($leaves) })
game-sheet-before = Before
game-sheet-next = Next
game-sheet-nearer = Closer
game-sheet-close = Close
game-sheet-part = part
game-sheet-size = length × width × thickness, mm
game-sheet-off = give or take
game-sheet-holes = holes
game-sheet-sizes = { NUMBER($long) } × { NUMBER($wide) } × { NUMBER($thick) }
game-sheet-tolerance = ± { NUMBER($mm) }
game-sheet-delivered = delivered
game-sheet-to-cut = to saw
game-sheet-cut = sawn
game-sheet-measure = { NUMBER($mm) }
game-sheet-across = Ø { NUMBER($mm) }
game-workshop-lays-down = The piece goes on the bench.
game-workshop-step-done = Done: { $step } ({ $phase }: { NUMBER($done) } of { NUMBER($all) })
game-workshop-act-of = { $act }: { $of }
game-hand-move = Move the hand
game-hand-asked = go to { $place }
game-hand-asked-within = go to { $place }, give or take { $within }
game-hand-less = A small step back
game-hand-more = A small step on
game-hand-nearer = A small step towards you
game-hand-farther = A small step away
game-more-choices = More ({ NUMBER($board) } of { NUMBER($boards) })
game-stop = STOP
game-pause = Pause
game-help-position = Steady
game-help-angle = Supple
game-help-rate = Manual
game-help-situation = As planned
game-view-pilot = See as the pilot
game-view-chase = See from behind
game-view-on-board = See on board
game-view-bench = See the whole bench
game-view-piece = See close up
game-view-post = See the whole post
game-verb-signal = Report
game-verb-ask = Ask
game-verb-propose = Propose
game-verb-acknowledge = Received
game-verb-said = { $verb }: noted
game-said-before = Before: { $words }
game-need = I need someone
game-need-still = Time stands still. Nothing is noted.
game-need-on = Someone is here: go on
game-count-in = Going on in { NUMBER($seconds) }
game-push-ahead = forward
game-push-back = back
game-push-right = go right
game-push-left = go left
game-push-up = up
game-push-down = down
game-stick-left = left hand
game-stick-right = right hand
game-pad-left = left pad
game-pad-right = right pad
game-legend-title = Your keys
game-legend-short = Keys
game-legend-close = Hide the keys
game-legend-rise = up, down
game-legend-turn = turn
game-legend-ahead = forward, back
game-legend-aside = left, right
game-legend-along = along the piece
game-legend-across = nearer, farther
game-legend-pad-left = Left pad: { $does }
game-legend-pad-right = Right pad: { $does }
game-legend-sideways = left, right
game-legend-lengthways = forward, back
game-legend-stop = STOP: it halts
game-legend-let-go = STOP: let go, switch off
game-legend-machine-off = STOP: switch the machine off
game-legend-main = Do what is asked
game-legend-point = point at a thing
game-legend-take = take it, do it
game-legend-click = Click a thing to take it or to point at it.
game-legend-lead = Hold the button on the piece: the hand goes there.
game-legend-wheel = Wheel: a small step.
game-legend-need = Held: “I need someone”
game-legend-view = Change the view
game-legend-pause = pause
game-pause-title = Pause
game-pause-gamepad = Gamepad unplugged. We wait for you.
game-pause-window = We wait for you.
game-pause-purpose = Nothing moves. Take your time, talk with the others.
game-pause-on = Go on
game-animator-title = Animation
game-animator-come = It is the animator
game-animator-here = Your marks are the animator's until you go.
game-animator-go = I am going
game-pause-leave = Stop here
game-pause-leave-yes = Yes, stop and look back
game-pause-leave-purpose = Stop here? What you did is kept, we look at it next.
game-looked-whose = { $name }, what do you want looked at?
game-table-title = Who plays?
game-table-purpose = Everyone has a place, a colour and a shape. You can come and go during play.
game-table-seat = Free place
game-table-who = Who plays with you?
game-table-free = Still free: { NUMBER($count) }. People can sit down during play.
game-end-tellers = Everyone tells of their own place. Who begins?
game-end-time-shared = You played for { $time }.
game-end-lanes = Who did what, and when
game-end-board = What lies on the board
game-situation-seats = Number of people: { NUMBER($seats) }
game-situation-seats-from = Number of people: { NUMBER($least) } to { NUMBER($most) }
game-pause-places = Change places
game-pause-join = Who plays at place { $seat }?
game-places-title = Who is where?
game-places-purpose = Everyone presses their key, A, or clicks: that is their place. Once more: the next one. A keyboard makes two places.
game-places-free = Free place. Press your key, A, or click here.
game-places-left = Keyboard, left half
game-places-right = Keyboard, right half
game-places-gamepad = Gamepad
game-places-mouse = Mouse
game-places-on = Let's go
game-columns-more = { NUMBER($count) ->
    [one] { NUMBER($count) } possibility
   *[other] { NUMBER($count) } possibilities
}
game-witness-next = Witness. Other place:
game-witness-keys = Numeric keypad, or F1 to F4
game-pause-said = What you were told, newest first

game-end-title = It is over. Take a breath.
game-end-purpose = Your session is here. Next, you tell.
game-end-time = You played { $time }.
game-end-saving = Your session is being put away…
game-end-saved = Your session is kept on this station.
game-end-next = First you tell in your own words. Only then we look at what was seen.
game-end-on = Tell
game-end-again = Once more
game-end-turn = Turn it
game-end-way = Your way, seen from above
game-end-line = Your line, seen from above, and its height
game-clip-from-above = seen from above
game-clip-height = height
game-clip-seat = seat { $seat }
game-end-later = Later

game-tell-title = Tell
game-tell-purpose = Say what you lived, in your own words. Nobody corrects.
game-tell-field = What happened, what you did, what changed…
game-tell-hint = You can also tell someone aloud.
game-tell-starters = Sentences to start from, if you like:
game-tell-starter-1 = I looked before I started.
game-tell-starter-2 = I waited for my turn.
game-tell-starter-3 = At first it was hard, then it came.
game-tell-starter-4 = Something changed on the way.
game-tell-starter-5 = I found another way to do it.
game-tell-starter-6 = I tried again.
game-tell-starter-7 = I asked for help.
game-tell-starter-8 = I said that something was not right.
game-tell-starter-9 = I took my time.
game-tell-starter-10 = Next time, I want to try differently.

game-name-title = I recognise myself
game-name-purpose = Give what you did a name. Your name for it is the one that counts.
game-name-question = What do you call it?
game-name-field = For example: keeping course
game-name-word-1 = looking before acting
game-name-word-2 = following an instruction
game-name-word-3 = adapting
game-name-word-4 = keeping my attention
game-name-word-5 = trying again
game-name-word-6 = doing it gently
game-name-word-7 = telling the others
game-name-word-8 = asking when I don't know
game-name-word-9 = taking the time it takes

game-self-title = I recognise myself
game-self-purpose = Answer first, for yourself. Only then we look.
game-self-keep = I keep my answer
game-self-hint = You may leave a line without an answer. Afterwards it does not change.
game-self-more = Other lines, if you like
game-answer-yes = yes
game-answer-help = with help
game-answer-not-this-time = not this time
game-answer-dont-know = I don't know

game-look-title = We look
game-look-purpose = Here are the moments seen. It is for you to say how you did it.
game-look-on = I keep, I ask
game-look-nothing = There was nothing to look at in this session.
game-look-all-folded = This time the game saw nothing. Your account counts, and you can live the situation again.
game-look-another-time = To live another time
game-look-no-occasion = The occasion did not come.
game-look-not-seen = Not seen here yet.
game-look-not-yet = Not seen here yet.
game-look-by-people = A person saw it.
game-look-not-the-game = The game does not see this.
game-look-again = Again
game-look-moment-next = Next moment
game-look-moment-before = Moment before
game-look-later = Now I would say…
game-look-words = How did you do it? In your words.
game-look-me = Me
game-look-game = The game
game-look-people = The others
game-look-witness = Witness
game-look-animator = Animator
game-look-no-answer = no answer
game-look-no-people = Nobody marked this moment.
game-look-moments = { NUMBER($count) ->
    [0] no moment seen
    [one] one moment seen
   *[other] { NUMBER($count) } moments seen
}
game-seen-with-help = seen with help
game-seen = seen
game-seen-often = seen several times, on one's own
game-seen-helps = seen, and helps others

game-choose-title = I keep, I ask
game-choose-purpose = Choose a badge, and the moments you want to show. The rest is yours.
game-choose-badge = The badge
game-choose-moments = What I show
game-choose-moment = Moment at { $time }
game-choose-row = My answer
game-choose-people = Seen by someone
game-choose-nothing = You can ask with your account alone.
game-choose-needs-rows = { NUMBER($least) ->
    [0] It asks for no line in particular.
    [one] It asks for one line out of { NUMBER($of) }, shown by moments or by what people saw.
   *[other] It asks for { NUMBER($least) } lines out of { NUMBER($of) }, shown by moments or by what people saw.
} { NUMBER($shown) ->
    [0] You show none yet.
    [one] You show one.
   *[other] You show { NUMBER($shown) }.
}
game-choose-account-there = Your account is there.
game-choose-account-open = Your account can still come.
game-choose-witness-there = A person saw it.
game-choose-witness-open = A person can still witness it.
game-choose-leave = I keep it to myself
game-choose-leave-yes = Yes, I keep it to myself
game-choose-on = Continue

game-ask-title = Ask for: { $badge }
game-ask-purpose = Decide what leaves and whether you give your name. Nothing leaves without you.
game-ask-extent = What leaves
game-ask-extracts = My extracts
game-ask-extracts-line = { NUMBER($moments) ->
    [0] No moment of the session.
    [one] One moment, with just what is needed around it.
   *[other] { NUMBER($moments) } moments, with just what is needed around them.
} { NUMBER($rows) ->
    [0] No line shown.
    [one] One line shown.
   *[other] { NUMBER($rows) } lines shown.
}
game-ask-whole = The whole session
game-ask-whole-line = { NUMBER($rows) ->
    [0] The session from beginning to end, with no lines shown.
    [one] The session from beginning to end, and the line you show.
   *[other] The session from beginning to end, and the { NUMBER($rows) } lines you show.
} { NUMBER($moments) ->
    [0] No moment chosen.
    [one] One moment chosen.
   *[other] { NUMBER($moments) } moments chosen.
}
game-ask-leaves = { $much ->
    [none] Of the session itself, nothing leaves.
    [whole] The whole session leaves: { NUMBER($all) } s.
    [spans] What you show covers the whole session: all of it leaves, { NUMBER($all) } s.
   *[some] A part of the session leaves: { NUMBER($shown) } s out of { NUMBER($all) } s.
} { NUMBER($marks) ->
    [0] {""}
    [one] With one mark by a person: what you show rests on it.
   *[other] With { NUMBER($marks) } marks by people: what you show rests on them.
}
game-ask-identity = Your name, if you like, for { $organisation }
game-ask-sealed = What you write here is sealed: only the organisation can open it. This station does not keep it.
game-ask-name = Name
game-ask-email = E-mail
game-ask-optional = if you like
game-ask-unpaired = This station is not linked to an organisation yet. Your request is kept here and leaves as soon as it is.
game-ask-hint = A person reviews your request with you or for you.
game-ask-on = I ask
game-agree-title = { $name }, do you agree?
game-agree-purpose = A request leaves. It also shows what you did at that moment.
game-agree-place = Your seat is a number in it: your name does not leave.
game-agree-why = Without what you did, these extracts cannot be replayed.
game-agree-yes = Yes, I agree
game-agree-no = No, not this
game-agree-refused = { $name } would rather this did not leave. Choose other moments, or talk about it together.
game-agree-code = Your four pictures say yes to this request.
game-ask-sure-title = Send your request?
game-ask-sure-purpose = Here is exactly what it holds.
game-ask-sure-yes = Yes, I send it
game-ask-sure-no = Not yet
game-leave-to = To { $organisation }, for the badge “{ $badge }”.
game-leave-nowhere = Nothing leaves now: this station is linked to nobody. Your request for “{ $badge }” waits here.
game-leave-told = { $told ->
    [both] Your account and the name you give it, under the pseudonym { $pseudonym }.
    [account] Your account, under the pseudonym { $pseudonym }.
    [named] The name you give to what you did, under the pseudonym { $pseudonym }.
   *[none] Your pseudonym { $pseudonym }, with no account and no name given.
}
game-leave-rows = { NUMBER($rows) ->
    [0] No line shown.
    [one] One line shown.
   *[other] { NUMBER($rows) } lines shown.
}
game-leave-moments = { NUMBER($moments) ->
    [0] No moment chosen.
    [one] One moment chosen.
   *[other] { NUMBER($moments) } moments chosen.
}
game-leave-answers = { NUMBER($answers) ->
    [0] None of your answers.
    [one] One of your answers.
   *[other] { NUMBER($answers) } of your answers.
}
game-leave-own-words = { NUMBER($words) ->
    [0] None of your words about the lines.
    [one] Your words about one line.
   *[other] Your words about { NUMBER($words) } lines.
}
game-leave-people = { NUMBER($people) ->
    [0] No marks by people.
    [one] One mark by a person.
   *[other] { NUMBER($people) } marks by people.
}
game-leave-identity = { $given ->
    [both] Your name and e-mail, sealed: only the organisation can open them.
    [name] Your name, sealed: only the organisation can open it.
    [email] Your e-mail, sealed: only the organisation can open it.
   *[none] Neither your name nor your e-mail.
}

game-receipt-title = Your request is made
game-receipt-purpose = Keep this code: with it you find your request, the words and the badge.
game-receipt-code = Your code
game-receipt-received = { $organisation } has received your request.
game-receipt-waiting = Your request waits here. It leaves as soon as the link is there.
game-receipt-here = Nothing has left yet. Your request leaves in a moment, or when you leave this page.
game-receipt-on-its-way = Your request is on its way. { $organisation } will answer.
game-receipt-folder = It is written to { $folder } too when you leave this page.
game-receipt-no-folder = The folder { $folder } is not there: the request is not written to it, and this station forgets it when it is switched off. Plug in the stick, then Settings › The venue › “Write to a folder”.
game-receipt-take-back = Take my request back
game-receipt-page-later = Your page will open once the request has arrived.
game-receipt-page = Your page: { $page }
game-receipt-no-page = Your page will exist once the station is linked.
game-receipt-keep = Write the code down or take a photo of it.
game-receipt-on = Back to the start
game-receipt-next = { $name }'s turn
game-receipt-next-person = The next person
game-receipt-next-purpose = Now you tell of your place.
game-receipt-home = Start

game-mine-title = My things
game-mine-purpose = This is all that this station keeps about you. It is yours.
game-mine-profile = { $code ->
    [yes] Your pseudonym, { $name }, your picture, your settings, and your code, which nobody can read back.
   *[no] Your pseudonym, { $name }, your picture and your settings.
}
game-mine-days = { NUMBER($days) ->
    [0] A session is deleted by itself within the day.
    [1] A session is deleted by itself after a day.
   *[other] A session is deleted by itself after { NUMBER($days) } days.
}
game-mine-session = { NUMBER($minutes) ->
    [0] Very short session, with your words.
    [1] Session of one minute, with your words.
   *[other] Session of { NUMBER($minutes) } minutes, with your words.
}
game-mine-claim = Request: { $badge }
game-mine-take = Take it all along
game-mine-taken = Everything is copied to { $path }. Open the page "My things", or copy the folder to a stick.
game-mine-delete = Delete
game-mine-all = Delete everything now
game-mine-sure-title = Delete: { $what }?
game-mine-sure-purpose = Once deleted, there is no way back.
game-mine-sure-session = The session, your words and your choices leave this station.
game-mine-sure-others = The others keep theirs, without your name.
game-mine-sure-claims-stay = Your request stays, with what you chose to show.
game-mine-sure-claim-here = The request has not left. It will not leave.
game-mine-sure-claim-sent = What the organisation has received stays there. To have it deleted too, ask them.
game-mine-sure-all = Your profile leaves this station, with { NUMBER($sessions) ->
    [0] no session
    [1] one session
   *[other] { NUMBER($sessions) } sessions
} and { NUMBER($claims) ->
    [0] no request.
    [1] one request.
   *[other] { NUMBER($claims) } requests.
}
game-mine-sure-no = Keep
game-mine-sure-yes = Delete

game-requests-title = My requests
game-requests-purpose = Here is where your badge requests stand.
game-requests-none = You have not made a request yet.
game-requests-code = Code: { $code }
game-requests-again = Try sending again
game-requests-words = { $by } writes to you:
game-requests-save = Take the badge with me
game-requests-print = Print
game-requests-saved = Your badge is in { $path }. Copy it to a stick or send it to yourself.
game-requests-printed = The page to print is here: { $path }
game-qr-this-pc = This page opens on this PC only: a phone does not find it. Keep your code.
game-state-outbox = It waits here and will leave later.
game-state-apart = Received. The organisation checks this station first.
game-state-waiting = Received. A person will review it.
game-state-complement = { $by } asks you for something more. Your request stays open.
game-state-talk = { $by } suggests talking about it. Your request stays open.
game-state-talk-date = { $by } suggests talking about it on { $date }. Your request stays open.
game-state-issued = Your badge is here. Decided by { $by }.
game-state-revoked = This badge was withdrawn by { $by }.

game-settings-title = Settings
game-settings-purpose = Set the screen so that it is easy for you.
game-settings-language = Language
game-language-fr = Français
game-language-en = English
game-settings-size = Text size
game-size-normal = Normal
game-size-large = Large
game-size-larger = Very large
game-size-double = Double
game-settings-sound = Sound
game-settings-still = Less motion
game-settings-quality = Picture
game-quality-fine = Fine
game-quality-plain = Plain
game-quality-sketch = Sketch
game-quality-by-itself-fine = Auto: fine
game-quality-by-itself-plain = Auto: plain
game-quality-by-itself-sketch = Auto: sketch
game-settings-help = Help at the start
game-settings-note = Settings change nothing about what is seen.
game-settings-venue = For the team
game-settings-venue-open = The place
game-venue-title = The place
game-venue-purpose = Here the team of the place sets this station up.
game-venue-door = The animator's code opens this page.
game-venue-enter = Enter
game-venue-pin-hint = Animator's code
game-venue-organisation = The organisation
game-venue-linked = This station, "{ $name }", sends requests to { $organisation } ({ $address }).
game-venue-linked-now = Done: this station is linked to { $organisation }.
game-venue-unlinked = This station is linked to nobody: requests wait here. To link it: put the invitation file into { $folder }, then come back to this page. Or type the code that the bridge's page "Stations" shows.
game-venue-fingerprint = Fingerprint of this station: { $fingerprint }. The bridge's page "Stations" shows the same.
game-venue-name = Name of the station
game-venue-address = Address of the bridge
game-venue-code = Code of the invitation
game-venue-link = Link this station
game-venue-link-file = Link with { $file }
game-venue-unlink = Take the link away
game-venue-unlink-title = Take the link away?
game-venue-unlink-purpose = Linking again needs a new invitation.
game-venue-unlink-waits = What waits to leave goes on waiting. Nothing is deleted.
game-venue-unlink-no = Keep the link
game-venue-unlink-yes = Take away
game-venue-outbox = Requests of this station
game-venue-waiting = { NUMBER($waiting) ->
    [0] No request waits to leave.
    [1] One request waits to leave.
   *[other] { NUMBER($waiting) } requests wait to leave.
}{ NUMBER($refused) ->
    [0] {""}
    [1] {" "}One request was not taken by the bridge; the person sees why.
   *[other] {" "}{ NUMBER($refused) } requests were not taken by the bridge; the people see why.
}
game-venue-send = Send now
game-venue-sending = Sending is being tried now.
game-venue-write = Write to a folder
game-venue-written = { NUMBER($count) ->
    [0] Nothing waited.
    [1] One request is written to { $path }. Take it to the bridge, page "Harvest".
   *[other] { NUMBER($count) } requests are written to { $path }. Take them to the bridge, page "Harvest".
}
game-venue-harvest = Harvest
game-venue-harvest-purpose = A USB stick goes from PC to PC: it takes the requests along and brings the answers back.
game-venue-harvest-none = Plug the stick in: it appears here.
game-venue-harvest-stick = { $named ->
    [no] Harvest with { $path }
   *[yes] Harvest with { $label } ({ $path })
}
game-venue-harvest-folder = Harvest in { $path }
game-venue-harvest-written = { NUMBER($count) ->
    [0] No further request to take along.
    [1] One request is written.
   *[other] { NUMBER($count) } requests are written.
}
game-venue-harvest-answers = { NUMBER($count) ->
    [0] No new answer.
    [1] One answer is read.
   *[other] { NUMBER($count) } answers are read.
}
game-venue-harvest-cleared = { NUMBER($count) ->
    [0] No file is taken off.
    [1] One file is taken off: nothing more is awaited for its request.
   *[other] { NUMBER($count) } files are taken off: nothing more is awaited for their requests.
}
game-venue-harvest-broken = { $file }: { $reason }
game-venue-days = Keep a session
game-venue-days-1 = 1 day
game-venue-days-7 = 7 days
game-venue-days-30 = 30 days
game-venue-days-90 = 90 days
game-venue-days-settled = { NUMBER($days) ->
    [0] Keep a session: 0 days. The venue's file (venue.ron) says so.
    [1] Keep a session: 1 day. The venue's file (venue.ron) says so.
   *[other] Keep a session: { NUMBER($days) } days. The venue's file (venue.ron) says so.
}
game-venue-room = Free room on the disk: { $gigabytes } GB.
game-venue-pin = The animator's code
game-venue-pin-there = It opens this page. To change it, write the new one.
game-venue-pin-none = There is none: everybody can open this page. Choose 4 to 12 digits.
game-venue-pin-new = New code, 4 to 12 digits
game-venue-pin-keep = Keep this code
game-venue-pin-kept = The new code is kept.
game-venue-pin-settled = It opens this page. The venue's file gives it.
game-venue-end = The end of the workshop
game-venue-end-purpose = Nobody is open on this station any more, and what waits is sent.
game-venue-end-now = End the workshop
game-venue-ended = { NUMBER($waiting) ->
    [0] That's it. Nobody is open any more, and no request waits: this station can be switched off.
    [1] That's it. Nobody is open any more. One request still waits to leave: it is kept on this station.
   *[other] That's it. Nobody is open any more. { NUMBER($waiting) } requests still wait to leave: they are kept on this station.
}
game-venue-close = Close Envol

# The line: the record, and the end of the detective work.
game-line-record = The record: { $measure } ({ NUMBER($leaf) } of { NUMBER($leaves) })
game-line-readings = { NUMBER($count) ->
        [0] No piece measured yet. What is allowed is the light band.
        [1] One piece measured. What is allowed is the light band.
       *[other] Pieces measured, in order: { NUMBER($count) }. What is allowed is the light band.
    }
game-line-drift = What you measured
game-line-layout = Your post, from above
game-relay-walk-keys = Walk: a short press is enough, another stops.
game-relay-walk = Walk.
game-relay-hand = walk
game-relay-point = Point on the plan.
game-machine-letter = The same letter as on the carnet?
game-machine-page = Page { $page }: { $module }
game-machine-left = left
game-machine-right = right
game-machine-portrait = Your portrait
game-machine-dial = { $which ->
        [first] First dial
        [second] Second dial
        [third] Third dial
       *[fourth] Fourth dial
    }
game-machine-plug = { $which ->
        [first] First plug
        [second] Second plug
        [third] Third plug
       *[fourth] Fourth plug
    }
game-machine-bell = { $which ->
        [first] First bell
        [second] Second bell
        [third] Third bell
       *[fourth] Fourth bell
    }
game-machine-handle = { $which ->
        [first] Left handle
       *[second] Right handle
    }
