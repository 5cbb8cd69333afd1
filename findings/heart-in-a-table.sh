#!/usr/bin/env bash
# rich 15.0.0 and wcwidth 0.9.4 (prettytable 3.18.0, tabulate 0.10.0) give a heart with the emoji selector (U+2764 U+FE0F) two columns, as
# Unicode 9 and later do. A good guess: a table that they print is straight in a terminal that draws the emoji. Seen on 2026-11-30: tmux
# 3.3a and libvterm 0.1.4 take one column for it, so the border of that row stands one column to the left; a family of four is one
# emoji of two columns for all of them and eight columns in libvterm; no table of the three is straight in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check rich==15.0.0 wcwidth==0.9.4 prettytable==3.18.0 tabulate==0.10.0
(cd "$folder" && apt-get download --quiet tmux=3.3a-3 libvterm0=0.1.4-1 libevent-core-2.1-7 libutempter0 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import ctypes, glob, io, os, subprocess, sys, time
import prettytable, rich.console, rich.table, tabulate

folder = sys.argv[1]
libraries = os.path.dirname(glob.glob(folder + "/usr/lib/*/libvterm.so.0")[0])
COLUMNS, ROWS = 30, 12
CELLS = {"plain": "ab", "heart": "\u2764\ufe0f", "family": "\U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466"}

def by_rich():
    table = rich.table.Table("name", "value", "end")
    for name, text in CELLS.items(): table.add_row(name, text, "x")
    out = io.StringIO()
    rich.console.Console(file=out, width=COLUMNS, force_terminal=False).print(table)
    return out.getvalue()

def by_prettytable():
    table = prettytable.PrettyTable(["name", "value", "end"])
    for name, text in CELLS.items(): table.add_row([name, text, "x"])
    return table.get_string()

def by_tabulate(): return tabulate.tabulate([[name, text, "x"] for name, text in CELLS.items()], ["name", "value", "end"], tablefmt="grid")

vterm = ctypes.CDLL(libraries + "/libvterm.so.0")
vterm.vterm_new.restype = vterm.vterm_obtain_screen.restype = vterm.vterm_obtain_state.restype = ctypes.c_void_p
class Place(ctypes.Structure): _fields_ = [("row", ctypes.c_int), ("column", ctypes.c_int)]

def in_libvterm(line):
    terminal = ctypes.c_void_p(vterm.vterm_new(ROWS, COLUMNS * 2))
    vterm.vterm_set_utf8(terminal, 1)
    vterm.vterm_screen_reset(ctypes.c_void_p(vterm.vterm_obtain_screen(terminal)), 1)
    vterm.vterm_input_write(terminal, line.encode(), ctypes.c_size_t(len(line.encode())))
    place = Place()
    vterm.vterm_state_get_cursorpos(ctypes.c_void_p(vterm.vterm_obtain_state(terminal)), ctypes.byref(place))
    return place.column

def in_tmux(line):
    def tmux(*command):
        environment = {"LC_ALL": "C.UTF-8", "HOME": folder, "PATH": os.environ["PATH"], "TERM": "xterm", "LD_LIBRARY_PATH": libraries}
        return subprocess.run([folder + "/usr/bin/tmux", "-S", folder + "/socket", "-f", "/dev/null", *command],
                              env=environment, capture_output=True, text=True).stdout
    with open(folder + "/text", "w") as file: file.write(line + "\x1b]2;drawn\x07")
    tmux("new-session", "-d", "-x", str(COLUMNS * 2), "-y", str(ROWS), f"stty raw; cat {folder}/text; sleep 60")
    end = time.monotonic() + 30
    while tmux("display-message", "-p", "#{pane_title}").strip() != "drawn" and time.monotonic() < end: time.sleep(0.1)
    column = int(tmux("display-message", "-p", "#{cursor_x}"))
    tmux("kill-server")
    time.sleep(0.5)
    return column

seen = {}
for make in (by_rich, by_prettytable, by_tabulate):
    rows = {name: next(line for line in make().splitlines() if name in line and "x" in line) for name in CELLS}
    for terminal in (in_tmux, in_libvterm):
        ends = {name: terminal(row) for name, row in rows.items()}
        shifts = tuple(ends[name] - ends["plain"] for name in ("heart", "family"))
        seen[make.__name__[3:], terminal.__name__[3:]] = shifts
        print(f"{make.__name__[3:]} in {terminal.__name__[3:]}: heart {shifts[0]:+d}, family {shifts[1]:+d} columns")
sys.exit(any(shifts == (0, 0) for shifts in seen.values()) or {name: shift for (name, place), shift in seen.items() if place == "tmux"}
         != {"rich": (-1, 0), "prettytable": (-1, 0), "tabulate": (-1, 0)} or seen["rich", "libvterm"] != (-1, 6))
PYTHON
