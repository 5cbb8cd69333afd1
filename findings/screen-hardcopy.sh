#!/usr/bin/env bash
# `screen -X hardcopy FILE` writes the picture of a window, as `tmux capture-pane -p` does. A good guess: in UTF-8, when the locale
# and the window (screen -U) are UTF-8. Seen on 2026-11-29 with screen 4.9.0 (Debian 12): one byte for each cell, the low one of the
# character's number, and 0xFF for the second half of a wide one. 漢 (U+6F22) is a quotation mark and 0xFF, ─ (U+2500) a zero byte,
# and of Latin-1 letters the bytes of Latin-1 are left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && apt-get download --quiet screen=4.9.0-4 libutempter0 >/dev/null 2>&1 && for package in *.deb; do dpkg-deb -x "$package" .; done)
python3 - "$folder" <<'PYTHON'
import fcntl, glob, os, pty, struct, subprocess, sys, termios, threading, time

folder = sys.argv[1]
program = folder + "/usr/bin/screen"
os.mkdir(folder + "/sockets", 0o700)
environment = {"TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": folder, "PATH": os.environ["PATH"], "SCREENDIR": folder + "/sockets",
               "LD_LIBRARY_PATH": os.path.dirname(glob.glob(folder + "/usr/lib/*/libutempter.so.0")[0])}
text = "café 漢字 ─"
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 5, 40, 0, 0))
    os.execve(program, ["screen", "-U", "-c", "/dev/null", "-S", "find", "sh", "-c", f"echo '{text}'; sleep 60"], environment)

drawn = b""
def read():
    global drawn
    try:
        while part := os.read(terminal, 65536): drawn += part
    except OSError: pass

threading.Thread(target=read, daemon=True).start()

def wait(until):
    end = time.monotonic() + 30
    while not until() and time.monotonic() < end: time.sleep(0.1)

def tell(*command): subprocess.run([program, "-S", "find", "-X", *command], env=environment, check=True)

copy = folder + "/copy"
wait(lambda: "─".encode() in drawn)
tell("hardcopy", copy)
wait(lambda: os.path.exists(copy) and os.path.getsize(copy) > 0)
with open(copy, "rb") as file: line = file.read().split(b"\n")[0].rstrip()
tell("quit")
os.waitpid(child, 0)
print(subprocess.run([program, "--version"], env=environment, capture_output=True, text=True).stdout.strip())
print("text:", text, "· drawn on the terminal:", text.encode() in drawn, "· hardcopy:", line)
sys.exit(text.encode() not in drawn or line != b'caf\xe9 "\xffW\xff \x00')
PYTHON
