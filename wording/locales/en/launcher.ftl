# What `envol` says in a terminal.
launcher-program-missing = A program is missing: { $file }. Keep all files of Envol together, in one folder.
launcher-program-unstartable = { $file } does not start: { $error }
launcher-no-page = The review page did not start (see above). The game opens all the same: requests wait.
launcher-no-page-in = The review page did not start: { $file } says why. The game opens all the same: requests wait.
launcher-no-browser = The browser did not open ({ $error }). Open this page: { $page }
launcher-page-stays = The game is closed. The review page stays open: { $address } (Ctrl+C stops it).
launcher-game-stopped = The game stopped all of a sudden. What was played is kept: open Envol again to take it up.
