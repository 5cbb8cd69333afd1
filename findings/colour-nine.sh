#!/usr/bin/env bash
# Scripts write errors by `tput setaf 9` (bright red) or another of the 256 colours. A good guess: where a terminal has eight, tput
# fails or takes the nearest. Seen on 2026-11-29 with ncurses 6.4 (Debian 12) and TERM=xterm, linux, screen and rxvt: the number is
# put behind a 3 as it is, with exit status 0. So 9 is ESC [39m, "the usual colour", and takes back a colour that was on; 208
# is ESC [3208m, which changes nothing. For the background likewise: setab 9 is ESC [49m.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyghostty==0.1.3
(cd "$folder" && apt-get download --quiet ncurses-bin=6.4-4 ncurses-base=6.4-4 ncurses-term=6.4-4 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import os, subprocess, sys
import pyghostty

folder = sys.argv[1]

def tput(terminal, *words):
    environment = {"TERM": terminal, "TERMINFO_DIRS": f"{folder}/lib/terminfo:{folder}/usr/share/terminfo"}
    done = subprocess.run([folder + "/usr/bin/tput", *words], env=environment, capture_output=True, text=True)
    return done.stdout.strip(), done.returncode

def colour_of(order):
    """The colour of a word that follows an order, where green was on."""
    with pyghostty.Terminal(cols=20, rows=2) as terminal:
        terminal.feed("\x1b[32m" + order + "word")
        return terminal.style(0, 0)["fg"]

seen = {}
for terminal in ("xterm", "linux", "screen", "rxvt", "xterm-256color"):
    orders = [tput(terminal, "setaf", number) for number in ("1", "9", "208")] + [tput(terminal, "setab", "9")]
    seen[terminal] = [tput(terminal, "colors")[0], *orders]
    print(terminal, "of", seen[terminal][0], "colours", *(f"· {order!r} (exit status {status})" for order, status in orders))
shown = [colour_of(tput("xterm", "setaf", number)[0]) for number in ("1", "9", "208")]
print("green, then setaf 1, 9 and 208 for xterm, in pyghostty:", *shown)
few = ["8", ("\x1b[31m", 0), ("\x1b[39m", 0), ("\x1b[3208m", 0), ("\x1b[49m", 0)]
many = ["256", ("\x1b[31m", 0), ("\x1b[91m", 0), ("\x1b[38;5;208m", 0), ("\x1b[101m", 0)]
sys.exit(seen != {name: many if name == "xterm-256color" else few for name in seen}
         or shown != [("palette", 1), None, ("palette", 2)])
PYTHON
