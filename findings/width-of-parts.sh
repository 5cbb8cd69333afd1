#!/usr/bin/env bash
# wcwidth is the table of widths of most Python programs for terminals. A good guess: apart from emoji, the width of a word is the
# sum of its characters' widths. Seen on 2026-11-29 with wcwidth 0.9.4: a vowel sign of Hindi, Bengali or Tamil is 0 to wcwidth(),
# and may be 1 to wcswidth(), so that किताब is 3 by parts and 5 as a whole. prompt_toolkit 3.0.53, which adds up the parts, and rich
# 15.0.0 by its own table say 3; urwid 5.1.0 and the terminal of pyghostty 0.1.3 say 5. And the whole is no terminal's width either:
# প্রোগ্রামিং (programming) is 5 by parts, 6 as a whole, and takes 9 columns in pyghostty. Thai and French agree.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check wcwidth==0.9.4 prompt_toolkit==3.0.53 rich==15.0.0 \
  urwid==5.1.0 pyghostty==0.1.3
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import pyghostty, urwid, wcwidth
from prompt_toolkit.utils import get_cwidth
from rich.cells import cell_len

def by_pyghostty(text):
    with pyghostty.Terminal(cols=40, rows=2) as terminal:
        terminal.feed(text)
        return terminal.cursor[0]

counts = {"sum of wcwidth()": lambda text: sum(map(wcwidth.wcwidth, text)), "prompt_toolkit": get_cwidth, "rich": cell_len,
          "wcswidth()": wcwidth.wcswidth, "urwid": lambda text: urwid.calc_width(text, 0, len(text)), "pyghostty": by_pyghostty}
words = ("किताब", "বাংলা", "மொழி", "প্রোগ্রামিং", "français", "ภาษาไทย")
seen = {word: [count(word) for count in counts.values()] for word in words}
for word, columns in seen.items():
    print(word, *(f"· {name} {width}" for name, width in zip(counts, columns)))
sys.exit(seen != {"किताब": [3, 3, 3, 5, 5, 5], "বাংলা": [2, 2, 2, 4, 4, 5], "மொழி": [2, 2, 2, 4, 4, 4],
                  "প্রোগ্রামিং": [5, 5, 5, 6, 6, 9], "français": [8] * 6, "ภาษาไทย": [7] * 6})
PYTHON
