#!/usr/bin/env bash
# asciinema's terminal (avt) turns recordings into text and pictures. A good guess: like other terminals it puts a mark on the
# letter before it. Seen on 2026-11-29 with pyavt 0.1.2, which has avt 0.17.0 within: each mark is given a column of its own, so
# that é as macOS writes it in file names takes two columns, pointed Hebrew and Thai up to three times theirs, and rows break early.
# pyghostty 0.1.3 gives marks none. The characters themselves are all kept.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyavt==0.1.2 pyghostty==0.1.3
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import avt, pyghostty

def by_pyavt(text):
    terminal = avt.Vt(10, 3)
    terminal.feed_str(text)
    return terminal.cursor.col, terminal.cursor.row

def by_pyghostty(text):
    with pyghostty.Terminal(cols=10, rows=3) as terminal:
        terminal.feed(text)
        return tuple(terminal.cursor)

readers = (by_pyavt, by_pyghostty)
texts = {"composed é": "\u00e9", "decomposed é": "e\u0301", "Hebrew": "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd",
         "Thai": "\u0e17\u0e35\u0e48\u0e19\u0e35\u0e48", "nine letters é": "e\u0301" * 9}
seen = {name: [reader(text) for reader in readers] for name, text in texts.items()}
for name, cursors in seen.items():
    print(name, *(f"· {reader.__name__[3:]}: cursor at column {x}, row {y}" for reader, (x, y) in zip(readers, cursors)))
sys.exit(seen != {"composed é": [(1, 0)] * 2, "decomposed é": [(2, 0), (1, 0)], "Hebrew": [(7, 0), (4, 0)],
                  "Thai": [(6, 0), (2, 0)], "nine letters é": [(8, 1), (9, 0)]})
PYTHON
