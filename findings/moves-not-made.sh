#!/usr/bin/env bash
# ECMA-48 has moves that most programs do without: to the right (HPR, `CSI n a`), down (VPR, `CSI n e`), to the next tabulator stops
# (CHT, `CSI n I`) and back (CBT, `CSI n Z`), to the next line (NEL, `ESC E`). A good guess: a terminal that goes back goes on, too, and
# what ends in a capital letter is known everywhere. Seen on 2026-11-30: tmux 3.3a knows CBT and passes over CHT, HPR
# and VPR; pyte 0.8.2 knows HPR and VPR and neither CHT nor CBT, and its NEL goes down without going to the first column.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyte==0.8.2 wcwidth==0.9.4 pyavt==0.1.2 pyghostty==0.1.3
(cd "$folder" && apt-get download --quiet tmux=3.3a-3 libvterm0=0.1.4-1 libevent-core-2.1-7 libutempter0 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import ctypes, glob, os, subprocess, sys, time
import avt, pyghostty, pyte

folder = sys.argv[1]
libraries = os.path.dirname(glob.glob(folder + "/usr/lib/*/libvterm.so.0")[0])
COLUMNS, ROWS = 24, 3

def by_pyte(text):
    screen = pyte.Screen(COLUMNS, ROWS)
    pyte.Stream(screen).feed(text)
    return screen.display

def by_pyavt(text):
    terminal = avt.Vt(COLUMNS, ROWS)
    terminal.feed_str(text)
    return [row.text for row in terminal.view()]

def by_pyghostty(text):
    with pyghostty.Terminal(cols=COLUMNS, rows=ROWS) as terminal:
        terminal.feed(text)
        return terminal.text().split("\n")

vterm = ctypes.CDLL(libraries + "/libvterm.so.0")
vterm.vterm_new.restype = vterm.vterm_obtain_screen.restype = ctypes.c_void_p
vterm.vterm_screen_get_text.restype = ctypes.c_size_t
class Rect(ctypes.Structure): _fields_ = [(name, ctypes.c_int) for name in ("top", "bottom", "left", "right")]

def by_libvterm(text):
    terminal = ctypes.c_void_p(vterm.vterm_new(ROWS, COLUMNS))
    vterm.vterm_set_utf8(terminal, 1)
    screen = ctypes.c_void_p(vterm.vterm_obtain_screen(terminal))
    vterm.vterm_screen_reset(screen, 1)
    data = text.encode()
    vterm.vterm_input_write(terminal, data, ctypes.c_size_t(len(data)))
    buffer, rows = ctypes.create_string_buffer(400), []
    for y in range(ROWS):
        length = vterm.vterm_screen_get_text(screen, buffer, ctypes.c_size_t(400), Rect(y, y + 1, 0, COLUMNS))
        rows.append(buffer.raw[:length].decode())
    return rows

def by_tmux(text):
    def tmux(*command):
        environment = {"LC_ALL": "C.UTF-8", "HOME": folder, "PATH": os.environ["PATH"], "TERM": "xterm", "LD_LIBRARY_PATH": libraries}
        return subprocess.run([folder + "/usr/bin/tmux", "-S", folder + "/socket", "-f", "/dev/null", *command],
                              env=environment, capture_output=True, text=True).stdout
    with open(folder + "/text", "w") as file: file.write(text + "\x1b]2;drawn\x07")
    tmux("new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS + 1), f"stty raw; cat {folder}/text; sleep 60")
    end = time.monotonic() + 30
    while tmux("display-message", "-p", "#{pane_title}").strip() != "drawn" and time.monotonic() < end: time.sleep(0.1)
    rows = tmux("capture-pane", "-p").split("\n")
    tmux("kill-server")
    time.sleep(0.5)
    return rows

readers = (by_tmux, by_pyte, by_pyavt, by_pyghostty, by_libvterm)
texts = {"right": "a\x1b[3ab", "down": "a\x1b[2eb", "next stop": "a\x1b[2Ib", "stop before": "\x1b[1;20Ha\x1b[Zb", "next line": "ab\x1bEc"}
seen = {name: ["|".join(row.rstrip() for row in reader(text)).rstrip("|") for reader in readers] for name, text in texts.items()}
for name, rows in seen.items():
    print(name, *(f"· {reader.__name__[3:]}: {row}" for reader, row in zip(readers, rows)))
sys.exit(seen != {"right": ["ab"] + ["a   b"] * 4, "down": ["ab"] + ["a|| b"] * 4, "next stop": ["ab"] * 2 + ["a               b"] * 3,
                  "stop before": [" " * 16 + "b  a", " " * 19 + "ab"] + [" " * 16 + "b  a"] * 3, "next line": ["ab|c", "ab|  c"] + ["ab|c"] * 3})
PYTHON
