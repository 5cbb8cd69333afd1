#!/usr/bin/env bash
# foot 1.13.1 and zutty 0.14 (Debian 12) send xterm's long form for Shift+Enter, `CSI 27;2;13~`, to every program, and konsole 22.12.3
# and QTerminal 1.2 send the keypad's Enter, `ESC O M`. A good guess: a reader of lines takes both for Enter, or passes over what it
# does not know. Seen on 2026-11-30: bash 5.2.15 (readline 8.2), zsh 5.9 and readchar 4.2.2 take the first for an unknown key that
# ends early and type the rest of it (`;2;13~`, as does each Shift+Enter in foot); prompt_toolkit 3.0.53 and fish 3.6.0 type `OM`
# of the second; textual 8.2.8 calls the first `shift+\r` and not `shift+enter`; curtsies 0.4.3 makes a paste of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  prompt-toolkit==3.0.53 readchar==4.2.2 urwid==5.0.1 curtsies==0.4.3 textual==8.2.8
(cd "$folder" && apt-get download --quiet bash=5.2.15-2+b13 zsh=5.9-4+b15 zsh-common=5.9-4 fish=3.6.0-3.1+deb12u1 \
  fish-common=3.6.0-3.1+deb12u1 libpcre2-32-0 >/dev/null 2>&1 && for package in *.deb; do dpkg-deb -x "$package" .; done)
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import glob, os, pty, re, select, signal, sys, time

folder = sys.argv[1]
python = [folder + "/venv/bin/python", "-u", "-c"]
zsh = folder + "/usr/lib/x86_64-linux-gnu/zsh/5.9"
zsh = (glob.glob(folder + "/usr/lib/*/zsh/5.9") + [zsh])[0]
READERS = {  # each prints SAW and what it read, after q or Enter
    "bash": [folder + "/bin/bash", "--norc", "-c", "echo READY; read -e line; printf 'SAW %q\\n' \"$line\""],
    "zsh": [folder + "/bin/zsh", "-f", "-i", "-c", f"module_path=({zsh}); echo READY; vared -c line; print -r \"SAW ${{(q)line}}\""],
    "fish": [folder + "/usr/bin/fish", "--no-config", "-i", "-c", "echo READY; read line; echo SAW (string escape -- $line)"],
    "prompt_toolkit": python + ["from prompt_toolkit import prompt; print('READY'); print('SAW', repr(prompt('')))"],
    "readchar": python + ["import readchar\nprint('READY')\nkeys = []\nwhile keys[-1:] != ['q']: keys.append(readchar.readkey())\nprint('SAW', keys)"],
    "urwid": python + ["import urwid\nkeys = []\ndef take(key):\n  keys.append(key)\n  if key == 'q': raise urwid.ExitMainLoop\n"
                       "urwid.MainLoop(urwid.SolidFill(), unhandled_input=take).run()\nprint('SAW', keys)"],
    "curtsies": python + ["from curtsies import Input\nkeys = []\nwith Input() as source:\n  print('READY')\n  for key in source:\n"
                          "    keys.append(str(key))\n    if key == 'q': break\nprint('SAW', keys)"],
    "textual": python + ["from textual.app import App\nkeys = []\nclass Page(App):\n  def on_key(self, event):\n    keys.append(event.key)\n"
                         "    if event.key == 'q': self.exit()\nPage().run()\nprint('SAW', keys)"],
}

def read(name, key):
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", HOME=folder, LD_LIBRARY_PATH=":".join(glob.glob(folder + "/usr/lib/*-linux-gnu")))
        os.execv(READERS[name][0], READERS[name])
    said = b""
    def wait(seconds, quiet=0.7):
        nonlocal said
        end = last = time.monotonic()
        while time.monotonic() < end + seconds and (time.monotonic() < last + quiet or not said):
            if select.select([terminal], [], [], 0.05)[0]:
                try: part = os.read(terminal, 65536)
                except OSError: return
                said, last = said + part, time.monotonic()
                if b"\x1b[6n" in part: os.write(terminal, b"\x1b[1;1R")
                if b"\x1b[c" in part or b"\x1b[0c" in part: os.write(terminal, b"\x1b[?62c")
    wait(30, 1.5)
    for part in (b"a", key.encode(), b"b", b"q" if READERS[name][0] == python[0] and name != "prompt_toolkit" else b"\r"):
        try: os.write(terminal, part)
        except OSError: break
        wait(1.2)
    wait(3)
    os.close(terminal)
    try: os.kill(pid, signal.SIGKILL)
    except ProcessLookupError: pass
    os.waitpid(pid, 0)
    found = re.findall(r"SAW ([^\r\n]*)", said.decode("utf8", "replace"))
    return found[-1] if found else "?"

seen = {name: (read(name, "\x1b[27;2;13~"), read(name, "\x1bOM")) for name in READERS}
for name, (foot, konsole) in seen.items(): print(f"{name}: Shift+Enter of foot {foot} · of konsole {konsole}")
wanted = {"bash": (r"a\;2\;13~b", "ab"), "zsh": (r"a\;2\;13~b", "ab"), "fish": ("a", "aOMb"), "prompt_toolkit": ("'a'", "'aOMb'"),
          "readchar": (r"['a', '\x1b[27;', '2', ';', '1', '3', '~', 'b', 'q']", r"['a', '\x1bOM', 'b', 'q']"),
          "urwid": ("['a', 'shift enter', 'b', 'q']", "['a', 'enter', 'b', 'q']"),
          "textual": (r"['a', 'shift+\r', 'b', 'q']", "['a', 'enter', 'b', 'q']")}
odd = {name: pair for name, pair in wanted.items() if seen[name] != pair}
if odd: print("not as it was seen:", odd)
sys.exit(bool(odd) or "Paste" not in seen["curtsies"][0])
PYTHON
