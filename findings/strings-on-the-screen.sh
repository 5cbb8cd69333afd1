#!/usr/bin/env bash
# A terminal that does not know a control string should swallow it to its end (ECMA-48, 8.3). Seen on 2026-11-29: libvterm 0.1.4
# (Debian 12; the terminal of many editors and tests) and pyte 0.8.2 draw the content of APC, PM and SOS, such as the image data
# of kitty's graphics; pyte draws that of DCS as well, and the rest of a colour or underline whose parameters have colons.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyte==0.8.2 wcwidth==0.9.4
(cd "$folder" && apt-get download --quiet libvterm0=0.1.4-1 >/dev/null 2>&1 && dpkg-deb -x libvterm0_*.deb .)
"$folder/venv/bin/python" - "$(echo "$folder"/usr/lib/*/libvterm.so.0)" <<'PYTHON'
import ctypes, sys
import pyte

vterm = ctypes.CDLL(sys.argv[1])

class Rect(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("start_row", "end_row", "start_col", "end_col")]

for name in ("vterm_new", "vterm_obtain_screen"): getattr(vterm, name).restype = ctypes.c_void_p
vterm.vterm_screen_get_text.restype = ctypes.c_size_t

def by_libvterm(text):
    terminal = ctypes.c_void_p(vterm.vterm_new(3, 40))
    vterm.vterm_set_utf8(terminal, 1)
    screen = ctypes.c_void_p(vterm.vterm_obtain_screen(terminal))
    vterm.vterm_screen_reset(screen, 1)
    vterm.vterm_input_write(terminal, text.encode(), ctypes.c_size_t(len(text.encode())))
    row = ctypes.create_string_buffer(200)
    length = vterm.vterm_screen_get_text(screen, row, ctypes.c_size_t(200), Rect(0, 1, 0, 40))
    return row.raw[:length].decode().strip()

def by_pyte(text):
    screen = pyte.Screen(40, 3)
    pyte.Stream(screen).feed(text)
    return screen.display[0].strip()

texts = {"OSC": "A\x1b]7;word\x1b\\B", "APC": "A\x1b_word\x1b\\B", "PM": "A\x1b^word\x1b\\B", "SOS": "A\x1bXword\x1b\\B",
         "DCS": "A\x1bP+qword\x1b\\B", "underline with a colon": "\x1b[4:3mAB", "colour with colons": "\x1b[38:2::1:2:3mAB"}
seen = {name: (by_libvterm(text), by_pyte(text)) for name, text in texts.items()}
for name, screens in seen.items():
    print(f"{name}: libvterm {screens[0]}, pyte {screens[1]}")
drawn = ("AwordB", "AwordB")
sys.exit(seen != {"OSC": ("AB", "AB"), "APC": drawn, "PM": drawn, "SOS": drawn, "DCS": ("AB", "A+qwordB"),
                  "underline with a colon": ("AB", "3mAB"), "colour with colons": ("AB", "2::1:2:3mAB")})
PYTHON
