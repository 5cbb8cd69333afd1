#!/usr/bin/env bash
# SQLite's full-text search takes words apart by Unicode (unicode61, its default). A good guess: a word of Hindi, Bengali or Thai is
# a word, and is found by all its letters. Seen on 2026-11-29 with SQLite 3.54.1 (in apsw 3.54.1.0): vowel signs are marks, no
# letters, so they part the word and are thrown away. A search for दिन (day) finds दान (gift), one for ตี (to hit) finds ตู
# (cupboard), and किताब (book) is three words of one letter. With "categories 'L* N* Co Mn Mc'" each is told apart. An accent of
# Latin never parts a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check apsw==3.54.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import apsw

database = apsw.Connection(":memory:")
database.execute("CREATE VIRTUAL TABLE usual USING fts5(text)")
database.execute("CREATE VIRTUAL TABLE marks USING fts5(text, tokenize=\"unicode61 categories 'L* N* Co Mn Mc'\")")
words = ["दिन", "दान", "किताब", "দিন", "দান", "ตี", "ตู", "thé", "the\u0301"]
for table in ("usual", "marks"):
    for word in words: database.execute(f"INSERT INTO {table} VALUES (?)", (word,))

def found(table, word):
    return [row[0] for row in database.execute(f"SELECT text FROM {table} WHERE {table} MATCH ? ORDER BY rowid", (f'"{word}"',))]

print("SQLite", apsw.sqlite_lib_version())
seen = {word: (found("usual", word), found("marks", word)) for word in ("दिन", "দিন", "ตี", "thé")}
for word, (usual, marks) in seen.items():
    print(word, "· by default finds:", *usual, "· with marks:", *marks)
database.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(usual, 'instance')")
terms = [row[0] for row in database.execute("SELECT term FROM terms WHERE doc = 3 ORDER BY offset")]
print("किताब (book) is kept as the words:", *terms)
sys.exit(seen != {"दिन": (["दिन", "दान"], ["दिन"]), "দিন": (["দিন", "দান"], ["দিন"]), "ตี": (["ตี", "ตู"], ["ตี"]),
                  "thé": (["thé", "the\u0301"], ["thé", "the\u0301"])} or terms != ["क", "त", "ब"])
PYTHON
