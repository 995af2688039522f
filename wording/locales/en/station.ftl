# What the station says.

station-folder = I cannot use the folder { $folder }. Choose another one, or ask whoever looks after this PC.
station-folder-denied = I may not write in the folder { $folder }. Choose another one, or ask whoever looks after this PC.
station-folder-is-a-file = A file stands where the folder { $folder } should be. Choose another folder, or move that file.
station-no-folder = I cannot find a place to keep sessions. Give a folder with ENVOL_STATION.
station-already-open = Envol is already open on this PC. Close the other window, then try again.
station-disk-full = The disk is full: room for { NUMBER($megabytes) } MB more is needed. Make room, then try again. Nothing is lost.
station-file-held = Another program (a virus scanner, a backup) has { $file } open. Wait a moment, then try again. Nothing is deleted.
station-disk = I cannot read or write { $file }. Check the disk, then try again. Nothing is deleted.
station-unreadable = I do not understand the file { $file }. It stays where it is, nothing is deleted.
station-newer = The file { $file } comes from a newer Envol. Update this PC. The file stays as it is.
station-no-randomness = The system gives no random numbers. Restart this PC.

station-pseudonym = A pseudonym has 1 to { NUMBER($most) ->
    [one] { NUMBER($most) } character
   *[other] { NUMBER($most) } characters
}.
station-code-shape = A code is four pictures.
station-code-wrong = That is not the code. Try again.
station-code-wait = Wait { NUMBER($seconds) } s, then try again.
station-pin-shape = The animator's PIN has 4 to 12 digits.
station-no-pin = No animator's PIN was chosen on this PC.
station-no-such-profile = This profile is no longer on this PC.
station-no-such-session = This session is no longer on this PC.
station-no-such-claim = This request is no longer on this PC.
station-has-left = Your request has left or is on its way. To withdraw it, talk to the person who reads it.
station-too-many-players = This situation has { NUMBER($seats) ->
    [one] { NUMBER($seats) } seat
   *[other] { NUMBER($seats) } seats
}.
station-not-agreed = What would leave also shows what { $name } did. Ask them first: { $name } says yes here.
station-own-witness = The witness is someone else than those who do.
station-retention-days = Sessions are kept from 1 to { NUMBER($most) ->
    [one] { NUMBER($most) } day
   *[other] { NUMBER($most) } days
}.

station-still-playing = This session is being played. Finish it first.
station-closed = This session is already over.
station-other-scenario = The situation has changed since this session. Its moments can no longer be looked at here.
station-not-yet = Keep your answers first. Then we look together.
station-kept = You kept your answers: they do not change any more. You can say “Now I would say…”.
station-no-such-row = “{ $row }” is not among what we look at.
station-no-such-moment = This session has no such moment of “{ $row }”.
station-no-such-badge = This situation has no badge “{ $badge }”.
station-no-badge-yet = The badge is not here yet.
station-export-exists = { $file } already exists. Choose another folder.

station-not-paired = This PC is linked to no organisation. Ask without name and e-mail, or have the PC linked.
station-paired-elsewhere = This PC is already linked to { $organisation }. Remove that link first.
station-offer-unreadable = This file is no pairing invitation. Ask for a new file.
station-offer-version = This invitation has format { $version }, which this PC does not know. Update the PC.
station-offer-signature = This invitation is not signed by the organisation. Do not use it, ask for a new file.
station-offer-spent = This invitation was used already or is older than ten minutes. Ask for a new file.
station-bridge-away = { $address } does not answer. Everything stays here and will leave later.
station-bridge-refuses = The organisation answers: { $message }
station-not-the-bridge = What answers at { $address } is not the organisation expected. Nothing was sent.
station-bridge-answer = The organisation received something that it does not understand (answer { $status }). The request stays here.

station-notice-set-aside = The file { $file } is unreadable. It is set aside under the name { $aside }.
station-notice-newer = { $file } comes from a newer Envol. It stays as it is and is not used.
station-notice-interrupted = A session was cut short. Everything up to { NUMBER($seconds) } s is kept: you can look back on it.
station-notice-old-deleted = { NUMBER($count) ->
    [0] No session was older than the time to keep: nothing is deleted.
    [one] One session was older than the time to keep: it is deleted.
   *[other] { NUMBER($count) } sessions were older than the time to keep: they are deleted.
}
station-notice-clock = A long break, or a clock that is off: this PC deleted nothing because of it.
station-notice-clock-early = The clock of this PC says { $date }: that day is long gone. Ask for it to be set; until then, nothing is dated.
station-notice-clock-late = The clock of this PC says { $date }. Ask for it to be set, or for a newer Envol; until then, nothing is dated.
station-notice-new-key = The key of this PC was unreadable. A new one is made: link the PC again.
station-notice-not-deleted = { $file } could not be deleted. It will be tried again at the next opening.

station-picture-kite = Kite
station-picture-heron = Heron
station-picture-lighthouse = Lighthouse
station-picture-fox = Fox
station-picture-bicycle = Bicycle
station-picture-fern = Fern
station-picture-boat = Boat
station-picture-comet = Comet
station-picture-snail = Snail
station-picture-key = Key
station-picture-mountain = Mountain
station-picture-drum = Drum

station-export-page = My things.html
station-page-title = { $name }'s things
station-page-purpose = This is all that the station kept about you: your sessions, words, requests and badges. The files lie beside this page; those in .json can be read with a text editor.
station-page-session = { NUMBER($minutes) ->
    [0] A very short session.
    [1] A session of one minute.
   *[other] A session of { NUMBER($minutes) } minutes.
}
station-page-claim = A request for a badge. Code: { $code }

station-venue-unread = The file cannot be read: { $reason }.
station-venue-situation = The situation “{ $found }” is not on this station. There are: { $known }.
station-venue-no-situation = No situation is named: at least one is needed. Without this line, all are offered.
station-venue-days = This number of days will not do: { $found }. It has to be from 1 to { $max }.
station-venue-idle = This number of minutes will not do: { $found }. It has to be from 1 to { $max }.
station-venue-code = This animator's code will not do. It takes 4 to 12 digits, between quotes.
station-venue-bridge = This address of a bridge will not do: “{ $found }”. It begins with http:// or https://.
