#!/usr/bin/env bash
# A cell of a table holds code with a pipe, such as `a|b` of a shell. A good guess: in code a pipe is a pipe, and where it is not, a
# backslash helps. Seen on 2026-11-29: no form is right everywhere. Without a backslash cmarkgfm 2025.10.22 (GitHub's own reader)
# and markdown-it-py 4.3.0 cut the code in two, and the last cell of the row is lost; mistune 3.4.0 makes no table of it. With one,
# mistune, Markdown 3.11.3 and md4c in its GitHub dialect (pymd4c 1.3.0) show the backslash. a&#124;b without code is read by all
# but mistune.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check cmarkgfm==2025.10.22 markdown-it-py==4.3.0 \
  Markdown==3.11.3 mistune==3.4.0 pymd4c==1.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import html, re, sys
import cmarkgfm, markdown, markdown_it, md4c, mistune

readers = {"cmarkgfm": cmarkgfm.github_flavored_markdown_to_html,
           "markdown-it-py": markdown_it.MarkdownIt("commonmark").enable("table").render,
           "mistune": mistune.create_markdown(plugins=["table"]),
           "md4c": md4c.HTMLRenderer(md4c.MD_DIALECT_GITHUB).parse,
           "Markdown": lambda text: markdown.markdown(text, extensions=["tables"])}

def cells(page):
    """The cells below the header, without their tags."""
    return [html.unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall("<td.*?>(.*?)</td>", page)]

forms = {"plain": "`a|b`", "backslash": "`a\\|b`", "reference": "a&#124;b"}
seen = {name: {form: cells(read(f"| use | means |\n|---|---|\n| {code} | either |\n")) for form, code in forms.items()}
        for name, read in readers.items()}
for name, tables in seen.items():
    print(name, tables)
right, cut, slash = ["a|b", "either"], ["`a", "b`"], ["a\\|b", "either"]
sys.exit(seen != {"cmarkgfm": {"plain": cut, "backslash": right, "reference": right},
                  "markdown-it-py": {"plain": cut, "backslash": right, "reference": right},
                  "mistune": {"plain": [], "backslash": slash, "reference": ["a&#124;b", "either"]},
                  "md4c": {"plain": right, "backslash": slash, "reference": right},
                  "Markdown": {"plain": right, "backslash": slash, "reference": right}})
PYTHON
