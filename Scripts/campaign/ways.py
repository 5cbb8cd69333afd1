"""The three ways to use the program: `ask`, the line mode, and the screen in a real terminal (tmux)."""
import json, os, re, shlex, sqlite3, subprocess, time

LIMIT = 30  # seconds after which a run counts as hung
WORDS = {"failed": "failed", "truncated": "cut|broke|truncated|incomplete", "unconfirmed": "unconfirmed",
         "length": "length|limit|cut", "filtered": "filter|moderation", "stopped": "stopped", "complete": ""}


class Home:
    """A folder of its own for one run: configuration, history and what the program is told of its server."""

    def __init__(self, folder, program, url, mode="common_prefix", variables=None):
        self.folder, self.program, self.mode = folder, program, mode
        os.makedirs(folder, exist_ok=True)
        self.environment = dict({"PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8", "TERM": "xterm-256color",
                                 "CTXCHAT_BASE_URL": url, "CTXCHAT_API_KEY": "sk-campaign", "CTXCHAT_MODEL": "m"},
                                **(variables or {}))

    def configure(self, settings):
        """Writes a configuration whose profile has these settings; the endpoint stands in it, too."""
        folder = self.folder + "/.config/ctxchat"
        os.makedirs(folder, exist_ok=True)
        profile = {"base_url": self.environment.pop("CTXCHAT_BASE_URL"), "api_key_env": "CTXCHAT_API_KEY", "model": "m"}
        with open(folder + "/config.json", "w") as file:
            json.dump({"default_profile": "p", "profiles": {"p": dict(profile, **settings)}}, file)

    def run(self, *words, input=b"", timeout=LIMIT):
        return subprocess.run([self.program, *words], env=self.environment, cwd=self.folder, input=input,
                              capture_output=True, timeout=timeout)

    def create(self):
        return self.run("contexts", "create", "--label", "t", "--mode", self.mode, "--system", "s", "-y")

    def turns(self):
        """The turns on disk, newest last: (ending, text)."""
        export = self.run("history", "export", "--all", "--format", "json")
        turns = []
        for conversation in json.loads(export.stdout or b'{"history":[]}')["history"]:
            for turn in conversation["turns"]:
                turn = turn.get("turn", turn)
                text = "".join(choice.get("content", "") for choice in turn.get("choices", []))
                ending = re.search("|".join(WORDS), json.dumps(turn.get("phase", "")))
                turns.append((ending.group() if ending else "none", text))
        return turns


class Outcome:
    """What a run came to: a word for the table, and whether it is as it should be."""

    def __init__(self, word, holds):
        self.word, self.holds = word, holds


def judge(fault, status, said, turns, out=None):
    """Nothing may be lost, nothing may pass as whole that is not, and nothing whole may be called broken."""
    if status is None:
        return Outcome("hang", False)
    if status < 0 or b"Fatal error" in said:
        return Outcome("crash", False)
    ending, text = turns[-1] if turns else ("refused", "")
    if out is not None and not text:
        text = out
    if fault.kept and fault.kept not in text:
        return Outcome("lost", False)
    if fault.whole:
        return Outcome(ending, ending == "complete" and status == 0)
    if ending == "complete" or not re.search(WORDS.get(ending, "."), said.decode("utf8", "replace").lower()) and not status:
        return Outcome("silent", False)
    return Outcome(ending, True)


def ask(home, fault, streams):
    words = ["ask", "hi", "--context", "t"] + ([] if streams else ["--no-stream"])
    try:
        run = home.run(*words)
    except subprocess.TimeoutExpired:
        return Outcome("hang", False)
    outcome = judge(fault, run.returncode, run.stderr, home.turns(), run.stdout.decode("utf8", "replace"))
    outcome.word += f" {run.returncode}"
    return outcome


def line_mode(home, fault, _):
    try:
        run = home.run("--plain", "--context", "t", input=b"hi\n")
    except subprocess.TimeoutExpired:
        return Outcome("hang", False)
    outcome = judge(fault, run.returncode, run.stdout + run.stderr, home.turns())
    outcome.word += f" {run.returncode}"
    return outcome


class Screen:
    """The program on the screen of a real terminal."""

    def __init__(self, home, *words, size=(90, 30)):
        self.name, self.home = "campaign%d" % os.getpid(), home
        variables = " ".join(f"{k}={shlex.quote(v)}" for k, v in home.environment.items() if k != "TERM")
        command = f"cd {home.folder}; env -i TERM=tmux-256color {variables} {home.program} {' '.join(words)}"
        self.tmux("new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), command + "; echo EXIT $?; sleep 60")
        self.wait(lambda text: text.strip())

    def tmux(self, *words):
        run = subprocess.run(["tmux", "-L", self.name, "-f", "/dev/null", *words], capture_output=True)
        return run.stdout.decode("utf8", "replace")

    def text(self):
        return self.tmux("capture-pane", "-p")

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def key(self, name):
        self.tmux("send-keys", name)

    def wait(self, holds, seconds=LIMIT):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if holds(self.text()):
                return True
            time.sleep(0.05)
        return False

    def leave(self):
        """Quits; the exit status, or None where the program is still there."""
        # What is typed goes away first, then an empty prompt takes Ctrl+D.
        for key in ("Escape", "C-e", "C-u", "C-d"):
            self.key(key)
            time.sleep(0.1)
        left = self.wait(lambda text: "EXIT" in text, 5)
        if not left:
            self.key("C-c")
            self.key("C-c")
            left = self.wait(lambda text: "EXIT" in text, 5)
        found = re.search(r"EXIT (\d+)", self.text())
        self.tmux("kill-server")
        return int(found.group(1)) if left and found else None


def screen(home, fault, _):
    view = Screen(home, "--context", "t")
    view.type("hi")
    view.key("Enter")
    # A request is over when its turn has ended on disk, or the prompt is back in the composer.
    over = view.wait(lambda text: home_is_idle(home, text))
    # The picture may follow the disk by a frame.
    view.wait(lambda text: fault.whole or re.search("|".join(filter(None, WORDS.values())), text.lower()), 3)
    seen = view.text()
    status = view.leave() if over else None
    if status is None:
        view.tmux("kill-server")
        return Outcome("hang", False)
    return judge(fault, status, seen.encode(), home.turns())


def home_is_idle(home, text):
    """Whether the one turn of a run has ended on disk, or its prompt was given back."""
    try:
        database = sqlite3.connect(f"file:{home.folder}/.local/share/ctxchat/history.sqlite?mode=ro", uri=True)
        phases = [row[0] for row in database.execute("select phase from turns")]
        database.close()
    except sqlite3.Error:
        return False
    open_phases = ("queued", "sending", "waiting", "streaming", "stopping")
    return any(phase not in open_phases for phase in phases) or not phases and ("F5" in text or "F7" in text)
