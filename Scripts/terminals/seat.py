"""One terminal that runs, with the tap in it: what it does, what it says, how it looks."""
import json, os, re, shutil, signal, socket, subprocess, tempfile, threading, time
from displays import until
from pictures import Cells

NO_BLINKING = "[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\n"
# What tells a program where it runs. What the rig's own surroundings hold must not reach the terminal.
TOLD = ("TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "COLORTERM", "COLORFGBG", "VTE_VERSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID",
        "WINDOWID", "XTERM_VERSION", "MLTERM", "TERMINOLOGY", "TMUX", "STY", "DVTM")


class Seat:
    def __init__(self, emulator):
        self.emulator = emulator
        self.folder = tempfile.mkdtemp(prefix="rig")
        for name in ("run", "home", ".config/gtk-3.0"):
            os.makedirs(f"{self.folder}/{name}", mode=0o700)
        with open(self.folder + "/.config/gtk-3.0/settings.ini", "w") as file:
            file.write(NO_BLINKING)
        environment = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
        environment.update(HOME=self.folder, LANG="C.UTF-8", SHELL="/bin/sh", XDG_RUNTIME_DIR=self.folder + "/run", NO_AT_BRIDGE="1",
                           LIBGL_ALWAYS_SOFTWARE="1", GSETTINGS_BACKEND="memory", ELM_ACCEL="none", ELM_ENGINE="software_x11", TMPDIR=self.folder)
        self.log, self.lock = [], threading.Lock()
        self.display = emulator.display(environment, self.folder)
        address = self.folder + "/tap.sock"
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(address)
        listener.listen(1)
        listener.settimeout(40)
        self.process = subprocess.Popen(emulator.command(address, self.folder), env=self.display.environment, cwd=self.folder,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        start_new_session=True)
        self.tap = listener.accept()[0]
        listener.close()
        threading.Thread(target=self.listen, daemon=True).start()
        self.environment = until(lambda: next((e["environment"] for e in self.log if "environment" in e), None))
        self.display.take()
        if emulator.size:
            self.display.resize(*emulator.size)
        for place in emulator.clicks:
            time.sleep(1)
            self.display.click(*place)
        self.first = 1
        self.quiet(0.6)
        self.find_first()

    def listen(self):
        rest = b""
        while data := self.tap.recv(65536):
            *lines, rest = (rest + data).split(b"\n")
            self.log.extend(json.loads(line) for line in lines)

    # What the terminal and the program say

    def mark(self):
        return len(self.log)

    def said(self, who, since=0):
        return "".join(entry[who] for entry in self.log[since:] if who in entry)

    def quiet(self, seconds=0.4, limit=20):
        """Waits until nothing has come for a time."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            count = len(self.log)
            time.sleep(seconds)
            if len(self.log) == count:
                return

    def order(self, **order):
        self.tap.sendall(json.dumps(order).encode() + b"\n")

    def write(self, text):
        """Writes to the terminal, as a program would."""
        since = self.mark()
        self.order(write=text.encode().decode("latin1"))
        until(lambda: any("wrote" in entry for entry in self.log[since:]))

    def ask(self, question, seconds=0.35):
        """What the terminal answers."""
        since = self.mark()
        self.write(question)
        time.sleep(seconds)
        return self.said("terminal", since)

    def cursor(self):
        """Row and column, from 0; None where the terminal does not tell."""
        since = self.mark()
        self.write("\x1b[6n")
        place = until(lambda: re.search(r"\x1b\[\??(\d+);(\d+)R", self.said("terminal", since)), 0.6, 0.01)
        return place and (int(place[1]) - self.first, int(place[2]) - self.first)

    def find_first(self):
        """dvtm counts from 0 and not from 1."""
        self.write("\x1b[3;3H")
        place = self.cursor()
        if place:
            self.first += place[0] - 2

    @property
    def size(self):
        """Rows and columns."""
        return tuple([entry["size"] for entry in self.log if "size" in entry][-1][:2])

    # The program

    def run(self, words, **environment):
        self.order(run=words, environment=environment)

    def type(self, text):
        """Types into the program, past the terminal."""
        self.order(type=text.encode().decode("latin1"))

    def has_ended(self, since):
        return until(lambda: [entry["ended"] for entry in self.log[since:] if "ended" in entry], 15)

    # How it looks

    def picture(self):
        return self.display.picture()

    def looks(self, count=3, pause=0.25):
        """Pictures over some time: a cursor may blink."""
        pictures = [self.picture()]
        for _ in range(count - 1):
            time.sleep(pause)
            picture = self.picture()
            if picture not in pictures:
                pictures.append(picture)
        return pictures

    def cells(self):
        """Where the cells are: seen by colouring the first and the last."""
        rows, columns = self.size
        self.write("\x1b[0m\x1b[?25l\x1b[H\x1b[2J")
        time.sleep(0.4)
        empty = self.picture()
        boxes = []
        for row, column in ((1, 1), (rows, columns)):
            self.write(f"\x1b[H\x1b[2J\x1b[{row};{column}H\x1b[41m \x1b[0m\x1b[H")
            time.sleep(0.4)
            boxes.append(empty.new_red(self.picture()))
        self.write("\x1b[H\x1b[2J\x1b[?25h")
        return Cells(boxes[0], boxes[1], rows, columns) if all(boxes) else None

    def close(self):
        try:
            self.order(quit=True)
        except OSError:
            pass
        if self.emulator.after:
            self.emulator.after(self.folder)
        time.sleep(0.3)
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                break
            time.sleep(0.3)
        self.process.wait()
        self.display.close()
        shutil.rmtree(self.folder, ignore_errors=True)
