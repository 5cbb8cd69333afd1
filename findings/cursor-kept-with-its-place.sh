#!/usr/bin/env bash
# Leaving the alternate screen (1049) puts the cursor back where it was. A good guess: whether it is shown (25) is none of that, so
# what was said last counts. Seen on 2026-11-30: a program that hides the cursor, enters the alternate screen, shows the cursor and
# leaves has it hidden in libvterm 0.1.4 (the terminal in Neovim's and Emacs' windows), which keeps the sign with the place; tmux
# 3.3a and pyavt 0.1.2 (asciinema's terminal) show it. One that hides it behind the switch has it shown in libvterm, hidden in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyavt==0.1.2
(cd "$folder" && apt-get download --quiet libvterm0=0.1.4-1 tmux=3.3a-3 libevent-core-2.1-7 libutempter0 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import ctypes, glob, os, subprocess, sys, time
import avt

folder = sys.argv[1]
hidden_before = "\x1b[?25l\x1b[?1049h\x1b[?25h\x1b[?1049l"
hidden_behind = "\x1b[?1049h\x1b[?25l\x1b[?1049l"

vterm = ctypes.CDLL(glob.glob(folder + "/usr/lib/*/libvterm.so.0")[0])
vterm.vterm_new.restype = vterm.vterm_obtain_state.restype = ctypes.c_void_p
Prop = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.c_void_p)
class Callbacks(ctypes.Structure):
    _fields_ = [("before", ctypes.c_void_p * 7), ("settermprop", Prop), ("behind", ctypes.c_void_p * 6)]

def by_libvterm(text):
    told = [True]
    def changed(prop, value, _):
        if prop == 1: told[0] = bool(value[0])
        return 1
    callbacks = Callbacks(settermprop=Prop(changed))
    terminal = ctypes.c_void_p(vterm.vterm_new(4, 20))
    state = ctypes.c_void_p(vterm.vterm_obtain_state(terminal))
    vterm.vterm_state_set_callbacks(state, ctypes.byref(callbacks), None)
    vterm.vterm_state_reset(state, 1)
    vterm.vterm_input_write(terminal, text.encode(), ctypes.c_size_t(len(text)))
    return told[0]

def by_avt(text):
    terminal = avt.Vt(20, 4)
    terminal.feed_str(text)
    return "visible=true" in repr(terminal.cursor)

environment = {"LC_ALL": "C.UTF-8", "HOME": folder, "PATH": os.environ["PATH"], "TERM": "xterm",
               "LD_LIBRARY_PATH": os.path.dirname(glob.glob(folder + "/usr/lib/*/libutempter.so.0")[0])}

def tmux(*command):
    whole = [folder + "/usr/bin/tmux", "-S", folder + "/socket", "-f", "/dev/null", *command]
    return subprocess.run(whole, env=environment, capture_output=True, text=True).stdout.strip()

def by_tmux(text):
    with open(folder + "/text", "w") as file: file.write(text + "end")
    tmux("new-session", "-d", "-x", "20", "-y", "4", f"cat {folder}/text; sleep 60")
    end = time.monotonic() + 30
    while "end" not in tmux("capture-pane", "-p") and time.monotonic() < end: time.sleep(0.1)
    shown = tmux("display-message", "-p", "#{cursor_flag}")
    tmux("kill-server")
    time.sleep(0.5)
    return shown == "1"

seen = {reader.__name__: (reader(hidden_before), reader(hidden_behind)) for reader in (by_libvterm, by_tmux, by_avt)}
for name, (before, behind) in seen.items(): print(f"{name} · hidden before: shown {before} · hidden behind: shown {behind}")
sys.exit(seen != {"by_libvterm": (False, True), "by_tmux": (True, False), "by_avt": (True, False)})
PYTHON
