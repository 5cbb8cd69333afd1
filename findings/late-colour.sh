#!/usr/bin/env bash
# A program asks a terminal for its background (`OSC 11 ; ?`) and, to know when to stop waiting, for its device attributes, which every
# terminal answers. A good guess: answers come in the order of the questions. Seen on 2026-11-30: in screen 4.9.0 (Debian 12) the colour
# comes after the attributes, since screen answers these itself and hands the other question to the terminal around it. What comes
# late is then read as keys: blessed 1.52.0, urwid 5.0.1, textual 8.2.8 and prompt_toolkit 3.0.53 all read `rgb:` and the rest as letters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check prompt-toolkit==3.0.53 urwid==5.0.1 blessed==1.52.0 textual==8.2.8
(cd "$folder" && apt-get download --quiet screen=4.9.0-4 libutempter0 >/dev/null 2>&1 && for package in *.deb; do dpkg-deb -x "$package" .; done)
cat > "$folder/ask" <<'PYTHON'
import os, select, sys, tty
tty.setraw(0)
os.write(1, b"\x1b]11;?\x07\x1b[c")
answers = b""
while select.select([0], [], [], 2)[0]: answers += os.read(0, 100)
with open(sys.argv[1], "wb") as file: file.write(answers)
PYTHON
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import fcntl, glob, os, pty, re, select, signal, struct, sys, termios, time

folder = sys.argv[1]
os.mkdir(folder + "/sockets", 0o700)
COLOUR = b"\x1b]11;rgb:ffff/ffff/ffff\x07"

class Terminal:
    """The terminal around a program: it answers for its colour, its attributes and its cursor."""
    def __init__(self, words, **more):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 12, 60, 0, 0))
            os.execve(words[0], words, {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder, "PATH": os.environ["PATH"], **more})
        self.said = b""

    def wait(self, holds, seconds=20):
        end = time.monotonic() + seconds
        while not holds() and time.monotonic() < end:
            if not select.select([self.terminal], [], [], 0.05)[0]: continue
            try: part = os.read(self.terminal, 65536)
            except OSError: return
            self.said += part
            for question, answer in ((b"\x1b]11;?", COLOUR), (b"\x1b[c", b"\x1b[?62;22c"), (b"\x1b[6n", b"\x1b[1;1R")):
                if question in part: os.write(self.terminal, answer)

    def send(self, data):
        try: os.write(self.terminal, data)
        except OSError: pass

    def close(self):
        os.close(self.terminal)
        try: os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError: pass
        os.waitpid(self.pid, 0)

screen = Terminal([folder + "/usr/bin/screen", "-c", "/dev/null", "sh", "-c", f"{sys.executable} {folder}/ask {folder}/answers"],
                  SCREENDIR=folder + "/sockets", LD_LIBRARY_PATH=os.path.dirname(glob.glob(folder + "/usr/lib/*/libutempter.so.0")[0]))
screen.wait(lambda: os.path.exists(folder + "/answers") and os.path.getsize(folder + "/answers"))
screen.close()
with open(folder + "/answers", "rb") as file: order = re.findall(rb"\x1b\]11|\x1b\[\?[\d;]+c", file.read())
print("screen answers in this order:", order)

READERS = {
    "prompt_toolkit": "from prompt_toolkit import prompt\nprint('READY')\nprint('SAW', repr(prompt('')))",
    "urwid": "import urwid\nkeys = []\ndef take(key):\n  keys.append(key)\n  if key == 'q': raise urwid.ExitMainLoop\n"
             "urwid.MainLoop(urwid.SolidFill(), unhandled_input=take).run()\nprint('SAW', ''.join(keys))",
    "blessed": "import blessed\nkeys, terminal = [], blessed.Terminal()\nwith terminal.cbreak():\n  print('READY')\n"
               "  while keys[-1:] != ['q']: keys.append(str(terminal.inkey()))\nprint('SAW', ascii(''.join(keys)))",
    "textual": "from textual.app import App\nkeys = []\nclass Page(App):\n  def on_key(self, event):\n    keys.append(event.character or '')\n"
               "    if event.key == 'q': self.exit()\nPage().run()\nprint('SAW', ascii(''.join(keys)))",
}

def letters(name):
    reader = Terminal([sys.executable, "-u", "-c", READERS[name]])
    end = time.monotonic() + 20
    while not reader.said and time.monotonic() < end: reader.wait(lambda: reader.said, 1)
    reader.wait(lambda: False, 1.5)
    for part in (b"a", COLOUR, b"b", b"q", b"\r"):
        reader.send(part)
        reader.wait(lambda: b"SAW" in reader.said, 0.7)
    reader.wait(lambda: re.search(rb"SAW [^\r\n]+", reader.said), 5)
    reader.close()
    return re.findall(r"SAW ([^\r\n]*)", reader.said.decode("utf8", "replace") + "SAW ?")[0]

seen = {name: letters(name) for name in READERS}
for name, text in seen.items(): print(f"{name} reads {text}")
sys.exit([answer[:3] for answer in order] != [b"\x1b[?", b"\x1b]1"] or not all("rgb:ffff/ffff/ffff" in text for text in seen.values()))
PYTHON
