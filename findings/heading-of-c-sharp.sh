#!/usr/bin/env bash
# A reply has the heading "## Generics in C#". A good guess: the number sign belongs to the name, since one that closes a heading
# stands behind a blank (CommonMark since 2014). Seen on 2026-11-29: Markdown 3.11.3 (of MkDocs and Pelican) and markdown2 2.5.5
# take it for the close, and the heading is about C; so they do with F#. cmarkgfm 2025.10.22, markdown-it-py 4.3.0 and mistune 3.4.0
# keep it. "#1 is done" at the beginning of a line is text for these three, and a heading for the other two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check cmarkgfm==2025.10.22 markdown-it-py==4.3.0 \
  mistune==3.4.0 Markdown==3.11.3 markdown2==2.5.5
"$folder/venv/bin/python" - <<'PYTHON'
import re, sys
import cmarkgfm, markdown, markdown2, markdown_it, mistune

readers = {"cmarkgfm": cmarkgfm.github_flavored_markdown_to_html, "markdown-it-py": markdown_it.MarkdownIt("commonmark").render,
           "mistune": mistune.create_markdown(), "Markdown": markdown.markdown, "markdown2": markdown2.markdown}
texts = ("## Generics in C#", "## F#", "## Generics in C# ##", "#1 is done")
seen = {name: [re.findall("<(h1|h2|p)[^>]*>(.*?)</", str(read(text)))[0] for text in texts] for name, read in readers.items()}
for name, blocks in seen.items():
    print(name, *(f"· {text} → {tag} {shown}" for text, (tag, shown) in zip(texts, blocks)))
new = [("h2", "Generics in C#"), ("h2", "F#"), ("h2", "Generics in C#"), ("p", "#1 is done")]
old = [("h2", "Generics in C"), ("h2", "F"), ("h2", "Generics in C#"), ("h1", "1 is done")]
sys.exit(seen != {name: old if name in ("Markdown", "markdown2") else new for name in readers})
PYTHON
