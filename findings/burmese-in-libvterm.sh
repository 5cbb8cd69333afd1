#!/usr/bin/env bash
# မြန်မာ, "Myanmar", has a mark of category Mn that stands above its letter and takes no column. A good guess: a terminal of today
# moves its cursor as for the other characters alone. Seen on 2026-11-30: libvterm 0.1.4 (the terminal in Neovim's and Emacs'
# windows) gives U+103A a column of its own, since its table of marks is that of Unicode 5.0 and the sign came with 5.1; so does it
# with U+0900 of Devanagari (5.2) and U+0C3C of Telugu (14.0), while U+1039, U+0901 and Thai's U+0E31 are marks. wcwidth 0.9.4 gives
# none of them a column.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check wcwidth==0.9.4
(cd "$folder" && apt-get download --quiet libvterm0=0.1.4-1 >/dev/null 2>&1 && dpkg-deb -x libvterm0_*.deb .)
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import ctypes, glob, sys, unicodedata
import wcwidth

vterm = ctypes.CDLL(glob.glob(sys.argv[1] + "/usr/lib/*/libvterm.so.0")[0])
vterm.vterm_new.restype = vterm.vterm_obtain_screen.restype = vterm.vterm_obtain_state.restype = ctypes.c_void_p
class Place(ctypes.Structure): _fields_ = [("row", ctypes.c_int), ("column", ctypes.c_int)]

def columns(text):
    terminal = ctypes.c_void_p(vterm.vterm_new(2, 40))
    vterm.vterm_set_utf8(terminal, 1)
    vterm.vterm_screen_reset(ctypes.c_void_p(vterm.vterm_obtain_screen(terminal)), 1)
    bytes_ = text.encode()
    vterm.vterm_input_write(terminal, bytes_, ctypes.c_size_t(len(bytes_)))
    place = Place()
    vterm.vterm_state_get_cursorpos(ctypes.c_void_p(vterm.vterm_obtain_state(terminal)), ctypes.byref(place))
    return place.column

letters = {"\u103a": "\u1014", "\u1039": "\u1014", "\u0900": "\u0915", "\u0901": "\u0915", "\u0c3c": "\u0c15", "\u0e31": "\u0e01"}
seen = {}
for mark, letter in letters.items():
    assert unicodedata.category(mark) == "Mn"
    seen[f"{ord(mark):04X}"] = (columns(letter + mark) - 1, wcwidth.wcswidth(letter + mark) - 1)
for code, (ours, theirs) in seen.items(): print(f"U+{code} · libvterm: {ours} · wcwidth: {theirs}")
word = "\u1019\u103c\u1014\u103a\u1019\u102c"
print(word, "· libvterm:", columns(word), "· letters and spacing marks:", sum(unicodedata.category(sign) != "Mn" for sign in word))
sys.exit(seen != {"103A": (1, 0), "1039": (0, 0), "0900": (1, 0), "0901": (0, 0), "0C3C": (1, 0), "0E31": (0, 0)})
PYTHON
