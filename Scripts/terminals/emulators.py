"""The terminals: how each is started, and what it is asked to leave alone."""
import os, subprocess, sys
from displays import Sway, Xvfb

TAP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tap.py")


class Emulator:
    """One terminal. `words` gives its command line for a tap; `inside` is the terminal around it, if it needs one."""

    def __init__(self, name, package, words, display=Xvfb, paste="shift+Insert", inside=None, size=None, bus=False, after=None, clicks=()):
        self.name, self.package, self.words, self.display, self.paste = name, package, words, display, paste
        self.inside, self.size, self.bus, self.after, self.clicks = inside, size, bus, after, clicks

    @property
    def is_installed(self):
        return bool(self.version) and (self.inside is None or BY_NAME[self.inside].is_installed)

    @property
    def version(self):
        """The upstream part of the package's version."""
        run = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status} ${Version}", self.package], capture_output=True, text=True)
        state, _, version = run.stdout.partition(" ")
        if state != "installed":
            return ""
        return version.split(":")[-1].rsplit("-", 1)[0].split("+")[0]

    def command(self, socket, folder):
        words = self.words([sys.executable, TAP, socket], folder)
        if self.inside:
            words = BY_NAME[self.inside].words(words, folder)
        return (["dbus-run-session", "--"] if self.bus else []) + words


SIZE = "96x38"
URXVT = ",".join(f"xft:{font}:pixelsize={size}" for font, size in [
    ("Noto Sans Mono", 15), ("Noto Sans Mono CJK SC", 15), ("DejaVu Sans Mono", 14), *((f"Noto Sans {script}", 13) for script in (
        "Thai", "Devanagari", "Bengali", "Tamil", "Myanmar", "Khmer", "Symbols2"))])


def text(words):
    return " ".join(words)


def mosh(tap, folder):
    """A server on the loopback address, and the client that ssh would have started."""
    script = folder + "/mosh.sh"
    with open(script, "w") as file:
        file.write("#!/bin/sh\nset -- $(mosh-server new -i 127.0.0.1 -- " + text(tap)
                   + " 2>/dev/null </dev/null | grep 'MOSH CONNECT')\nMOSH_KEY=$4 exec mosh-client 127.0.0.1 $3\n")
    os.chmod(script, 0o700)
    return [script]


def screen(tap, folder):
    os.makedirs(folder + "/screens", mode=0o700, exist_ok=True)
    return ["env", "SCREENDIR=" + folder + "/screens", "screen", "-c", "/dev/null", "-S", "rig", *tap]


def tmux(tap, folder):
    return ["tmux", "-S", folder + "/tmux.sock", "-f", "/dev/null", "new-session", text(tap)]


def tmux_end(folder):
    subprocess.run(["tmux", "-S", folder + "/tmux.sock", "kill-server"], capture_output=True)


def mlterm(tap, folder):
    """Fonts for each block: it takes boxes for what its one font lacks."""
    os.makedirs(folder + "/.mlterm", exist_ok=True)
    blocks = {"0590-05FF": "Noto Sans Hebrew", "0600-06FF": "Noto Sans Arabic", "0900-097F": "Noto Sans Devanagari",
              "0980-09FF": "Noto Sans Bengali", "0B80-0BFF": "Noto Sans Tamil", "0E00-0E7F": "Noto Sans Thai",
              "1000-109F": "Noto Sans Myanmar", "1780-17FF": "Noto Sans Khmer", "FF61-FF9F": "Noto Sans Mono CJK SC"}
    with open(folder + "/.mlterm/aafont", "w") as file:
        file.write("DEFAULT=Noto Sans Mono\nISO10646_UCS4_1=Noto Sans Mono\nISO10646_UCS4_1_FULLWIDTH=Noto Sans Mono CJK SC\n")
        file.write("".join(f"U+{block}={font}\n" for block, font in blocks.items()))
    return ["mlterm", "-g", SIZE, "-e", *tap]


def konsole(tap, folder):
    return ["konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "-p", "BlinkingCursorEnabled=false", "-e", *tap]


ALL = [
    Emulator("alacritty", "alacritty", lambda tap, _: ["alacritty", "-o", "window.dimensions.columns=96", "-o", "window.dimensions.lines=38",
                                                       "-e", *tap]),
    Emulator("foot", "foot", lambda tap, _: ["foot", *tap], display=Sway, paste="ctrl+shift+v"),
    Emulator("kitty", "kitty", lambda tap, _: ["kitty", "--config", "NONE", "-o", "remember_window_size=no", "-o", "initial_window_width=96c",
                                               "-o", "initial_window_height=38c", "-o", "cursor_blink_interval=0", "-o", "update_check_interval=0",
                                               *tap]),
    Emulator("konsole", "konsole", konsole, size=(900, 760), bus=True),
    Emulator("lxterminal", "lxterminal", lambda tap, _: ["lxterminal", "--no-remote", "--geometry=" + SIZE, "-e", text(tap)], bus=True,
             paste="ctrl+shift+v"),
    Emulator("mate-terminal", "mate-terminal", lambda tap, _: ["mate-terminal", "--disable-factory", "--hide-menubar", "--geometry=" + SIZE,
                                                               "-e", text(tap)], bus=True, paste="ctrl+shift+v"),
    Emulator("mlterm", "mlterm", mlterm),
    Emulator("pterm", "pterm", lambda tap, _: ["pterm", "-fn", "client:Noto Sans Mono 11", "-geometry", SIZE, "-e", *tap]),
    Emulator("qterminal", "qterminal", lambda tap, _: ["qterminal", "-e", text(tap)], size=(900, 760), bus=True, paste="ctrl+shift+v"),
    Emulator("st", "stterm", lambda tap, _: ["st", "-g", SIZE, "-e", *tap]),
    Emulator("terminology", "terminology", lambda tap, _: ["terminology", "-g", SIZE, "-e", text(tap)], paste="ctrl+shift+v", bus=True,
             size=(900, 760), clicks=[(449, 410)] * 2),
    Emulator("urxvt", "rxvt-unicode", lambda tap, _: ["urxvt", "-fn", URXVT, "-g", SIZE, "-e", *tap], paste="shift+Insert y"),
    Emulator("xfce4-terminal", "xfce4-terminal", lambda tap, _: ["xfce4-terminal", "--disable-server", "--hide-menubar", "--geometry=" + SIZE,
                                                                 "-x", *tap], bus=True, paste="ctrl+shift+v Return"),
    Emulator("xterm", "xterm", lambda tap, _: ["xterm", "-fa", "monospace", "-fs", "11", "-geometry", SIZE, "-e", *tap]),
    Emulator("zutty", "zutty", lambda tap, _: ["zutty", "-font", "DejaVuSansMono", "-dwfont", "NotoSansCJK-Regular", "-geometry", SIZE,
                                               "-e", *tap]),
    Emulator("dvtm in xterm", "dvtm", lambda tap, _: ["dvtm", text(tap)], inside="xterm"),
    Emulator("mosh in xterm", "mosh", mosh, inside="xterm"),
    Emulator("screen in xterm", "screen", screen, inside="xterm"),
    Emulator("tmux in xterm", "tmux", tmux, inside="xterm", after=tmux_end),
    Emulator("tmux in foot", "tmux", tmux, inside="foot", display=Sway, paste="ctrl+shift+v", after=tmux_end),
    Emulator("tmux in kitty", "tmux", tmux, inside="kitty", after=tmux_end),
]
BY_NAME = {emulator.name: emulator for emulator in ALL}
