#!/usr/bin/env bash
# What Debian can see of the installer for Windows, by Wine: try.sh INSTALLER.exe [FOLDER FOR PICTURES]
# It installs, opens, is not removed while it runs, is installed over itself and removed, in folders with spaces, accents
# and « & »; states, badge and database are held against those of Linux. It ends at the first thing that is not so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$(cd ../.. && pwd)
installer=$(cd "$OLDPWD" && realpath "$1")
pictures=${2:-}
work=$(mktemp -d)
export WINEPREFIX=$work/prefix WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' DISPLAY= LC_ALL=C.UTF-8
end() {
  exec 9>&- || true
  wineserver -k 2>/dev/null || true
  [ -z "${screen:-}" ] || kill "$screen" 2>/dev/null || true
  wineserver -w 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT
wrong() { printf 'wrong: %s\n' "$*" >&2; exit 1; }
seen() { printf 'seen: %s\n' "$*" >&2; }
# Waits until a command succeeds, so many seconds.
until_true() { local left=$1; shift; until "$@"; do [ $((left -= 1)) -gt 0 ] || return 1; sleep 1; done; }

uninstall_key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Envol'
place='C:\Chez nous\Été & Cie\Envol'
wineboot --init >/dev/null 2>&1
drive=$WINEPREFIX/drive_c
at="$drive/Chez nous/Été & Cie/Envol"
local_data=$(printf '%s\n' "$drive"/users/*/AppData/Local | grep -v /Public/ | head -n 1)
menu=$(printf '%s\n' "$drive"/users/*/AppData/Roaming/Microsoft/Windows/Start\ Menu/Programs | grep -v /Public/ | head -n 1)

# Wine puts marks around an argument with spaces, which /D= does not take: the folder of an earlier installation is taken.
wine reg add "$uninstall_key" /v InstallLocation /d "$place" /f >/dev/null
wine "$installer" /S
for file in envol.exe envol-game.exe issuer-bridge.exe envol-author.exe uninstall.exe "À lire d'abord.html" LICENCES.html \
  scenarios/premier-vol/scenario.ron docs/guide-lieu.md; do
  [ -s "$at/$file" ] || wrong "$file is not installed"
done
[ -s "$menu/Envol.lnk" ] || wrong "nothing in the start menu"
# Letters with accents come in a code page of old.
wine reg query "$uninstall_key" /v UninstallString | grep -aqF ' & Cie\Envol\uninstall.exe' || wrong "not registered"
seen "installed in silence, $(du -sm "$at" | cut -f 1) MB"

x86_64-w64-mingw32-gcc -shared -o "$at/bcryptprimitives.dll" process_prng.c -ladvapi32

for program in envol-game issuer-bridge; do
  hashes=$(wine "$at/$program.exe" --state-hash | tr -d '\r')
  [ "$(wc -l <<<"$hashes")" -ge 3 ] || wrong "$program prints no states"
  while read -r name hash; do
    grep -qF "$hash" "$root/simulation/tests/all/state_hashes.txt" || wrong "$program reaches another state: $name $hash"
  done <<<"$hashes"
done
seen "the states of Linux, by game and bridge"

begun=$SECONDS
wine "$at/envol.exe" --language fr demo --out 'C:\Données & été\démo' > "$work/demo.txt" 2>&1 || { cat "$work/demo.txt"; wrong "the demo fails"; }
badge="$drive/Données & été/démo/badge.json"
[ -s "$badge" ] || wrong "the demo makes no badge"
verdict=$(cd "$root/tests/verifier" && node verify.mjs --now "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$badge" || true)
grep -q verified <<<"$verdict" || wrong "the badge is refused: $verdict"
seen "from a recorded flight to a badge in $((SECONDS - begun)) s; the npm verifier says: ${verdict##*/}"

address=127.0.0.1:$((20000 + RANDOM % 20000))
mkfifo "$work/input"
wine "$at/issuer-bridge.exe" --data 'C:\Données & été\pont' serve --until-input-ends --address "$address" < "$work/input" > "$work/bridge.txt" 2>&1 &
bridge=$!
exec 9> "$work/input"
# Until an account is made, its page says so, with 503.
until_true 60 curl -sLo "$work/page.html" "http://$address/" || { cat "$work/bridge.txt"; wrong "the bridge does not answer"; }
grep -qi '<html' "$work/page.html" || wrong "the bridge answers no page"
find "$drive/Données & été/pont" -type f | grep -q . || wrong "the bridge keeps nothing where it was told to"
exec 9>&-
wait "$bridge" || wrong "the bridge ends badly"
seen "the bridge serves from « Données & été » and ends with its input"

# A virtual desktop: Wine's own screen says no refresh rate, at which winit gives up.
exec 8< <(exec Xvfb -displayfd 1 -screen 0 1280x720x24 2>/dev/null)
screen=$!
read -r number <&8
export DISPLAY=:$number
printf '(\n    language: fr,\n)\n' > "$at/venue.ron"
WGPU_BACKEND=vulkan wine explorer /desktop=envol,1280x720 "$place"'\envol-game.exe' --window 1280x720 \
  > "$work/game.txt" 2>&1 &
looks() {
  import -window root "$work/window.png"
  [ "$(convert "$work/window.png" -unique-colors -format %w info:)" -gt 200 ] &&
    [ "$(convert "$work/window.png" -colorspace Gray -format '%[fx:int(100*mean)]' info:)" -gt 15 ]
}
until_true 120 looks || { cat "$work/game.txt"; wrong "the game shows nothing"; }
sleep 3
looks || wrong "the game shows nothing"
[ -z "$pictures" ] || { mkdir -p "$pictures"; cp "$work/window.png" "$pictures/welcome.png"; }
[ -s "$local_data/Envol/station.key" ] || wrong "the game keeps nothing in %LOCALAPPDATA%"
seen "the game opens in a window"

# It goes on in a copy of itself, which says nothing of how it ends.
wine "$at/uninstall.exe" /S
sleep 5
if wine "$installer" /S; then wrong "installed while the game is open"; fi
[ -s "$at/envol.exe" ] && [ -s "$at/envol-game.exe" ] && [ -s "$at/scenarios/premier-vol/scenario.ron" ] || wrong "removed while the game is open"
seen "neither removed nor replaced while the game is open"
wine taskkill /f /im envol-game.exe >/dev/null 2>&1 || true
game_is_away() { ! wine tasklist 2>/dev/null | grep -q envol-game; }
until_true 30 game_is_away || wrong "the game does not end"

mkdir -p "$at/scenarios/la-nôtre"
echo ours > "$at/scenarios/la-nôtre/scenario.ron"
wine "$installer" /S
[ -s "$at/envol-game.exe" ] && [ -s "$at/venue.ron" ] && [ -s "$at/scenarios/la-nôtre/scenario.ron" ] ||
  wrong "installed over itself, something is missing"
rm "$at/bcryptprimitives.dll"
wine "$at/uninstall.exe" /S
gone() { [ ! -e "$at/uninstall.exe" ]; }
until_true 60 gone || wrong "not removed"
sleep 2
left=$(cd "$at" && find . -type f | sort | paste -sd ' ')
[ "$left" = "./scenarios/la-nôtre/scenario.ron ./venue.ron" ] || wrong "what is left: $left"
[ ! -e "$menu/Envol.lnk" ] || wrong "still in the start menu"
! wine reg query "$uninstall_key" >/dev/null 2>&1 || wrong "still registered"
[ -s "$local_data/Envol/station.key" ] || wrong "the data is gone"
seen "installed over itself, removed in silence; data, venue.ron and a situation of one's own are kept"
