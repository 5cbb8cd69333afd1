#!/usr/bin/env bash
# Whoever estimates a prompt adds up the tokens of its parts, as an upper bound: joined texts can share a token, so the whole should
# take no more. Seen on 2026-11-29 with tiktoken 0.14.0 and the vocabularies cl100k_base and o200k_base (as litellm 1.110.2 ships
# them): two blanks are one token and "1" is one, but both together are three; "======" and "'s" likewise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check tiktoken==0.14.0
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check --no-deps litellm==1.110.2
TIKTOKEN_CACHE_DIR=$(echo "$folder"/venv/lib/python*/site-packages/litellm/litellm_core_utils/tokenizers) \
  "$folder/venv/bin/python" - <<'PYTHON'
import sys
import tiktoken

seen = []
for name in ("cl100k_base", "o200k_base"):
    vocabulary = tiktoken.get_encoding(name)
    for parts in (("  ", "1"), ("======", "'s")):
        counts = [len(vocabulary.encode(text)) for text in (*parts, "".join(parts))]
        seen.append(counts)
        print(name, parts, "one by one:", *counts[:2], "· together:", counts[2])
sys.exit(seen != [[1, 1, 3]] * 4)
PYTHON
