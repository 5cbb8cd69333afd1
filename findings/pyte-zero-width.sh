#!/usr/bin/env bash
# pyte is the terminal emulator in which many Python programs test what they draw. Seen on 2026-11-29 with pyte 0.8.2: a character
# without width that is no combining mark, such as a zero-width space or joiner (Persian, Thai, emoji) or a vowel sign of Hindi and
# Bengali, takes all text behind it along, up to the next control sequence or line end. Nothing is raised.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyte==0.8.2 wcwidth==0.9.4
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import pyte

def shown(text):
    screen = pyte.Screen(40, 3)
    pyte.Stream(screen).feed(text)
    return "".join(screen.display).strip()

texts = {"zero-width space": "one\u200btwo three", "zero-width non-joiner": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
         "vowel sign": "\u0915\u093f\u0924\u093e\u092c", "combining mark": "e\u0301tude"}
seen = {name: shown(text) for name, text in texts.items()}
for name, text in seen.items():
    print(name, "of", len(texts[name]), "characters shown:", len(text), ascii(text))
sys.exit(seen != {"zero-width space": "one", "zero-width non-joiner": "\u0645\u06cc", "vowel sign": "\u0915",
                  "combining mark": "\u00e9tude"})
PYTHON
