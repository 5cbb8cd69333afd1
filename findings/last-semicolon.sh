#!/usr/bin/env bash
# libtmux types into a pane of tmux by send_keys(text, literal=True), and fills a paste buffer by set-buffer. A good guess: the text
# comes as it is, since no shell is between. Seen on 2026-11-29 with libtmux 0.62.0 and tmux 3.3a (Debian 12): tmux takes a
# semicolon that ends an argument for the end of a command, so `int x = 1;` comes without it, and nothing is said; `\;` at the end
# becomes `;`. Within a text it stays. A text that begins with a dash is taken for options and is not typed at all; that too raises
# nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check libtmux==0.62.0
(cd "$folder" && apt-get download --quiet tmux=3.3a-3 libevent-core-2.1-7 libutempter0 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import glob, os, sys, time
import libtmux

folder = sys.argv[1]
os.environ.update(LC_ALL="C.UTF-8", HOME=folder, TERM="xterm", PATH=folder + "/usr/bin:" + os.environ["PATH"],
                  LD_LIBRARY_PATH=os.path.dirname(glob.glob(folder + "/usr/lib/*/libutempter.so.0")[0]))
server = libtmux.Server(socket_path=folder + "/socket", config_file="/dev/null")
session = server.new_session(x=60, y=30, window_command=f"touch {folder}/typed; cat >{folder}/typed")

def lines():
    with open(folder + "/typed") as file: return file.read().split("\n")[:-1]

def typed(text):
    """What arrives of a text that is typed, and then Enter."""
    before = len(lines())
    try: session.active_window.active_pane.send_keys(text, enter=True, literal=True)
    except Exception as error: return "raises " + type(error).__name__
    end = time.monotonic() + 30
    while len(lines()) == before and time.monotonic() < end: time.sleep(0.1)
    return lines()[-1]

def buffered(text):
    server.cmd("set-buffer", "-b", "one", text)
    return "\n".join(server.cmd("show-buffer", "-b", "one").stdout)

while not os.path.exists(folder + "/typed"): time.sleep(0.1)
texts = ("int x = 1;", "a; b", "cat x \\;", "-l of ls")
seen = {text: (typed(text), buffered(text)) for text in texts}
print(server.cmd("-V").stdout[0])
for text, (line, buffer) in seen.items():
    print(f"sent: {text!r} · typed: {line!r} · in the paste buffer: {buffer!r}")
server.kill()
sys.exit(seen != {"int x = 1;": ("int x = 1",) * 2, "a; b": ("a; b",) * 2, "cat x \\;": ("cat x ;",) * 2, "-l of ls": ("", "cat x ;")})
PYTHON
