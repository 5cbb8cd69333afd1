#!/usr/bin/env bash
# File names of macOS come decomposed: Korean as single jamo, Japanese with its voicing marks apart. Seen on 2026-11-29 with
# ncurses 6.4 (20221231, of Debian 12): waddwstr(3) (addstr of Python's curses) writes the first jamo of a syllable and drops the others, and writes か for が;
# after Latin letters marks stay. The same text cell by cell through wadd_wch(3) is written whole. Both return OK.
set -euo pipefail
python3 - <<'PYTHON'
import ctypes, fcntl, locale, os, pty, struct, sys, termios, unicodedata

def is_mark(character):
    return unicodedata.combining(character) or "\u1160" <= character <= "\u11ff"

def drawn(text, whole):
    """What a terminal is sent for a text at a place of its own."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm", LC_ALL="C.UTF-8")
        locale.setlocale(locale.LC_ALL, "")
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        curses = ctypes.CDLL("libncursesw.so.6")
        curses.initscr.restype = ctypes.c_void_p
        window = ctypes.c_void_p(curses.initscr())
        curses.wmove(window, 5, 3)
        if whole:
            curses.waddwstr(window, ctypes.c_wchar_p(text))
        else:
            cells = []
            for character in text:
                if is_mark(character): cells[-1] += character
                else: cells.append(character)
            for cell in cells:
                made = ctypes.create_string_buffer(128)
                curses.setcchar(made, ctypes.c_wchar_p(cell), 0, 0, None)
                curses.wadd_wch(window, made)
        curses.wrefresh(window)
        curses.endwin()
        os._exit(0)
    sent = b""
    try:
        while part := os.read(terminal, 65536): sent += part
    except OSError: pass
    os.waitpid(child, 0)
    return sent.split(b"\x1b[6;4H")[1].split(b"\x1b")[0].decode()

version = ctypes.CDLL("libncursesw.so.6").curses_version
version.restype = ctypes.c_char_p
print(version().decode())
seen = {}
for name, text in (("Korean", "\u1100\u1161\u11a8|"), ("Japanese", "\u304b\u3099|"), ("Latin", "e\u0301|")):
    seen[name] = (drawn(text, whole=True) == text, drawn(text, whole=False) == text)
    print(name, ascii(text), "waddwstr:", ascii(drawn(text, whole=True)), "wadd_wch:", ascii(drawn(text, whole=False)))
sys.exit(seen != {"Korean": (False, True), "Japanese": (False, True), "Latin": (True, True)})
PYTHON
