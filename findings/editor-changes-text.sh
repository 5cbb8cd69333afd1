#!/usr/bin/env bash
# A text is put into an editor of a terminal library, not touched, and taken out again. A good guess: it is the same, but perhaps
# for CR LF. Seen on 2026-11-29 with TextArea of textual 8.2.8: a form feed (old C and Emacs sources have them), a vertical tab,
# U+001C, U+0085, U+2028 and U+2029 are each gone, with a line end in their place; and of mixed line ends the first kind is given to
# all, so that one CR LF at the top changes each line of a file. prompt_toolkit 3.0.53 and urwid 5.1.0 give back what they got.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check textual==8.2.8 prompt_toolkit==3.0.53 urwid==5.1.0 wcwidth==0.9.4
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import urwid
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from textual.widgets import TextArea

def by_textual(text): return TextArea(text).text
def by_prompt_toolkit(text): return Buffer(document=Document(text), multiline=True).text
def by_urwid(text): return urwid.Edit(edit_text=text, multiline=True).edit_text

editors = (by_textual, by_prompt_toolkit, by_urwid)
texts = {"LF": "one\ntwo", "tab": "one\ttwo", "form feed": "one\x0ctwo", "vertical tab": "one\x0btwo", "U+001C": "one\x1ctwo",
         "U+0085": "one\x85two", "U+2028": "one\u2028two", "U+2029": "one\u2029two", "CR LF, then LF": "one\r\ntwo\nthree"}
seen = {name: [editor(text) for editor in editors] for name, text in texts.items()}
for name, results in seen.items():
    print(name, *(f"· {editor.__name__[3:]}: {'the same' if result == texts[name] else ascii(result)}" for editor, result in zip(editors, results)))

def in_textual(name, text):
    if name in ("LF", "tab"): return text
    return "one\r\ntwo\r\nthree" if name.startswith("CR LF") else "one\ntwo"

sys.exit(seen != {name: [in_textual(name, text), text, text] for name, text in texts.items()})
PYTHON
