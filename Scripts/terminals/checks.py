"""A sitting: the program in one terminal from its start to its end, with every look at it."""
import os, re, subprocess, time
import answers, replies
from displays import until
from expected import Expected
from seat import TOLD, Seat

PASTED = "one 一\ntwo\n\nthree"
# Those that open something in the terminal itself come last.
KEYS = {"Shift+Enter": "shift+Return", "Ctrl+J": "ctrl+j", "keypad Enter": "KP_Enter", "Ctrl+/": "ctrl+slash", "Alt+1": "alt+1",
        "Alt+a": "alt+a", "Ctrl+_": "ctrl+shift+minus", "F1": "F1", "F10": "F10", "Alt+Enter": "alt+Return"}


class Sitting:
    def __init__(self, emulator, program, url, folder):
        self.emulator, self.program, self.url, self.folder = emulator, program, url, folder
        self.result = {"name": emulator.name, "package": emulator.package, "version": emulator.version, "looks": {}, "misaligned": []}

    def keep(self, name, picture):
        with open(f"{self.folder}/{self.emulator.name.replace(' ', '-')}-{name}.png", "wb") as file:
            file.write(picture.png())

    def run(self, asks_only=False):
        self.seat = Seat(self.emulator)
        try:
            seat, result = self.seat, self.result
            result["counts from"] = seat.first
            result["told"] = {name: seat.environment[name] for name in TOLD if seat.environment.get(name) and name != "WINDOWID"}
            for name in ("TMUX", "STY"):
                if name in result["told"]:
                    result["told"][name] = "set"
            self.cells = seat.cells()
            result["answers"] = answers.answers(seat)
            result["widths"] = answers.widths(seat)
            result["colours"] = answers.colours(seat, self.cells)
            if not asks_only:
                self.prepare()
                self.whole_run()
                self.keys()
        finally:
            self.seat.close()
        return self.result

    # The program

    def environment(self):
        return {"HOME": self.seat.folder + "/home", "CTXCHAT_DATA_DIR": self.seat.folder + "/home/data", "CTXCHAT_API_KEY": "k"}

    def words(self, *words):
        return [self.program, *words, "--api", "chat", "--base-url", self.url, "--model", "m"]

    def prepare(self):
        subprocess.run(self.words("contexts", "create", "--label", "t", "--system", "s", "-y"), capture_output=True, timeout=60, check=True,
                       env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **self.environment()})

    def redraw(self):
        """Draws all again; what should be on the screen now."""
        since = self.seat.mark()
        self.seat.type("\x0c")
        self.seat.quiet(0.5)
        return Expected(self.seat.size, self.seat.said("program", since))

    def look(self, name):
        """Compares the picture with the one after a redraw."""
        seat = self.seat
        seat.quiet(0.5)
        before = seat.looks()
        expected = self.redraw()
        after = seat.looks()
        inner = [[self.cells.all(picture, seat.size) for picture in looks] for looks in (before, after)]
        same = any(picture == other for picture in inner[0] for other in inner[1])
        self.result["looks"][name] = same
        if not same:
            self.keep(f"{name}-before", before[0])
            self.keep(f"{name}-after", after[0])
            self.result.setdefault("differences", {})[name] = inner[0][0].count(inner[1][0])
        return expected, after[0]

    def aligned(self, name, expected, picture, glyph, rows, wanted=None):
        """Notes the rows, by their names, in which a glyph is not drawn where it should be."""
        places = [(row, column) for row in rows for column in (wanted or expected.columns_of(row, glyph))]
        blocks = [(row, column, self.cells.of(picture, row, column)) for row, column in places]
        if not blocks:
            self.result["misaligned"].append(f"{name}: not found")
            return
        kinds = [block.pixels for _, _, block in blocks]
        usual = blocks[kinds.index(max(kinds, key=kinds.count))][2]
        for row, column, block in blocks:
            if block != usual:
                how = "drawn over" if block.holds_ink(usual) else "not there"
                self.result["misaligned"].append(f"{name}, {rows[row]}: {glyph} in column {column + 1} is {how}")

    def whole_run(self):
        seat, result, display = self.seat, self.result, self.seat.display
        seat.write("$ ls\r\nnotes.txt  plan.txt\r\n$ ctxchat\r\n")
        time.sleep(0.4)
        before = {"picture": seat.looks(), "title": display.title(), "cursor": seat.cursor(), "keys": self.raw_keys()}
        seat.run(self.words("--context", "t"), **self.environment())
        until(lambda: "prompt" in seat.said("program"), 20)
        self.look("first frame")
        result["title inside"] = display.title()
        # Typing, by the terminal's own keys.
        since = seat.mark()
        display.type("hello world")
        seat.quiet(0.4)
        result["typed"] = seat.said("terminal", since)
        self.look("typing")
        self.wheel()
        seat.type("\x03")
        seat.quiet(0.3)
        self.paste()
        for number in range(0, len(replies.SCRIPTS), 5):
            self.compose(replies.SCRIPTS[number:number + 5], f"composer {number // 5 + 1}")
        seat.type("What is it?")
        seat.quiet(0.3)
        seat.type("\r")
        until(lambda: "first token" in seat.said("program"), 10)
        seat.quiet(1.2)
        expected, picture = self.look("reply")
        self.keep("reply", picture)
        self.table(expected, picture)
        for name, keys in (("scrolled up", ["\x1b[5~"]), ("scrolled down", ["\x1b[6~"])):
            for key in keys:
                seat.type(key)
                seat.quiet(0.3)
            expected, picture = self.look(name)
            if name == "scrolled up":
                self.table(expected, picture)
                self.keep("scrolled", picture)
        width, height = display.size()
        display.resize(int(width * 0.75), int(height * 0.8))
        time.sleep(0.5)
        self.look("smaller")
        display.resize(width, height)
        time.sleep(0.5)
        self.look("larger again")
        since = seat.mark()
        seat.type("\x04")
        result["status"] = seat.has_ended(since)
        ended = next(number for number, entry in enumerate(seat.log) if number >= since and "ended" in entry) if result["status"] else since
        seat.quiet(0.8)
        result["said after leaving"] = seat.said("terminal", ended)
        after = {"picture": seat.looks(), "title": display.title(), "cursor": seat.cursor(), "keys": self.raw_keys()}
        result["title"] = {"before": before["title"], "after": after["title"]}
        # A virtual keyboard below a compositor loses some keys.
        result["keys as before"] = before["keys"] == after["keys"] if hasattr(display, "wheel") else None
        if result["keys as before"] is False:
            result["keys of the shell"] = [before["keys"], after["keys"]]
        self.keep("left", after["picture"][0])
        result["left"] = self.left(before, after)

    def left(self, before, after):
        """How the shell finds its screen."""
        def rows(picture, first, count):
            return [self.cells.of(picture, first + row, 0, self.seat.size[1]) for row in range(count)]
        wanted = [rows(picture, 0, 3) for picture in before["picture"]]
        for picture in after["picture"]:
            # A window that became larger again may have taken back what had left it above.
            if any(rows(picture, first, 3) in wanted for first in range(self.seat.size[0] - 3)):
                return "its text as it was"
        return "cleared" if not any(any(row.has_ink for row in rows(picture, 0, 3)) for picture in after["picture"]) else "changed"

    def raw_keys(self):
        """What some keys send to a shell."""
        self.seat.display.key("Escape")  # The first key of a virtual keyboard may be lost.
        time.sleep(0.3)
        since = self.seat.mark()
        for key in ("Up", "Home", "shift+Return", "KP_Enter"):
            self.seat.display.key(key)
            time.sleep(0.12)
        time.sleep(0.3)
        return self.seat.said("terminal", since)

    def wheel(self):
        """The wheel over a draft, without the mouse's reports."""
        since = self.seat.mark()
        if not hasattr(self.seat.display, "wheel"):
            self.result["wheel"] = None
            return
        self.seat.display.wheel(down=False)
        self.seat.display.wheel(down=True)
        self.seat.quiet(0.4)
        self.result["wheel"] = self.seat.said("terminal", since)
        expected, _ = self.look("wheel")
        self.result["wheel keeps the draft"] = any("hello world" in expected.text(row) for row in range(expected.rows))

    def paste(self):
        seat = self.seat
        seat.display.copy(PASTED)
        since = seat.mark()
        for key in self.emulator.paste.split():
            seat.display.key(key)
            time.sleep(0.3)
        seat.quiet(0.5)
        self.result["pasted"] = seat.said("terminal", since)
        expected, _ = self.look("paste")
        rows = [expected.text(row).strip() for row in range(expected.rows)]
        start = next((number for number, row in enumerate(rows) if row.endswith("one 一")), None)
        self.result["paste in the composer"] = rows[start:start + 4] if start is not None else None
        seat.type("\x03")
        seat.quiet(0.3)

    def compose(self, scripts, name):
        """Lines of writing between bars; the bars must stand where the program thinks."""
        seat = self.seat
        for number, (_, text) in enumerate(scripts):
            if number:
                seat.type("\n")
                time.sleep(0.08)
            seat.type(f"|{text}|")
            time.sleep(0.08)
        expected, picture = self.look(name)
        lines = [row for row in range(expected.rows) if "|" in expected.text(row)]
        self.aligned(name, expected, picture, "|", dict(zip(lines, (script for script, _ in scripts))))
        place = seat.cursor()
        if place and place != expected.cursor:
            self.result["misaligned"].append(f"{name}: the cursor is at {place} and not at {expected.cursor}")
        self.keep(name.replace(" ", "-"), picture)
        seat.type("\x03")
        seat.quiet(0.3)

    def table(self, expected, picture):
        rows = {row: expected.text(row).split()[0] for row in range(expected.rows) if len(expected.columns_of(row, "│")) >= 2}
        if rows:
            self.aligned("table", expected, picture, "│", rows, wanted=expected.columns_of(min(rows), "│"))

    def keys(self):
        """Which keys arrive, and as what."""
        seat = self.seat
        seat.write("\x1b[H\x1b[2J")
        since = seat.mark()
        seat.run([self.program, "keys"], **self.environment())
        until(lambda: "twice" in seat.said("program", since), 10)
        seat.quiet(0.6)
        found = {}
        for name, key in KEYS.items():
            since = seat.mark()
            seat.display.key(key)
            time.sleep(0.45)
            if not seat.said("terminal", since):
                seat.display.key(key)  # The first key of a virtual keyboard may be lost; a window that has changed changes back.
                time.sleep(0.45)
            sent = seat.said("terminal", since)
            read = re.findall(r"    (?:key )?([^\r\n]+)", seat.said("program", since))
            found[name] = {"sent": sent, "read": read}
            if not sent:
                seat.display.key("Escape")
                time.sleep(0.3)
        self.result["keys"] = found
        since = seat.mark()
        seat.type("\x03")
        seat.type("\x03")
        seat.has_ended(since)
