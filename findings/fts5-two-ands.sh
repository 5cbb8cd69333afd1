#!/usr/bin/env bash
# In SQLite's full-text search two phrases side by side mean AND. Seen on 2026-11-29 with SQLite 3.54.1 (in apsw 3.54.1.0) and with
# 3.40.1: they differ where a phrase holds no token, such as "++" or an emoji. `foo "++"` finds every row with foo, `foo AND "++"`
# none, and `foo NOT "++"` all again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check apsw==3.54.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import apsw

database = apsw.Connection(":memory:")
database.execute("CREATE VIRTUAL TABLE notes USING fts5(text)")
database.execute("INSERT INTO notes VALUES ('foo bar'), ('foo ++')")
seen = {}
for query in ('foo', '"++"', 'foo "++"', 'foo AND "++"', 'foo NOT "++"'):
    seen[query] = database.execute("SELECT count(*) FROM notes WHERE notes MATCH ?", (query,)).fetchone()[0]
    print("SQLite", apsw.sqlite_lib_version(), query, "finds", seen[query])
sys.exit(seen != {'foo': 2, '"++"': 0, 'foo "++"': 2, 'foo AND "++"': 0, 'foo NOT "++"': 2})
PYTHON
