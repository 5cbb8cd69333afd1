#!/usr/bin/env bash
# `CSI 6 n` asks a terminal for the place of its cursor, and the answer counts rows and columns from 1 (ECMA-48, CPR), as xterm and all
# others do. A good guess: so does every multiplexer, which takes `CSI 1;1 H` for the first place itself. Seen on
# 2026-11-30: dvtm 0.15 (Debian 12) counts from 0 and answers 0;0 at the first place; screen 4.9.0 and tmux 3.3a answer 1;1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && apt-get download --quiet dvtm=0.15+40.g311a8c0-1 screen=4.9.0-4 tmux=3.3a-3 libutempter0 libevent-core-2.1-7 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
cat > "$folder/ask" <<'PYTHON'
import os, re, select, sys, termios, tty
tty.setraw(0)
def ask(place):
    os.write(1, f"\x1b[2J\x1b[{place}H\x1b[6n".encode())
    answer = b""
    while not answer.endswith(b"R") and select.select([0], [], [], 5)[0]: answer += os.read(0, 100)
    return re.sub(rb"[^\d;]", b"", answer).decode()
seen = [ask(place) for place in ("1;1", "3;5")]
with open(sys.argv[1], "w") as file: file.write(" ".join(seen))
PYTHON
python3 - "$folder" <<'PYTHON'
import fcntl, glob, os, pty, signal, struct, sys, termios, threading, time

folder = sys.argv[1]
os.mkdir(folder + "/sockets", 0o700)
libraries = os.path.dirname(glob.glob(folder + "/usr/lib/*/libutempter.so.0")[0])
environment = {"TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": folder, "PATH": os.environ["PATH"], "SHELL": "/bin/sh",
               "SCREENDIR": folder + "/sockets", "LD_LIBRARY_PATH": libraries}

def answers(name):
    """What a program in a multiplexer is told at the first place and at row 3, column 5."""
    result, ask = f"{folder}/{name}.txt", f"{sys.executable} {folder}/ask {folder}/{name}.txt"
    words = {"dvtm": ["dvtm", ask], "screen": ["screen", "-c", "/dev/null", "sh", "-c", ask],
             "tmux": ["tmux", "-S", folder + "/tmux", "-f", "/dev/null", "new-session", ask]}[name]
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 12, 40, 0, 0))
        os.execve(f"{folder}/usr/bin/{words[0]}", words, environment)
    def read():
        try:
            while os.read(terminal, 65536): pass
        except OSError: pass
    threading.Thread(target=read, daemon=True).start()
    end = time.monotonic() + 30
    while not (os.path.exists(result) and os.path.getsize(result)) and time.monotonic() < end: time.sleep(0.1)
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)
    with open(result) as file: return file.read()

seen = {name: answers(name) for name in ("dvtm", "screen", "tmux")}
for name, said in seen.items(): print(f"{name}: at 1;1 and 3;5 it answers {said}")
sys.exit(seen != {"dvtm": "0;0 2;4", "screen": "1;1 3;5", "tmux": "1;1 3;5"})
PYTHON
