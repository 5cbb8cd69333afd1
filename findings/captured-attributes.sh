#!/usr/bin/env bash
# `tmux capture-pane -e` writes the attributes of a pane as escape sequences, for other programs to show. A good guess: they say
# what the pane has. Seen on 2026-11-29 with tmux 3.3a (Debian 12): an overline (53) comes out as 5:3, which tmux itself does not
# read as one. An underline's colour comes out with semicolons (58;5;1) though it was sent with colons (58:5:1). rich 15.0.0, pyte
# 0.8.2 and pyavt 0.1.2 (asciinema's terminal), which know no colour of underlines, pass over the form with colons at most as text;
# of that with semicolons they read the numbers one by one: 5 is blinking, 1 is bold. ansi2html 1.9.5 does so with both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyte==0.8.2 wcwidth==0.9.4 pyavt==0.1.2 ansi2html==1.9.5 rich==15.0.0
(cd "$folder" && apt-get download --quiet tmux=3.3a-3 libevent-core-2.1-7 libutempter0 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import glob, os, subprocess, sys, time
import ansi2html, avt, pyte
from rich.text import Text

folder = sys.argv[1]
environment = {"LC_ALL": "C.UTF-8", "HOME": folder, "PATH": os.environ["PATH"], "TERM": "xterm",
               "LD_LIBRARY_PATH": os.path.dirname(glob.glob(folder + "/usr/lib/*/libutempter.so.0")[0])}

def tmux(*command):
    whole = [folder + "/usr/bin/tmux", "-S", folder + "/socket", "-f", "/dev/null", *command]
    return subprocess.run(whole, env=environment, capture_output=True, text=True).stdout

def captured(text):
    with open(folder + "/text", "w") as file: file.write(text)
    tmux("new-session", "-d", "-x", "20", "-y", "3", f"cat {folder}/text; sleep 60")
    end = time.monotonic() + 30
    while not (got := tmux("capture-pane", "-p", "-e").strip()) and time.monotonic() < end: time.sleep(0.1)
    tmux("kill-server")
    time.sleep(0.5)
    return got

def by_pyte(text):
    screen = pyte.Screen(20, 3)
    pyte.Stream(screen).feed(text)
    return screen.buffer[0][0].bold, screen.buffer[0][0].blink

def by_avt(text):
    terminal = avt.Vt(20, 3)
    terminal.feed_str(text)
    pen = str(terminal[0][0])
    return "intensity: Bold" in pen, "attrs: 0" not in pen

def by_ansi2html(text):
    classes = ansi2html.Ansi2HTMLConverter().convert(text, full=False)
    return "ansi1" in classes, "ansi5" in classes

def by_rich(text): return tuple(any(value in str(span.style) for span in Text.from_ansi(text).spans) for value in ("bold", "blink"))

overline = captured("\x1b[53mword\x1b[m")
again = captured(overline)
colour = captured("\x1b[4m\x1b[58:5:1mword\x1b[m")
print(tmux("-V").strip(), "· overline:", ascii(overline), "· captured again:", ascii(again), "· underline's colour:", ascii(colour))
seen = {reader.__name__: (reader("\x1b[58:5:1mw"), reader("\x1b[58;5;1mw")) for reader in (by_avt, by_ansi2html, by_rich, by_pyte)}
for name, (colons, semicolons) in seen.items():
    print(name, "(bold, blinking) · with colons:", colons, "· with semicolons:", semicolons)
sys.exit("\x1b[5:3mword" not in overline or "53" in again or "5:3" in again or "\x1b[58;5;1m" not in colour or seen != {
    name: ((True, True) if name == "by_ansi2html" else (False, False), (True, True)) for name in seen})
PYTHON
