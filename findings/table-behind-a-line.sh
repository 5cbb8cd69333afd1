#!/usr/bin/env bash
# Models often write "Here it is:" and the table on the next line. Seen on 2026-11-29: cmarkgfm 2025.10.22 (GitHub's own reader),
# markdown-it-py 4.3.0 and mistune 3.4.0 read a paragraph and a table. md4c in its GitHub dialect (pymd4c 1.3.0; 0.4.8 of Debian 12
# as well) and Markdown 3.11.3 read one paragraph, with all its pipes and dashes. Behind a heading all five read a table.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check cmarkgfm==2025.10.22 markdown-it-py==4.3.0 \
  Markdown==3.11.3 mistune==3.4.0 pymd4c==1.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import cmarkgfm, markdown, markdown_it, md4c, mistune

readers = {"cmarkgfm": cmarkgfm.github_flavored_markdown_to_html,
           "markdown-it-py": markdown_it.MarkdownIt("commonmark").enable("table").render,
           "mistune": mistune.create_markdown(plugins=["table"]),
           "md4c": md4c.HTMLRenderer(md4c.MD_DIALECT_GITHUB).parse,
           "Markdown": lambda text: markdown.markdown(text, extensions=["tables"])}
table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
seen = {name: ["<table>" in read(before + table) for before in ("Here it is:\n", "# Here\n")] for name, read in readers.items()}
for name, (behind_text, behind_heading) in seen.items():
    print(name, "· behind text a table:", behind_text, "· behind a heading:", behind_heading)
sys.exit(seen != {name: [name not in ("md4c", "Markdown"), True] for name in readers})
PYTHON
