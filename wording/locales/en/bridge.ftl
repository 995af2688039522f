# bridge
bridge-skip = Go to the content
bridge-nav = Pages
bridge-nav-inbox = Requests
bridge-nav-apart = Set apart
bridge-nav-apart-count = Set apart ({ NUMBER($count) })
bridge-nav-stations = Stations
bridge-nav-import = Harvest
bridge-nav-organisation = Organisation
bridge-logout = Log out
bridge-notice-key = The organisation's key is kept on this computer only.
bridge-notice-key-link = Make a copy now
bridge-footer = Envol, free and open.
bridge-footer-code = Find a request by its code
bridge-footer-verify = Check a badge
bridge-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
    }
bridge-date = { $day } { $month } { $year }
bridge-ago-now = just now
bridge-ago-minutes = { NUMBER($count) ->
    [0] just now
    [one] { NUMBER($count) } minute ago
   *[other] { NUMBER($count) } minutes ago
}
bridge-ago-hours = { NUMBER($count) ->
    [0] just now
    [one] an hour ago
   *[other] { NUMBER($count) } hours ago
}

bridge-failure-title = We stop here
bridge-failure-home = Back to the start
bridge-error-not-found = There is nothing at this address.
bridge-error-badge-withdrawn = This badge was withdrawn: its file is no longer handed out. The page of the request says why.
bridge-error-stale-form = This form is no longer valid. Reload the page and start again: nothing was sent.
bridge-error-form = Something is missing in this form. Go back and complete it.
bridge-error-host = This bridge does not answer to that name. Use the address written at start.
bridge-error-not-founded = The first start is not finished. Open the link written in the terminal.
bridge-error-setup-link = This first-start link is no longer valid. Restart the bridge: it writes a new one.
bridge-error-throttled = Too many attempts. Try again { NUMBER($minutes) ->
    [0] soon
    [one] in a minute
   *[other] in { NUMBER($minutes) } minutes
}.
bridge-error-internal = Something did not work on our side. Nothing is lost. Try again; if it happens again, give this number to whoever runs the bridge: { $incident }.
bridge-error-busy = The bridge has a lot to do. Try again in a minute: nothing is lost.
bridge-error-slow = This took too long, and the bridge stopped waiting. Go back to see what came through, and start again if needed.
bridge-error-upload = The file did not arrive whole. Send it again.
bridge-error-disk-full = The disk of the bridge's computer is full: nothing could be kept. Tell whoever runs the bridge; make room, then start again.
bridge-error-database-locked = Another program holds the bridge's database (a backup, perhaps). Nothing is lost: try again in a minute.
bridge-error-text-not-kept = This text holds a character that cannot be kept, or it is too long. Nothing was received or decided.
bridge-error-database-lost = The database server does not answer: nothing was received or decided. Try again in a minute; if it lasts, tell whoever runs the bridge.
bridge-error-database-gone = The bridge's database is no longer in its place: nothing was received or decided. Tell whoever runs the bridge; it must be put back and the bridge restarted.
bridge-error-method = This address does not open that way. Go back and start from the page.
bridge-error-too-large = This is too long for this page. Shorten it and start again: nothing was sent.
bridge-error-unsaid = This did not work. Go back and start again.
bridge-error-code-unknown = This code is not known here. Check it, letter by letter. If you have just sent it, wait a little.

bridge-intake-empty = This file is empty. Choose the evidence package made by the station.
bridge-intake-too-large = This file is too large: an evidence package has at most { NUMBER($megabytes) } MB. Show extracts rather than the whole session.
bridge-intake-same-id = Another request already has this number. This one is refused; make a new request at the station.
bridge-intake-apart-full = Too many requests wait apart. A pédagogue must look at them first; then send again.
bridge-intake-badge-unknown = The organisation has no badge “{ $badge }” in version { $version }. The request is refused; station and bridge do not have the same situations.
bridge-apart-station = The station that sent this request is not paired. It is intact, nothing was replayed.
bridge-apart-scenario = The situation of this request is not known here, or not in this version. Add its folder and restart the bridge.
bridge-apart-refused = Station and situation are known, but what was sent does not give the moments it announces. Talk about it with the person.

bridge-pair-version = This station speaks another version. Update the station or the bridge.
bridge-pair-malformed = The station's answer cannot be read. Pair again with a new offer.
bridge-pair-signature = The station did not prove its key. Pair again with a new offer.
bridge-pair-token = This offer was used already or is more than ten minutes old. Make a new one on the page “Stations”.
bridge-pair-code-unknown = This is not the right code. To be careful, it is no longer valid: make a new one on the page “Stations”.
bridge-pair-code-loopback = The short code works on the bridge's own computer only. Use the file or the QR code.

bridge-password = Password
bridge-password-hint = At least twelve characters. A sentence you remember is better than a complicated word.
bridge-password-again = The password once more
bridge-problem-names = A name is missing.
bridge-problem-short-password = Too short: at least { NUMBER($count) ->
    [one] { NUMBER($count) } character is
   *[other] { NUMBER($count) } characters are
} needed.
bridge-problem-passwords-differ = The two entries are not the same. Start again.
bridge-problem-login = This name and this password do not belong together.
bridge-problem-own-password = This is not your password: the key was not copied.
bridge-problem-name-taken = Somebody already has an account with this name.
bridge-setup-title = First start
bridge-setup-lead = This bridge receives badge requests and issues your organisation's badges. It needs a name and a first account.
bridge-setup-lead-again = “{ $organisation }” is back with its key. It needs a first account again.
bridge-setup-organisation = Name of the organisation
bridge-setup-organisation-hint = It will be written on every badge.
bridge-setup-name = Your name
bridge-setup-name-hint = It signs your decisions and is read in the badge: a person decides.
bridge-setup-email = Your e-mail, if you like
bridge-setup-create = Create
bridge-login-title = Log in
bridge-login-lead = For pédagogues who review requests.
bridge-login-ended = Your login ended while you were writing. Nothing is lost: log in again, your words wait on the request.
bridge-login-enter = Enter
bridge-login-learner = You asked for a badge?

bridge-inbox-lead = Badge requests, the oldest first. Each waits for a person.
bridge-inbox-lists = Lists
bridge-inbox-pages = Pages of the list
bridge-inbox-search = Search
bridge-inbox-search-hint = a pseudonym, a word of the account, a code
bridge-inbox-scenario = Situation
bridge-inbox-badge = Badge
bridge-inbox-station = Station
bridge-inbox-age = Waiting for
bridge-inbox-age-day = more than a day
bridge-inbox-age-week = more than a week
bridge-inbox-age-month = more than a month
bridge-inbox-any = all
bridge-inbox-find = Show
bridge-inbox-all = Show all
bridge-inbox-none-found = Nothing here matches.
bridge-inbox-place = { $first } to { $last }, of { NUMBER($all) ->
    [one] { NUMBER($all) } request
   *[other] { NUMBER($all) } requests
}
bridge-inbox-before = Earlier page
bridge-inbox-after = Next page
bridge-inbox-empty = No request for now.
bridge-inbox-empty-next = When a paired station sends a request, it arrives here at once.
bridge-inbox-waiting = To review
bridge-inbox-talk = To talk about together
bridge-inbox-complement = Complement asked for
bridge-inbox-issued = Badges issued
bridge-inbox-revoked = Badges withdrawn
bridge-inbox-unreadable = What was kept of this request can no longer be read. Tell whoever runs the bridge.
bridge-look-card = { $name } is reading it just now
bridge-look-other = { $name } is reading this request ({ $since }).
bridge-look-what = You can read, write and keep your words. To decide in their place, take it over.
bridge-look-take = Take this request over
bridge-look-refused = { $name } is reading this request ({ $since }). Nothing is decided, your words are here. Take it over to decide, or talk with that person.
bridge-keys-title = By keyboard
bridge-keys-one = One key is enough, outside a field one writes in. Escape leaves a field.
bridge-keys-alone = Without script: the same letters (not J, K) with Alt, or Alt and Shift, depending on the browser.
bridge-keys-switch = Keys work
bridge-keys-next = the next request
bridge-keys-words = write a word
bridge-keys-decision = go to the decision
bridge-keys-list = back to the list
bridge-keys-down = the card after
bridge-keys-up = the card before
bridge-keys-open = open the chosen card
bridge-keys-search = search
bridge-keys-page = the next page
bridge-together = Decide together
bridge-together-link = The same badge for a whole group, on the same day?
bridge-together-lead = Requests for the same badge, received on the same day. Choose a group where you were there.
bridge-together-none = No two requests for the same badge were received on the same day.
bridge-together-count = { NUMBER($count) ->
    [one] { NUMBER($count) } request
   *[other] { NUMBER($count) } requests
}
bridge-together-who = Tick the people you saw there. Each gets a decision of their own, in your name.
bridge-together-alone = Something that the badge asks for is not there: to be read by itself.
bridge-together-read = Read this request
bridge-together-by = It is taken by { $name }, for each person ticked.
bridge-together-words = A word for all of them
bridge-together-witnessed = I was there on { $day }: I attest that the people ticked were there.
bridge-together-knows = I know who these people are.
bridge-together-nobody = Tick at least one person.
bridge-together-not-there = Tick that you were there: without that, read the requests one by one.
bridge-together-unknown = Tick “I know who these people are”: one decides about a person.
bridge-together-preview = { NUMBER($count) ->
    [one] The badge, for { NUMBER($count) } request
   *[other] The badge, for { NUMBER($count) } requests
}
bridge-together-preview-lead = Nothing is signed yet. This is the badge of the first person; each gets their own, with what they showed.
bridge-together-issue = { NUMBER($count) ->
    [one] Issue { NUMBER($count) } badge
   *[other] Issue { NUMBER($count) } badges
}
bridge-together-issued = { NUMBER($count) ->
    [0] No badge was issued.
    [one] { NUMBER($count) } badge is issued. The person finds it with their code.
   *[other] { NUMBER($count) } badges are issued. Each person finds theirs with their code.
}
bridge-together-others = To be read one by one
bridge-apart-lead = These requests come from a station or a situation that this bridge does not know. Nothing of them was replayed.
bridge-apart-empty = Nothing waits apart.
bridge-apart-compare = Compare the fingerprint with the one the station shows, then give it a name.
bridge-apart-accept = Accept this station
bridge-apart-remove = Delete this request
bridge-apart-remove-sender = { NUMBER($count) ->
    [one] Delete { NUMBER($count) } request that came from this address
   *[other] Delete the { NUMBER($count) } requests that came from this address
}
bridge-fingerprint = Key fingerprint
bridge-station-name = Name of the station
bridge-station-paired = Paired on
bridge-station-unknown = unknown station
bridge-station-remove = Trust it no longer
bridge-station-removed = (removed)
bridge-station-removed-on = Removed on { $day }
bridge-stations-lead = The computers whose sessions this bridge replays.
bridge-stations-pair = Pair a station
bridge-stations-pair-how = An offer is used once and lasts ten minutes. Carry the file to the station on a USB stick, or show the QR code.
bridge-stations-known = Known stations
bridge-stations-none = No station is paired yet.
bridge-offer-file = Download the pairing file
bridge-offer-screen = Show a QR code and a typed code
bridge-offer-screen-code = Show a code
bridge-offer-title = Pairing offer
bridge-offer-qr = Show this QR code to the station.
bridge-offer-code = Or, on this computer only, type this code:
bridge-offer-address = The station will call { $address }.
bridge-offer-lasts = It is used once, within ten minutes.
bridge-here-only-stations = This page was opened by an address that works on this computer only. The file and the code serve a game started here; another computer could do nothing with them, so there is no QR code.
bridge-here-only-learner = This page opens on this computer only: there is no QR code to take away. Keep your code.
bridge-here-only-how = To open it elsewhere, whoever keeps the bridge starts it with --address and this computer's address on the network, or with --public-url and a public address (https), then opens the page by that address.

bridge-import-title = Harvest
bridge-import-lead = A USB stick goes round the stations that have no network: requests come here, answers go back.
bridge-import-file = Evidence packages (.envol): choose them all
bridge-import-send = Take in
bridge-import-done = Received. Code: { $code }
bridge-import-known = Received before, nothing counts twice. Code: { $code }
bridge-import-apart = Received, waits apart. Code: { $code }
bridge-harvest-take = Take in what the stick brings
bridge-harvest-came = What came
bridge-harvest-answers = Take the answers along
bridge-harvest-answers-how = A file with what is answered to these stations, badges included. Save it on the stick, in the same folder; each station takes from it only what is its own. Your words are in it: look after the stick as you would after a letter.
bridge-harvest-unknown = Station not yet accepted
bridge-harvest-download = Download the answers
bridge-harvest-choose = Tick at least one station.
bridge-harvest-too-many = These are many files at once: this one and those after it are not read. Send them next.
bridge-harvest-nobody = No evidence package that can be read lies here: there is no station to answer.
bridge-harvest-written = { NUMBER($count) ->
    [0] no answer written.
    [1] { NUMBER($count) } answer written.
   *[other] { NUMBER($count) } answers written.
}
bridge-harvest-left = { NUMBER($count) ->
    [0] All answers found room.
    [1] { NUMBER($count) } answer found no room in the file. Begin again when the stations have read it.
   *[other] { NUMBER($count) } answers found no room in the file. Begin again when the stations have read it.
}
bridge-harvest-other-file = { $file } is there and was not written by this organisation, or is damaged: I leave it as it is. Move that file, then begin again.

bridge-organisation-lead = The key that signs badges.
bridge-export-title = Copy of the key
bridge-export-why = Without a copy, a broken disk takes the key with it: no badge could be signed or withdrawn any more. Make one now and keep it elsewhere.
bridge-export-done = A copy was made on { $day }. You can make another.
bridge-export-own-password = Your password, once more
bridge-export-passphrase = Passphrase
bridge-export-passphrase-hint = It closes the file. Write it down in another place than the file.
bridge-export-again = The passphrase once more
bridge-export-download = Download the copy
bridge-export-not-a-key-file = This file is not a copy of a key.
bridge-export-wrong-passphrase = This passphrase does not open this file.
bridge-export-not-closed = The copy could not be closed with this passphrase. Choose another one.
bridge-key-title = Public key
bridge-key-did-key-note = A did:key identity proves a key, not an organisation, and cannot be revoked. Publish it where people know you.
bridge-key-public = Public address: { $address }
bridge-key-no-public = No public address: badges can be checked offline, but a withdrawal will not show in them.
bridge-key-file-unusable = The key file { $file } cannot be read or made: { $error }
bridge-key-file-missing = The key file { $file } is missing. Put it back, or take the copy with “issuer-bridge key restore”.
bridge-key-malformed = The key-encryption key has not the right form: 32 bytes in base64url.
bridge-key-wrong = This key-encryption key is not the one of this database.
bridge-definitions-none = They are taken over from the situation at the first request.
bridge-definition-version = version { $version }
bridge-lasting = Valid
bridge-lasting-what = How long counts for badges issued from now on. Those of before do not change.
bridge-lasting-ever = without end
bridge-lasting-half-year = six months
bridge-lasting-year = one year
bridge-lasting-two-years = two years
bridge-lasting-three-years = three years
bridge-lasting-five-years = five years
bridge-lasting-keep = Keep
bridge-grid-proposed = proposed
bridge-accounts-add = Add a person

bridge-claim-told = { $name } tells
bridge-claim-steps = Go to
bridge-claim-next = Next request
bridge-claim-no-account = No account was told.
bridge-claim-named = What the person recognises in it
bridge-claim-who = Who is this about?
bridge-claim-who-sealed = Given with the request, sealed, readable here only.
bridge-claim-who-unreadable = An identity came with it, but sealed for another key. Ask the person.
bridge-claim-who-pseudonym = Only the pseudonym “{ $name }” is given. Ask the person, or whoever was with them.
bridge-claim-rows = What is shown
bridge-claim-rows-lead = Three views side by side. A difference is a question.
bridge-claim-grid-proposed = This grid is “proposed”: neither a partner nor a young person has signed it yet.
bridge-claim-no-rows = No row is shown. The account is enough to talk.
bridge-object-title = The object as it was at the end of the extract — an illustration, not evidence
bridge-object-title-whole = The object as it was at the end of the session — an illustration, not evidence
bridge-object-how = At { $clock } of the session. No picture is sent: this drawing is made here, by replaying the acts that are shown.
bridge-object-front = From the front
bridge-object-side = From the side
bridge-object-alone = Not joined yet: { $part }
bridge-object-parts = Parts, from back to front: { $parts }.
bridge-claim-checked = What was checked
bridge-claim-signature = The package is signed by the station “{ $station }” and intact. That proves where it comes from and that it is consistent; not who held the sticks. A witness says that.
bridge-claim-technical = Details
bridge-claim-clock = Day by the station's clock: { $day }. It may be wrong.
bridge-claim-dropped = After the decision, raw inputs and drawings were deleted. What stays: the words, the moments with their rule, and the decision.
bridge-recomputed = { NUMBER($all) ->
    [0] No moment seen by the game is shown: nothing to work out again.
   *[other] { NUMBER($confirmed) } of { NUMBER($all) }: moments worked out again here and found the same.
    }
bridge-other-revision = Signed and intact, not worked out again: made with { $need }, this bridge has { $have }.
bridge-extracts = The person shows extracts: { NUMBER($shown) } s of { NUMBER($whole) } s. The rest is not here and cannot be worked out.
bridge-whole = The person shows the whole session: { NUMBER($whole) } s.
bridge-view-game = The game
bridge-view-people = People
bridge-view-nothing-shown = Nothing is shown here.
bridge-view-game-cannot = The game does not look at this row.
bridge-view-differs = The views do not say the same: something to talk about.
bridge-self-yes = yes
bridge-self-with-help = with help
bridge-self-not-this-time = not this time
bridge-self-dont-know = I don't know
bridge-self-later = Now I would say:
bridge-person-witness = witness
bridge-person-animator = animator
bridge-person-self = the person
bridge-seen-with-help = seen with help
bridge-seen-seen = seen
bridge-seen-often-alone = seen several times, on their own
bridge-seen-helps-others = seen, and helps others
bridge-moment-confirmed = worked out again here
bridge-moment-other-revision = not worked out again: another revision
bridge-moment-mark = a person's mark: “{ $row }”
bridge-moment-mark-other = a person's mark, about another seat: “{ $row }”
bridge-moment-rule = The rule as it is written
bridge-moment-ticks = Ticks { NUMBER($ticks) } (60 per second)
bridge-thresholds = The thresholds and their reasons
bridge-clip-plan = Seen from above, during { NUMBER($seconds) } s
bridge-clip-plan-and-height = Seen from above, with the height, during { NUMBER($seconds) } s
bridge-clip-lanes = Who does what, during { NUMBER($seconds) } s
bridge-clip-board = The board at the end, and what changed in { NUMBER($seconds) } s
bridge-clip-span = The drawing goes from { $from } to { $to } of the session.
bridge-clip-moment = The moment itself, from { $from } to { $to }, is on yellow.
bridge-clip-highest = Greatest height: { NUMBER($metres) } m.
bridge-clip-told = { $who }: { $what }
bridge-clip-cell = column { $column }, row { $row }
bridge-clip-key = On yellow: the moment itself.
bridge-clip-key-plan = On yellow: the moment itself. Open sign: where it begins; filled sign: where it ends. Small open circle, arrow or fine dashes: what belongs to nobody.
bridge-clip-from-above = seen from above
bridge-clip-seat = seat { $seat }
bridge-clip-height = height
bridge-clip-metres = { NUMBER($metres) } m
bridge-clip-unreadable = The drawing of this moment is kept, but this program cannot read it.
bridge-clip-dropped = The drawing was deleted after the decision.
bridge-film-play = Play the drawing
bridge-film-pause = Pause
bridge-film-where = Instant of the drawing
bridge-film-steps = See it step by step
bridge-film-before = Before
bridge-film-after = After
bridge-film-begins = Beginning of the moment
bridge-requires-title = What the badge asks for
bridge-requires-rows = Rows asked for: { NUMBER($wanted) } out of { NUMBER($among) }, shown by moments or by what people saw. { NUMBER($there) ->
    [0] No rows are there yet.
    [one] One row is there.
   *[other] { NUMBER($there) } rows are there.
}
bridge-requires-account = The person's account
bridge-requires-witness = A witness
bridge-requires-there = there
bridge-requires-not-there = not yet
bridge-requires-guide = This is a guide. The decision is yours.

bridge-state-waiting = To review
bridge-state-complement = Complement asked for
bridge-state-talk = To talk about together
bridge-state-issued = Badge issued
bridge-state-revoked = Badge withdrawn
bridge-history = What was said
bridge-history-witnessed = attests to having been there
bridge-decided-issue = Badge issued
bridge-decided-complement = Complement asked for
bridge-decided-talk = Proposal to talk
bridge-decided-revoke = Badge withdrawn
bridge-decided-correct = Badge corrected
bridge-decision-title = Your decision
bridge-decision-lead = It is taken by { $name }. The person will read your words with their code, and at their station.
bridge-decision-words = A word for { $name }
bridge-decision-keep = Keep these words for later
bridge-decision-kept = Your words are kept, nothing is sent.
bridge-decision-unsent = Your words, which were not sent
bridge-decision-forget = Delete these words
bridge-decision-see = See the badge, then issue
bridge-preview-title = The badge for { $name }
bridge-preview-lead = Nothing is signed yet. This is the picture, the text and the file as they will be issued.
bridge-preview-file = The file (JSON)
bridge-preview-file-what = The numbers full of zeros and the signature come when it is issued.
bridge-preview-back = Back to the request, keep these words
bridge-preview-back-room = Back to the group
bridge-decision-go = Decide
bridge-decision-knows = I know whom this is about.
bridge-decision-witnessed = I was there: I attest their presence.
bridge-decision-issue = Issue the badge
bridge-decision-issue-what = The badge is signed in the organisation's name. It can be withdrawn, with a reason.
bridge-decision-issue-for-ever = The badge is signed in the organisation's name. Without a public address, a withdrawal will not show elsewhere.
bridge-clock-before-release = The clock of this computer says { $day }, a date before Envol was made: no badge is signed with it. Set it (the computer's "Date and time" settings), then reload this page.
bridge-clock-ahead = The clock of this computer says { $day }, and this bridge last worked on { $last }. If it is wrong, set it and reload this page. If it is right, tick that before issuing.
bridge-clock-behind = The clock of this computer says { $day }, but this bridge already worked later, on { $last }. If it is wrong, set it and reload this page. If it is right, tick that before issuing.
bridge-clock-far = The clock of this computer says { $day }, long after this Envol was released. If it is wrong, set it and reload this page. If it is right, tick that before issuing.
bridge-clock-settle = It really is { $day }.
bridge-decision-complement = Ask for a complement
bridge-decision-complement-what = The request stays open.
bridge-decision-complement-words = What would complete it?
bridge-decision-talk = Talk about it together
bridge-decision-talk-what = “We suggest talking about it.” The request stays open.
bridge-decision-date = Which day?
bridge-decision-unknown-person = Tick “I know whom this is about”: a decision is about a person.
bridge-decision-long = These words are too long: 2000 characters at most.
bridge-decision-what-is-missing = Say what would complete the request: the person needs it to go on.
bridge-decision-no-date = Choose a day to talk.
bridge-decision-no-reason = Say why the badge is withdrawn: the person must be able to read it.
bridge-decision-closed = This request has its decision already.
bridge-decision-meanwhile = { $name } decided before you: { $what }, { $when }. Nothing else was sent, your words are kept.
bridge-decision-no-definition = The organisation does not have this badge. It cannot be issued.
bridge-issued-title = The badge
bridge-issued-on = Issued on { $day }.
bridge-issued-revoked = Withdrawn on { $day }.
bridge-issued-not-handed-out = Its file is no longer handed out.
bridge-issued-replaces = It replaces:
bridge-issued-where = The person finds it with their code:
bridge-revoke = Withdraw this badge
bridge-revoke-what = Checks elsewhere will say that it is withdrawn.
bridge-revoke-limits = This badge is signed without a status list: the withdrawal will show here, not elsewhere.
bridge-revoke-reason = Why? { $name } will read it.
bridge-revoke-do = Withdraw
bridge-correct = Correct and issue again
bridge-correct-lead = A new badge takes the place of the one of { $day }, which is withdrawn with your reason.
bridge-correct-lead-revoked = A new badge takes the place of the one of { $day }, which was withdrawn.
bridge-correct-rows = What the badge names
bridge-correct-why = Why? { $name } will read it.
bridge-correct-reason = Why the badge is corrected
bridge-correct-no-reason = Say why the badge is corrected: the person must be able to read it.
bridge-correct-see = See the corrected badge
bridge-correct-do = Issue in place of the other

bridge-learner-hello = Hello { $name }
bridge-learner-waiting = your request waits for a person to read it.
bridge-learner-complement = something is still missing. Your request stays open.
bridge-learner-talk = we suggest talking about it. Your request stays open.
bridge-learner-issued = your badge is here.
bridge-learner-revoked = this badge was withdrawn. Here is why.
bridge-learner-date = on { $date }
bridge-learner-png = Download my badge (picture)
bridge-learner-corrected = This badge was corrected. It replaces the one you had: take this one.
bridge-learner-json = Download the file alone (JSON)
bridge-learner-elsewhere = Show it elsewhere
bridge-learner-elsewhere-how = The picture holds your signed badge. Keep it as it is: a screenshot is not enough. Put it into a badge wallet, or send it: anybody can check it, even without us.
bridge-learner-code = Your code
bridge-learner-code-keep = Keep it to yourself: whoever has it can read this page.
bridge-ask-title = Find my request
bridge-ask-lead = Type the code on your receipt.
bridge-ask-code = Code
bridge-ask-see = See
bridge-ask-problem = A code has sixteen letters and digits. Check your receipt.

bridge-verify-title = Check a badge
bridge-verify-lead = Choose the picture (PNG or SVG) or the file (JSON, JWT). Nothing of it is kept.
bridge-verify-file = Badge
bridge-verify-check = Check
bridge-verify-open = Open this address
bridge-verify-limits = A signature proves a key. Whether that key is an organisation's is yours to know.
bridge-verify-too-large = This file is too large for a badge: four megabytes at most. Choose the picture that came with the badge.
bridge-check-valid = This badge is valid: “{ $badge }”, signed by us, “{ $issuer }” ({ $did }), on { $date }. Nothing was changed since.
bridge-check-pinned = This badge is valid: “{ $badge }”, signed on { $date } with a key given as trusted ({ $did }). It says it comes from “{ $issuer }”. Nothing was changed since.
bridge-check-unknown-key = Signed and intact, by a key this bridge does not know ({ $did }): “{ $badge }”, on { $date }.
bridge-check-unknown-what = The badge says of itself that it comes from “{ $issuer }”. Nothing here shows it: compare the key with the one that organisation publishes.
bridge-check-our-name = It carries our organisation's name, but this is not our key: we did not issue it.
bridge-check-way = It is signed in another way than ours: { $way }.
bridge-check-no-date = a date it does not tell
bridge-check-not-followed = This badge has fields this bridge does not know ({ $term }): it was not verified here. Check it where it was issued.
bridge-check-stands = It was not withdrawn.
bridge-check-revocation-not-checked = Whether it was withdrawn could not be looked up here.
bridge-check-not-revocable = It cannot be withdrawn.
bridge-check-revoked-here = This badge was withdrawn by the organisation that gave it.

bridge-badge-assessor = Pédagogue, { $organisation }
bridge-badge-alignment-proposed = Proposed alignment.
bridge-badge-seen-by-game = Seen in the game, and worked out again at review.
bridge-badge-shown-by-game = Seen in the game.
bridge-badge-seen-by-people = Seen by a person during the activity.
bridge-badge-seen-by-self = Said by the person.
bridge-badge-witnessed = { $name } attests their presence.
bridge-badge-ends = Valid until { $day }.
bridge-badge-ends-never = Valid without end.
bridge-badge-replaced = Another badge took its place.
bridge-badge-replaces = Replaces another badge
bridge-badge-replaces-genre = Correction
bridge-badge-replaces-which = This badge takes the place of { $id }, issued on { $day } and withdrawn.
bridge-badge-genre = Observation
bridge-badge-criteria = What it takes to have it
bridge-badge-decided-by = Decided by { $name }
bridge-badge-alignments = Related to

bridge-start-address-in-use = The address { $address } is in use. Is another bridge running? Stop it, or choose another with --address.
bridge-start-address = Cannot listen on { $address }: { $error }
bridge-start-folder = The file or folder { $folder } cannot be used ({ $error }). Choose another place: --data for the data.
bridge-start-folder-name = The name of the folder { $folder } has characters that are not UTF-8. Rename it, or choose another one with --data.
bridge-start-database-unreachable = The database cannot be opened: { $place } ({ $error }). Is the PostgreSQL server running, the database created, the role and its password right? Correct DATABASE_URL, then start again.
bridge-start-database-forbidden = The database refuses ({ $error }). The role of DATABASE_URL must be able to create tables there: make it the owner of the database (ALTER DATABASE … OWNER TO …).
bridge-start-database-newer = This database was written by a newer version of Envol. Run that version; an older one does not read it.
bridge-start-database-address = DATABASE_URL is not the address of a PostgreSQL database. Write postgres://role:password@host:5432/database; without this variable the database is a file in the data folder.
bridge-start-database-encoding = The database keeps its texts in { $error }, not in UTF-8. Create it with: createdb --encoding=UTF8 --template=template0.
bridge-start-database = The database cannot be opened ({ $error }). Can this user write in the data folder? Choose another one with --data.
bridge-start-short-password = The password of the bootstrap file has fewer than twelve characters.
bridge-start-no-domain = --did-web needs --public-url, whose domain it takes.
bridge-start-not-public = “{ $address }” is not a lasting public address. Write it like https://badges.example.org, without a path.
bridge-start-internal = This did not work: { $error }
bridge-command-file = The file { $file } cannot be used: { $error }
bridge-text-wide = The file { $file } is saved as UTF-16. Save it as UTF-8 (in Notepad: Save as, Encoding), then try again.
bridge-text-older = The file { $file } is saved in an older encoding (Latin-1, ANSI). Save it as UTF-8 (in Notepad: Save as, Encoding), then try again.
bridge-command-no-folder = This system has no data folder. Give one with --data.
bridge-command-setup = First start. Open this link: { $link }
bridge-command-offer-later = The pairing offer will be written at the end of the first start.
bridge-command-offer-written = Offer written to { $file }. It is used once, within ten minutes.
bridge-command-offer-here-only = It names { $address }, which works on this computer only. For another station, add --address with the bridge's address on the network.
bridge-command-no-station = No station has the id { $id }.
bridge-command-no-key = “{ $key }” holds no key this program can read: give a did:key, or a file with a JWK or a DID document.
bridge-command-station-removed = This station is trusted no longer.
bridge-command-passphrase = Passphrase (it will show on the screen):
bridge-command-password = Password (it will show on the screen):
bridge-command-key-written = Key copied to { $file }. Keep it elsewhere than on this computer.
bridge-command-other-key = This copy is another organisation's. Nothing was changed.
bridge-command-key-restored = The key is back in place.
bridge-command-key-founded = The organisation is back, with its key and without an account. Run “issuer-bridge serve”: the link it writes opens a first account.
bridge-command-folder-taken = The folder { $folder } is not empty. Nothing was written; choose another one.
bridge-command-backup-written = Everything is copied to { $folder }: the database, and the key closed by the passphrase. Keep it elsewhere than this computer, and the passphrase elsewhere again.
bridge-command-backup-key-only = The key, closed by the passphrase, is copied to { $folder }. The database is not: it is on a PostgreSQL server. Copy it with: pg_dump --format=custom --file=envol.dump "$DATABASE_URL". Keep both elsewhere, and the passphrase elsewhere again.
bridge-command-restore-server = The database is on a PostgreSQL server, and its copies are made by pg_dump. Create an empty database, then: pg_restore --no-owner --dbname="$DATABASE_URL" envol.dump; and where the key-encryption key is lost: issuer-bridge key restore FOLDER/envol-cle-organisation.json.
bridge-command-restored = Everything is back in place in { $folder }, with the accounts there were.
bridge-command-account-added = The account is made.
bridge-command-no-account = Nobody has an account named “{ $name }”.
bridge-command-password-set = The new password is in place.

# What each may do here
bridge-nav-data = Data
bridge-nav-accounts = People
bridge-nav-audit = Record
bridge-nav-me = My account
bridge-error-role = This page is not for your role. Ask whoever keeps the accounts.
bridge-role-pedagogue = Educator
bridge-role-pedagogue-what = Facilitates, reads requests and decides, for a group too; pairs stations, takes files in, answers for the data of a person.
bridge-role-reviewer = Reviewer
bridge-role-reviewer-what = Reads requests and decides, one by one.
bridge-role-cartographe = Platform keeper
bridge-role-cartographe-what = Keeps badges, the key, stations, accounts, durations and the record. Reads requests without deciding.
bridge-role-committee = Committee
bridge-role-committee-what = Reads requests, without identities or codes. Decides nothing.
bridge-accounts-lead = Who has an account here, what it allows, and where it is open. A person may have several roles.
bridge-account-since = since { $day }
bridge-account-closed-on = Closed on { $day }
bridge-account-disabled = (closed)
bridge-account-open = Open again
bridge-account-change = Change
bridge-account-roles = Roles
bridge-account-roles-set = Keep these roles
bridge-account-password = New password
bridge-account-password-what = Tell it to the person face to face. Their logins end; they change it on their page.
bridge-account-password-set = Set this password
bridge-account-close = Close this account
bridge-account-close-what = Its logins end. Its decisions stay, under its name.
bridge-account-own = This is your account. Your password is changed here:
bridge-problem-no-role = Choose at least one role.
bridge-problem-last-cartographe = At least one person must keep the accounts. Give that role to somebody else first.
bridge-sessions = Open logins
bridge-sessions-own = Where you are logged in
bridge-sessions-own-lead = One you do not know? End it, then change your password.
bridge-session-end = End
bridge-session-older = before the update
bridge-session-browser-unknown = unknown browser
bridge-me-password-what = All your logins end but this one.

# Who opened an identity
bridge-claim-who-not-yours = Your role does not show who this is.
bridge-identity-closed = An identity was joined, sealed. Opening it is noted, with your name.
bridge-identity-open = Open the identity
bridge-identity-opened = Opened by { $name }, { $when }.
bridge-identities-closed = { NUMBER($count) ->
    [one] One identity was joined, sealed. Opening it is noted, with your name.
   *[other] { NUMBER($count) } identities were joined, sealed. Opening them is noted, with your name.
}
bridge-identities-open = Open the identities of this group

# The record
bridge-audit-lead = Who did what. No learner's name; a request is named by the beginning of its page.
bridge-audit-empty = The record is empty.
bridge-audit-whole = { NUMBER($count) ->
    [one] One row, nothing in it was changed.
   *[other] { NUMBER($count) } rows, nothing was changed, or removed between them.
} Last digest: { $head }
bridge-audit-broken = Row { $which } does not follow from those before: the record was changed there. Compare with a backup.
bridge-audit-not-noted = { NUMBER($count) ->
    [one] The row holds, but the noted digest is not there.
   *[other] The { NUMBER($count) } rows follow each other, but the noted digest is not among them.
} The end of the record was removed, or this is the digest of another bridge.
bridge-audit-how = Note the last digest elsewhere, every month for instance. “issuer-bridge audit verify --noted DIGEST” will say later whether it is still in the record.
bridge-audit-older = Older
bridge-act-issue = Badge issued
bridge-act-complement = Complement asked for
bridge-act-talk = Talk proposed
bridge-act-revoke = Badge withdrawn
bridge-act-correct = Badge corrected
bridge-act-opened = Identity opened
bridge-act-handed-out = Data of a person handed out
bridge-act-answered = Answers written for stations
bridge-act-erased = Requests erased for a person
bridge-act-expired = Requests erased, their time was over
bridge-act-dropped = Requests set apart were removed
bridge-act-keeping = Durations changed
bridge-act-account-added = Account added
bridge-act-account-disabled = Account closed
bridge-act-account-enabled = Account opened again
bridge-act-account-roles = Roles changed
bridge-act-password = Password changed
bridge-act-logins-ended = Login ended
bridge-act-station-paired = Station paired
bridge-act-station-removed = Station removed
bridge-act-key-exported = Key copied
bridge-act-badge-made = Badge definition made
bridge-act-badge-changed = Badge definition changed

# The data of a person
bridge-data-lead = What is kept, for how long, and how a person gets it or has it erased.
bridge-person-title = The data of a person
bridge-person-lead = On their request: show them everything, give them the file, or erase everything. Their code leads to their request; their pseudonym may find others.
bridge-person-find = Code, pseudonym or word of the account
bridge-person-choose = Which are theirs?
bridge-person-choose-how = Nothing links requests to each other. Check with the person, and tick.
bridge-person-opens = Showing and giving open the identity that was joined: that is noted, with your name.
bridge-person-see = Read everything
bridge-person-file = The file (JSON)
bridge-person-erase = Erase
bridge-person-none-chosen = Tick at least one request.
bridge-person-not-sure = Write the reason, and tick that you have checked.
bridge-held-title = Everything that is kept
bridge-held-lead = This is all that this bridge keeps of this person. The file also contains what was worked out in detail, the badge and, where it is still there, the package that was sent.
bridge-held-lead-learner = This is all that this bridge keeps of this request. To have it erased, ask the organisation.
bridge-held-code = Code
bridge-held-pseudonym = Pseudonym
bridge-held-identity = Identity joined
bridge-held-identity-closed = Sealed. It is not shown with the code alone: a receipt gets lost. Ask the organisation.
bridge-held-none = Nothing.
bridge-held-nobody = Nobody.
bridge-held-received = Received
bridge-held-account = The account
bridge-held-rows = What the person shows
bridge-held-package = Raw inputs
bridge-held-package-gone = Erased: they go with the decision that issues.
bridge-held-package-there = { NUMBER($kilobytes) } kB, until the decision.
bridge-held-drafts = Words written, not sent
bridge-held-opened = Who opened the identity
bridge-held-withdrawn = withdrawn on { $when }
bridge-learner-data = Everything that is kept of this request
bridge-learner-back = My request
bridge-erase-title = Erase these requests?
bridge-erase-what = Gone for ever: the account, the identity, the moments, the decisions and their words, the badge kept here, the package that was sent. A copy of the badge that the person already has goes on being verified.
bridge-erase-stays = What stays, with nothing of the person: the number of the badge and whether it was withdrawn (for the status list), a digest of the code (so that a station does not send the request again), and the row of the record. Backups made before still contain everything: they are erased in their turn.
bridge-erase-reason = Why
bridge-erase-reason-hint = Without a name: “on their request”, for instance. It is written on the receipt, and nowhere else.
bridge-erase-sure = I have checked that these are theirs. I know that nothing comes back.
bridge-erase-not = Erase nothing
bridge-erased-title = It is erased
bridge-erased-lead = This receipt is not kept here: print it, or save this page, and give it to the person.
bridge-erased-number = Receipt no. { $which }
bridge-erased-organisation = Organisation
bridge-erased-when = When
bridge-erased-by = By
bridge-erased-reason = Why
bridge-erased-what = Erased
bridge-erased-claims = { NUMBER($count) ->
    [one] one request
   *[other] { NUMBER($count) } requests
}
bridge-erased-decisions = { NUMBER($count) ->
    [0] no decision
    [one] one decision
   *[other] { NUMBER($count) } decisions
}
bridge-erased-badges = { NUMBER($count) ->
    [0] no badge
    [one] one badge
   *[other] { NUMBER($count) } badges
}
bridge-erased-packages = { NUMBER($count) ->
    [0] no package with raw data
    [1] one package with raw data
   *[other] { NUMBER($count) } packages with raw data
}
bridge-erased-digest = Digest in the record
bridge-intake-erased = This request was erased here. It does not come back; make another one if you like.
bridge-error-code-erased = This request was erased. Nothing of it is left here.
bridge-error-badge-gone = This badge is no longer kept here. A copy can be verified on the page “Verify a badge”.
bridge-keeping-title = For how long
bridge-keeping-lead = Raw inputs and traces go with the decision that issues. The rest goes by itself, after:
bridge-keeping-apart = What waits apart, since it came
bridge-keeping-open = An open request, since the last word
bridge-keeping-issued = A request whose badge was issued, since then
bridge-keeping-withdrawn = A request whose badge was withdrawn, since then
bridge-keeping-set = Keep these durations
bridge-keeping-clock = Nothing is erased while the date of the computer is in doubt.
bridge-days-month = 30 days
bridge-days-quarter = 90 days
bridge-days-half-year = six months
bridge-days-year = one year
bridge-days-two-years = two years
bridge-days-three-years = three years
bridge-days-five-years = five years
bridge-inbox-day = Received on
bridge-inbox-find-hint = One or two letters: how a pseudonym begins. A request does not say which group it comes from: take the day on which the group sent.

# The badges of the organisation
bridge-nav-badges = Badges
bridge-badges-lead = The badges that the organisation gives, by situation. They come from the situation folders, and from here.
bridge-badge-older = There is a newer version. Requests made for this one keep it.
bridge-badge-new-version = Write a new version
bridge-badge-new = New badge
bridge-badge-file = The file badge.ron
bridge-badge-folder = Bring these badges to the stations, or take some in
bridge-badge-folder-how = The file badge.ron holds the newest version of each badge. Put it into the folder “{ $folder }” of the situations, here and on each station, then start again: learners can then ask for these versions. A folder that came from elsewhere is taken in the same way: its badges appear here at start.
bridge-badge-lines = These links to referentials are not in the grid of the folder. Add these lines under “alignments” in grid.ron:
bridge-badge-no-folder = The folder of this situation is not here: its badges are kept, they cannot be written.
bridge-badge-edit-lead = Badges that were issued keep what they say. Describe what the person does or did, never what they are.
bridge-badge-id = Short name
bridge-badge-id-hint = Small letters, digits and dashes, for example “premier-vol”. It does not change any more.
bridge-badge-name-fr = Name in French
bridge-badge-name-en = Name
bridge-badge-description-fr = What it attests, in French
bridge-badge-description-en = What it attests
bridge-badge-criteria-fr = Criteria in French, one a line
bridge-badge-criteria-en = Criteria, one a line
bridge-badge-asks = What it asks for
bridge-badge-at-least = How many of these rows at least?
bridge-badge-at-least-hint = Never all: an occasion may not come. 0 for a badge of experience.
bridge-badge-asks-account = The person's account
bridge-badge-asks-witness = Somebody who was there
bridge-badge-aligned = Links to referentials
bridge-badge-aligned-what = Proposals: the badge says so. An entry without an address stays here, and in the grid; the badge standard wants an address.
bridge-badge-no-address = no address
bridge-badge-look-up = Look up in ROME, RECTEC, LifeComp, ESCO
bridge-badge-look-up-none = Nothing like that in these referentials.
bridge-badge-competence = For which competence of the grid?
bridge-badge-not = Change nothing
bridge-badge-make = Keep this badge
bridge-badge-problem-id = The short name is written in small letters without accents, digits and dashes.
bridge-badge-problem-taken = A badge of this situation already has this short name or this version. Load the page again.
bridge-badge-problem-texts = Name, description and criteria are written in both languages: the name in 80 characters at most, the others in 1,500.
bridge-badge-problem-at-least = Tick more rows than you ask for: never all.
bridge-badge-problem-competence = Say for which competence of the grid the added links are.

# The badge, on its page and on paper
bridge-badge-by = Given by { $organisation }
bridge-badge-did = What the person did
bridge-badge-how-seen = How it was seen
bridge-badge-proves-title = What this badge proves
bridge-badge-proves = A named person of this organisation reviewed what is shown and decided to recognise it. The badge has not been changed since.
bridge-badge-proves-not = The badge does not say who presents it: ask the person to tell. What is not in it was neither judged nor measured.
bridge-badge-check-how = Verify without believing us
bridge-badge-check = The badge is a signed file (Open Badges 3.0, eddsa-rdfc-2022). Any verifier of this standard reads it. Compare the identifier of the key with the one that the organisation itself publishes.
bridge-learner-paper = Attestation on paper (PDF)
bridge-attestation-by = Given by { $organisation }, on { $day }
bridge-attestation-name = Name:
bridge-attestation-more = { NUMBER($count) ->
    [one] … and one more row, on the page of the badge.
   *[other] … and { NUMBER($count) } more rows, on the page of the badge.
}
bridge-attestation-check-address = The QR code leads to the page of the badge: it says whether it is signed, and whether it still holds. This paper alone proves nothing.
bridge-attestation-check-file = Ask the person for the file badge.png: it holds the signed badge (Open Badges 3.0). This paper alone proves nothing.
bridge-badge-evidence = What was shown

bridge-account-name = Name
bridge-me-own = Your present password
bridge-badge-png = The badge (image)
bridge-badge-json = The badge (JSON file)
bridge-audit-days = { NUMBER($count) ->
    [one] after one day
   *[other] after { NUMBER($count) } days
}
bridge-audit-months = { NUMBER($count) ->
    [0] without end
    [one] one month
   *[other] { NUMBER($count) } months
}
bridge-audit-apart = { NUMBER($count) ->
    [one] apart: { NUMBER($count) } day
   *[other] apart: { NUMBER($count) } days
}
bridge-audit-open = { NUMBER($count) ->
    [one] open: { NUMBER($count) } day
   *[other] open: { NUMBER($count) } days
}
bridge-audit-issued = { NUMBER($count) ->
    [one] badge issued: { NUMBER($count) } day
   *[other] badge issued: { NUMBER($count) } days
}
bridge-audit-withdrawn = { NUMBER($count) ->
    [one] badge withdrawn: { NUMBER($count) } day
   *[other] badge withdrawn: { NUMBER($count) } days
}

# What others say of a badge
bridge-act-endorsement-asked = Endorsement link made
bridge-act-endorsement-joined = Endorsement joined to the badge
bridge-act-endorsement-removed = Link or endorsement removed
bridge-endorse-for-whom = Say whom the link is for, in 60 characters at most.
bridge-endorse-too-many = Five links already wait for an answer. Close a link, or answer what has come.
bridge-endorse-full = This badge already carries ten endorsements. Take one out to put another in.
bridge-endorse-no-link = This link is not open: it ended, was closed, or was copied wrongly. Ask the person for another one.
bridge-endorse-who = Write your name, in 80 characters at most. What you are to the person fits in 120.
bridge-endorse-words-missing = Write what you saw, in 1,000 characters at most.
bridge-endorse-not-agreed = Tick that your name and words may be read with the badge. Without that, nothing is kept.
bridge-endorse-written = Words were already sent by this link. Nothing was changed.
bridge-endorse-answered = The words no longer wait: the person has answered. Nothing was changed.
bridge-endorse-changed = This changed meanwhile. Nothing was done: reload the page.
bridge-endorse-other-badge = These words are about a badge that was corrected since. They stay with it: ask for a new endorsement.
bridge-endorse-other-name = This badge was signed under a name that this bridge no longer has. It cannot be signed again: ask for it to be corrected, then endorsed.
bridge-endorse-credential = Endorsement: { $badge }
bridge-endorse-lead = { $name } asks you for a few words: say what you saw them do, at your work or elsewhere.
bridge-endorse-thanks = Thank you. { $name } will read your words and decide whether to join them to the badge. Until then you can take them back.
bridge-endorse-joined = Your words are part of the badge of { $name }.
bridge-endorse-take-back = Take my words back
bridge-endorse-your-words = Your words
bridge-endorse-words = What did you see { $name } do?
bridge-endorse-words-hint = A situation, and what happened in it. A few lines will do.
bridge-endorse-name = Your name
bridge-endorse-role = Who are you to { $name }?
bridge-endorse-role-hint = For example: tutor in a placement, client, workshop lead. Your company if you like.
bridge-endorse-agrees = My name and my words may be read by anybody to whom this badge is shown.
bridge-endorse-what-becomes = They serve nothing else. If { $name } does not take them, they are erased. Once joined, they are signed with the badge.
bridge-endorse-send = Send to { $name }
bridge-endorse-ends = The link opens until { $day }.
bridge-endorse-link-title = Endorsement link
bridge-endorse-link-for = A link for { $name }
bridge-endorse-link-once = Copy it now: it is shown only once. Give it to this person alone.
bridge-endorse-link-what = By this link they see what the badge says and can write. The link can be closed at any time, and closes by itself after thirty days.
bridge-endorse-link-back = Back
bridge-endorse-link-here-only = This link opens on this computer only: no QR to take along.
bridge-endorse-mine = Words of others about your badge
bridge-endorse-mine-what = Whoever saw you do it can write so: a tutor, a client, an employer. Nothing enters your badge without you.
bridge-endorse-open = Link for { $name }.
bridge-endorse-made-by = Made by { $name }.
bridge-endorse-to-read = To read
bridge-endorse-in = In your badge
bridge-endorse-join = Put into my badge
bridge-endorse-decline = Do not take these words
bridge-endorse-take-out = Take out of my badge
bridge-endorse-close = Close the link
bridge-endorse-ask = Ask somebody
bridge-endorse-asked = For whom?
bridge-endorse-asked-hint = A word to find it again: “my tutor”.
bridge-endorse-account = Show what I told, too
bridge-endorse-make = Make a link
bridge-endorse-theirs = Endorsements
bridge-endorse-theirs-what = A tutor, a client, an employer says what they saw. { $name } decides whether to take it.
bridge-endorse-waits = Waits for the answer of { $name }:
bridge-endorse-in-theirs = In the badge
bridge-endorse-asked-theirs = Ask whom?
bridge-badge-endorsed = What others say of it
bridge-badge-endorsed-how = How these words were joined
bridge-badge-endorsed-what = Each person wrote them by a link received for it, and whoever has the badge accepted them. They are signed: the organisation answers for who wrote them.
bridge-attestation-endorsed = Endorsed by { $who }
bridge-held-endorsements = Requests for endorsement
bridge-check-endorsed = { NUMBER($count) ->
    [one] It carries { NUMBER($count) } endorsement, signed as well.
   *[other] It carries { NUMBER($count) } endorsements, signed as well.
}

# Another key signs badges
bridge-act-key-rotated = New signing key
bridge-key-rotated-meanwhile = Somebody changed the key at the same moment. Reload the page: a new key is there.
bridge-key-before = before: { $key }
bridge-key-before-title = The keys before
bridge-key-before-what = They sign no badge any more. They stay known: the badges they signed still hold.
bridge-key-since = since { $day }
bridge-key-rotate = Sign with a new key
bridge-key-rotate-what = The next badges will be signed by a fresh key. Badges already given still hold, and can still be withdrawn. Stations stay paired. Make a copy of the key right afterwards.
bridge-key-rotate-not = A stolen key goes on signing, elsewhere: this change does not stop it, for it stays known for the badges before. Make known which key is the right one, and since when.
bridge-key-rotate-do = Change the key
bridge-command-key-rotated = Badges are signed by { $key } from now on. Those before still hold. Make a copy of the key: issuer-bridge key export FILE.

# Wallets of badges
bridge-wallet-reads-badges = Read your badge, and read it again when it changes.
bridge-wallet-reads-profile = Read the identifier that is in your badge. Neither your name nor your e-mail.
bridge-wallet-comes-again = Come again for ninety days without asking you.
bridge-wallet-unknown = This link comes from a wallet that this bridge does not know. Nothing was given: start again from the wallet.
bridge-wallet-no-badge = There is no badge for this code yet. Come back when your badge is there.
bridge-wallet-title = Connect a wallet
bridge-wallet-asks = “{ $name }” asks for your badge
bridge-wallet-lead = That name is what the wallet says of itself. You will be sent back to { $place }.
bridge-wallet-may = It will be able to
bridge-wallet-may-not = Nothing else. You can cut it off at any time, on the page of your request.
bridge-wallet-code = The code of your receipt
bridge-wallet-yes = Allow
bridge-wallet-no = Refuse
bridge-wallet-mine = Connected wallets
bridge-wallet-mine-what = They come to fetch your badge. Cut off those you no longer use.
bridge-wallet-since = since { $day }
bridge-wallet-end = Cut off

bridge-privacy-title = What is kept
bridge-privacy-lead = What this organisation keeps when you ask for a badge, and why.
bridge-privacy-what = What
bridge-privacy-held = Your pseudonym, what you tell, the moments you chose to show, the decisions and your badge. They serve to read your request and to give the badge, nothing more.
bridge-privacy-identity = Your name and e-mail, only if you joined them. They are closed: who opens them is noted.
bridge-privacy-long = How long
bridge-privacy-yours = Your rights
bridge-privacy-rights = With your code you read and take along all that is kept of your request. To correct or erase, ask the organisation: it gives you a receipt.
bridge-privacy-wallets = A wallet that you allow reads your badge. An endorsement link shows what your badge says. Both are closed from the page of your request.
bridge-privacy-nothing-else = Nothing is measured of your visit: no advertising, no tracking, no account.

# Open Badge Factory and other platforms
bridge-platforms-title = To a platform of badges
bridge-platforms-lead = For Open Badge Factory and others: the badge to be made there, and the list of those who said yes. Nothing is sent from here: you carry the file.
bridge-platforms-class = The badge (BadgeClass 2.0)
bridge-platforms-list = Make the list
bridge-platforms-file = Download the list (CSV)
bridge-platforms-issued = { NUMBER($count) ->
    [0] No badge issued.
    [one] { NUMBER($count) } badge issued.
   *[other] { NUMBER($count) } badges issued.
}
bridge-platforms-agreed = { NUMBER($count) ->
    [0] Nobody has said yes so far.
    [one] { NUMBER($count) } learner said yes.
   *[other] { NUMBER($count) } learners said yes.
}
bridge-platforms-count = { NUMBER($count) ->
    [0] no line.
    [one] { NUMBER($count) } line. Identities that were opened are in the record.
   *[other] { NUMBER($count) } lines. Identities that were opened are in the record.
}
bridge-platforms-no-email = Without an e-mail, so not in the list:
bridge-platforms-unreadable = The identity does not open with our key, so not in the list:
bridge-platforms-columns = Columns: email, name, issued_on, expires_on, criteria_add, log_entry. If the template of your platform names others, rename the header. log_entry shows, before you issue there, who has it already.
bridge-platform-mine = Your badge by e-mail
bridge-platform-what = The organisation can also give you this badge on its platform, such as Open Badge Factory. Your name and e-mail, which you joined, would go there.
bridge-platform-agreed = You said yes: your name and e-mail may go to the organisation's platform of badges.
bridge-platform-exported = In a list on { $day }.
bridge-platform-yes = Yes, I want it there too
bridge-platform-no = I no longer want it
bridge-platform-nobody = There is neither name nor e-mail with this request, or no badge yet. Nothing has left.

# Looking whether all is well
bridge-doctor-server = The database answers: PostgreSQL { $version }, { NUMBER($megabytes) } MB, tables up to date. It is copied with pg_dump.
bridge-doctor-database = The database is whole.
bridge-doctor-database-damaged = The database is damaged ({ $what }). Stop the bridge and put a copy back: issuer-bridge restore FOLDER.
bridge-doctor-key = The keys open. The one that signs: { $key }
bridge-doctor-key-lost = A signing key is lost: the badges it signed still verify, and can no longer be withdrawn for those who verify elsewhere.
bridge-doctor-clock = The clock can be believed: { $day }.
bridge-doctor-scenarios = { NUMBER($count) ->
    [0] No situation is here: requests wait apart. Give their folder with --scenarios.
    [one] { NUMBER($count) } situation is here.
   *[other] { NUMBER($count) } situations are here.
}
bridge-doctor-waiting = { NUMBER($count) ->
    [0] No request waits.
    [one] { NUMBER($count) } request waits to be read.
   *[other] { NUMBER($count) } requests wait to be read.
}
bridge-doctor-apart = { NUMBER($count) ->
    [0] Nothing waits apart.
    [one] { NUMBER($count) } request waits apart.
   *[other] { NUMBER($count) } requests wait apart.
}
bridge-doctor-folder = The data folder can be written to.
bridge-doctor-folder-not = The data folder cannot be written to: { $error }. Make room, or check its permissions.
