#!/usr/bin/env bash
# Two lines are pasted, in brackets (CSI 200~), where one line is asked for: a name, a key, a search. A good guess: the break
# becomes a space, or the first line counts and the second waits for the next question. Seen on 2026-11-29: prompt() of
# prompt_toolkit 3.0.53 returns both with the break between, though multiline is off; so does input() of Python 3.11 with readline.
# Input of textual 8.2.8 drops all behind the first break, so that a paste that begins with one is lost whole; `read -e` of bash
# 5.2.15 (Debian 12) takes the first line and drops the second, where without brackets the next `read` gets it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check prompt_toolkit==3.0.53 textual==8.2.8
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import asyncio, os, pty, sys
from prompt_toolkit import PromptSession
from prompt_toolkit.input.defaults import create_pipe_input
from prompt_toolkit.output import DummyOutput
from textual.app import App
from textual.events import Paste
from textual.widgets import Input

def by_prompt_toolkit(text):
    with create_pipe_input() as keys:
        keys.send_text(f"\x1b[200~{text}\x1b[201~\r")
        return PromptSession(input=keys, output=DummyOutput()).prompt()

def by_textual(text):
    class Field(App):
        def compose(self): yield Input()
    async def run():
        app = Field()
        async with app.run_test() as pilot:
            field = app.query_one(Input)
            field.focus()
            await pilot.pause()
            field.post_message(Paste(text))
            await pilot.pause()
            return field.value
    return asyncio.run(run())

def asked(command, keys):
    """What a program writes to a file that is sent keys when it asks "go ahead"."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm", INPUTRC="/dev/null", OUT=sys.argv[1] + "/out", LC_ALL="C.UTF-8")
        os.execvp(command[0], command)
    said = b""
    try:
        while part := os.read(terminal, 4096):
            said += part
            if b"go ahead" in said: said = os.write(terminal, keys.encode()) and b""
    except OSError: pass
    os.waitpid(child, 0)
    with open(sys.argv[1] + "/out") as file: return file.read()

READ = 'read -e -r -p "go ahead: " one; read -r -t 1 two; printf "%s|%s" "$one" "$two" >"$OUT"'
INPUT = "import os, readline; one = input('go ahead: '); open(os.environ['OUT'], 'w').write(one)"
paste = "\x1b[200~one\ntwo\x1b[201~\n"
seen = {"prompt_toolkit": by_prompt_toolkit("one\ntwo"), "textual": by_textual("one\ntwo"), "textual, break first": by_textual("\none"),
        "input()": asked([sys.executable, "-c", INPUT], paste),
        "read -e": asked(["bash", "-c", READ], paste), "read -e, no brackets": asked(["bash", "-c", READ], "one\ntwo\n")}
for name, got in seen.items():
    print(name, repr(got))
sys.exit(seen != {"prompt_toolkit": "one\ntwo", "textual": "one", "textual, break first": "", "input()": "one\ntwo",
                  "read -e": "one|", "read -e, no brackets": "one|two"})
PYTHON
