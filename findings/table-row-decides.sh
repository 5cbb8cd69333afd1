#!/usr/bin/env bash
# GFM fills up a table row that has too few cells and drops those beyond the header; models write both. Seen on 2026-11-29:
# cmarkgfm 2025.10.22, markdown-it-py 4.3.0 and Markdown 3.11.3 do so, mistune 3.4.0 with its table plugin makes one paragraph of
# the whole table as soon as a single row has a cell more or less, so its rows run together.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check cmarkgfm==2025.10.22 markdown-it-py==4.3.0 \
  Markdown==3.11.3 mistune==3.4.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import cmarkgfm, markdown, markdown_it, mistune

readers = {"cmarkgfm": cmarkgfm.github_flavored_markdown_to_html,
           "markdown-it-py": markdown_it.MarkdownIt("commonmark").enable("table").render,
           "Markdown": lambda text: markdown.markdown(text, extensions=["tables"]),
           "mistune": mistune.create_markdown(plugins=["table"])}
head = "| a | b |\n|---|---|\n| 1 | 2 |\n"
tables = {"even": head, "one cell less": head + "| 3 |\n", "one cell more": head + "| 3 | 4 | 5 |\n"}
seen = {name: [kind for kind, text in tables.items() if "<table>" in read(text)] for name, read in readers.items()}
for name, kinds in seen.items():
    print(name, "reads as a table:", ", ".join(kinds))
sys.exit(seen != {name: ["even"] if name == "mistune" else list(tables) for name in readers})
PYTHON
