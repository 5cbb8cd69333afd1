#!/usr/bin/env bash
# Arguments that are not given are left out of a request by openai 3.57.0. Seen on 2026-11-29: volcengine-ark-runtime 5.0.54, whose interface
# is the same, sends each of them as null, 21 beside the four that are given, and a DELETE has the body {}. A server that
# checks types ("temperature must be a number") refuses its every request.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check openai==3.57.0 volcengine-ark-runtime==5.0.54
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import http.server, json, sys, threading
from openai import OpenAI
from volcenginesdkarkruntime import Ark

bodies = []
REPLY = json.dumps({"id": "r", "object": "chat.completion", "created": 1, "model": "m", "choices": []}).encode()

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        bodies.append(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(REPLY)))
        self.end_headers()
        self.wfile.write(REPLY)
    do_DELETE = do_POST

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]
seen = []
for client in (OpenAI, Ark):
    api = client(base_url=url, api_key="k", max_retries=0)
    api.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}], stream=False, max_tokens=5)
    given = json.loads(bodies[-1])
    nulls = sorted(name for name, value in given.items() if value is None)
    api.responses.delete("resp_1")
    seen.append((len(given) - len(nulls), len(nulls), bodies[-1]))
    print(client.__name__, "given:", sorted(set(given) - set(nulls)), "null:", nulls, "DELETE:", bodies[-1])
print(seen)
sys.exit(seen != [(4, 0, b""), (4, 21, b"{}")])
PYTHON
