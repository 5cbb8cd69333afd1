#!/usr/bin/env bash
# less -R passes on colours and links (OSC 8), and -S cuts long lines at the edge of the screen. A good guess: as a colour ends
# there, so does a link. Seen on 2026-11-29 with less 590 (Debian 12): at the cut it resets the colour and leaves the link open, so
# that the rest of the screen, less's own prompt, and what the shell writes afterwards belong to one link.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && apt-get download --quiet less=590-2.1~deb12u2 >/dev/null 2>&1 && dpkg-deb -x less_*.deb .)
python3 - "$folder" <<'PYTHON'
import fcntl, os, pty, re, struct, sys, termios

folder = sys.argv[1]
less = next(path for path in (folder + "/usr/bin/less", folder + "/bin/less") if os.path.exists(path))

def shown(text):
    """What a terminal of 20 columns is sent by less -R -S."""
    with open(folder + "/text", "w") as file: file.write(text)
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 6, 20, 0, 0))
        os.execve(less, ["less", "-R", "-S", folder + "/text"], {"TERM": "xterm", "LC_ALL": "C.UTF-8", "LESSHISTFILE": "-"})
    sent = b""
    try:
        while part := os.read(terminal, 65536):
            sent += part
            if b"(END)" in sent: os.write(terminal, b"q")
    except OSError: pass
    os.waitpid(child, 0)
    return sent.decode()

def at_the_end(sent):
    """Whether a colour and a link are still on when less has ended."""
    colour = re.findall(r"\x1b\[([\d;]*)m", sent)[-1:]
    link = re.findall(r"\x1b]8;[^;]*;([^\x1b\x07]*)(?:\x1b\\|\x07)", sent)[-1:]
    return colour not in ([], [""], ["0"], ["27"]), link not in ([], [""])

def link(text): return f"\x1b]8;;http://example.org/\x1b\\{text}\x1b]8;;\x1b\\"

texts = {"colour that fits": "\x1b[31ma word\x1b[m\nnext\n", "colour that is cut": "\x1b[31ma sentence that is longer\x1b[m\nnext\n",
         "link that fits": link("a word") + "\nnext\n", "link that is cut": link("a sentence that is longer") + "\nnext\n"}
seen = {name: at_the_end(shown(text)) for name, text in texts.items()}
for name, (colour, open_link) in seen.items():
    print(name, "· when less has ended · colour on:", colour, "· link open:", open_link)
sys.exit(seen != {name: (False, name == "link that is cut") for name in texts})
PYTHON
