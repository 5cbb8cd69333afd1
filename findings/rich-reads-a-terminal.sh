#!/usr/bin/env bash
# rich's Text.from_ansi takes in what other programs printed. What a program prints to a terminal ends its lines in CR LF, and links
# of ls end in BEL. A good guess: it reads both. Seen on 2026-11-29 with rich 15.0.0: of a line that ends in CR LF nothing is left,
# since all before the last CR of a line counts as written over, also where nothing came behind it. Of a link that ends in BEL its
# address is shown as text; with ESC \ it is a link. prompt_toolkit 3.0.53 shows the address of both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check rich==15.0.0 prompt_toolkit==3.0.53
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import os, pty, sys
from prompt_toolkit.formatted_text import ANSI, fragment_list_to_text, to_formatted_text
from rich.text import Text

def printed(*command):
    """What a terminal is sent by a program."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    sent = b""
    try:
        while part := os.read(terminal, 65536): sent += part
    except OSError: pass
    os.waitpid(child, 0)
    return sent.decode()

def by_rich(text): return Text.from_ansi(text).plain
def by_prompt_toolkit(text): return fragment_list_to_text(to_formatted_text(ANSI(text)))

lines = printed("printf", "\x1b[32mone\x1b[0m\ntwo\n")
os.mkdir(sys.argv[1] + "/tree")
open(sys.argv[1] + "/tree/name", "w").close()
link = printed("ls", "--hyperlink=always", sys.argv[1] + "/tree").strip()
other = link.replace("\x07", "\x1b\\")
seen = {"two lines": by_rich(lines), "two lines without CR": by_rich(lines.replace("\r", "")),
        "link with BEL": "file://" in by_rich(link), "link with ESC \\": "file://" in by_rich(other),
        "link with BEL, prompt_toolkit": "file://" in by_prompt_toolkit(link),
        "link with ESC \\, prompt_toolkit": "file://" in by_prompt_toolkit(other)}
print("printed:", ascii(lines), "and a link of ls that ends in", "BEL" if "\x07" in link else "ESC \\")
for name, what in seen.items():
    print(name, "→", ascii(what) if isinstance(what, str) else "its address is shown" if what else "a link")
sys.exit(seen != {"two lines": "\n\n", "two lines without CR": "one\ntwo\n", "link with BEL": True, "link with ESC \\": False,
                  "link with BEL, prompt_toolkit": True, "link with ESC \\, prompt_toolkit": True} or "\x07" not in link)
PYTHON
