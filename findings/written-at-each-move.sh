#!/usr/bin/env bash
# ncurses gathers a frame in a buffer. A good guess: `refresh` writes it once. Seen on 2026-11-30 with ncursesw 6.4 (Debian 12): it
# writes at each move of the cursor, three texts in three rows are four writes, until the program has called `endwin` once and
# come back with `refresh`; from then on they are one. A program that never leaves the screen stays slow, and a terminal may show
# half a frame.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && apt-get download --quiet libncursesw6=6.4-4 libtinfo6=6.4-4 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(dirname "$(find "$folder" -name 'libncursesw.so.6')"):$(dirname "$(find "$folder" -name 'libtinfo.so.6')")
TERM=xterm-256color python3 - <<'PYTHON'
import ctypes, os, pty, sys

def program():
    curses = ctypes.CDLL("libncursesw.so.6")
    curses.initscr.restype = ctypes.c_void_p
    curses.curses_version.restype = ctypes.c_char_p
    curses.initscr()

    def frame(text):
        for row in (2, 5, 8): curses.mvaddstr(row, 4 * row, text)
        curses.move(0, 0)
        before = writes()
        curses.refresh()
        return writes() - before

    curses.refresh()
    first = [frame(b"one"), frame(b"two")]
    curses.endwin()
    curses.refresh()
    second = [frame(b"six"), frame(b"ten")]
    curses.endwin()
    print(f"\n{curses.curses_version().decode()}: at first {first}, after endwin and refresh {second}.", flush=True)
    os._exit(first != [4, 4] or second != [1, 1])

def writes():
    with open("/proc/self/io") as file: return next(int(line.split()[1]) for line in file if line.startswith("syscw"))

child, terminal = pty.fork()
if child == 0: program()
seen = b""
try:
    while data := os.read(terminal, 4096): seen += data
except OSError:
    pass
print(seen.decode(errors="replace").strip().splitlines()[-1])
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
PYTHON
