#!/usr/bin/env bash
# Pages are made into Markdown before a model reads them; markdownify and html2text do that. A good guess: what is text in the page
# is text in the Markdown. Seen on 2026-11-29 with markdownify 1.2.3 and html2text 2025.4.15, read by cmarkgfm 2025.10.22 (GitHub's
# own reader): of both, a pipe in a cell adds a cell, and the last one of the row is lost; a <b> that the page shows as text becomes
# a tag and is gone. markdownify escapes stars, html2text does not: 2*3*4 becomes 234. Code that shows a fence of Markdown ends
# there in markdownify, and what follows is no code; html2text indents code, which holds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 \
  cmarkgfm==2025.10.22 html5lib==1.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import cmarkgfm, html2text, html5lib, markdownify
from cmarkgfm.cmark import Options

def text_and_code(page):
    """What a browser shows of a page, and what of it is a block of code."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return " ".join("".join(tree.itertext()).split()), [" ".join("".join(code.itertext()).split()) for code in tree.iter("pre")]

pages = {"pipe": "<table><tr><th>use</th><th>means</th></tr><tr><td>a | b</td><td>either</td></tr></table>",
         "tag": "<p>For bold write &lt;b&gt; before the word.</p>", "star": "<p>2*3*4 is 24.</p>",
         "fence": "<p>Write:</p><pre><code>```\nprint(1)\n```\n\n# or *so*</code></pre>"}
writers = {"markdownify": markdownify.markdownify, "html2text": html2text.html2text}
seen = {}
for name, page in pages.items():
    for writer, write in writers.items():
        again = cmarkgfm.github_flavored_markdown_to_html(write(page), Options.CMARK_OPT_UNSAFE)
        shown, code = text_and_code(again)
        # A cell's border shows as nothing; blanks around it are no difference.
        seen[name, writer] = shown.replace(" ", "") == text_and_code(page)[0].replace(" ", "") and code == text_and_code(page)[1]
        print(name, writer, "the same" if seen[name, writer] else f"shown: {shown!r}, code: {code}")
sys.exit([key for key, same in seen.items() if not same] !=
         [("pipe", "markdownify"), ("pipe", "html2text"), ("tag", "markdownify"), ("tag", "html2text"), ("star", "html2text"),
          ("fence", "markdownify")])
PYTHON
