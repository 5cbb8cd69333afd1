#!/usr/bin/env bash
# A long rule, a bar of a chart or a table of equal cells comes as the same piece of text many times. A good guess: whoever passes a
# stream on passes on all of it. Seen on 2026-11-29: litellm 1.110.2 counts pieces of three characters or more, raises after a
# hundred in a row that are equal ("The model is repeating the same chunk"), and calls it an InternalServerError, as if the server
# had failed. The reply was in order and had an end. 120 equal pieces of two characters are read. openai 3.57.0 reads all 120 of
# both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check litellm==1.110.2 openai==3.57.0
LITELLM_LOCAL_MODEL_COST_MAP=True "$folder/venv/bin/python" -W ignore - <<'PYTHON'
import http.server, json, logging, sys, threading
import litellm
from openai import OpenAI

logging.disable(logging.CRITICAL)
litellm.suppress_debug_info = True

def event(text, reason=None):
    choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": reason}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n"

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        piece = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"][0]["content"]
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write((event(piece) * 120 + event("", "stop") + "data: [DONE]\n\n").encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]

def by_openai(ask): return OpenAI(base_url=url, api_key="k", max_retries=0).chat.completions.create(model="m", stream=True, **ask)
def by_litellm(ask): return litellm.completion(model="openai/m", api_base=url, api_key="k", stream=True, max_retries=0, **ask)

def read(client, piece):
    count = 0
    try:
        for chunk in client({"messages": [{"role": "user", "content": piece}]}):
            count += chunk.choices[0].delta.content == piece
        return count, "to the end"
    except Exception as error:
        return count, "raises", "InternalServerError" in str(error) and "repeating the same chunk" in str(error)

seen = {(client.__name__, piece): read(client, piece) for client in (by_openai, by_litellm) for piece in ("---", "--")}
for (client, piece), what in seen.items():
    print(client, "· sent 120 times", piece, "· read:", *what)
whole = (120, "to the end")
sys.exit(seen != {("by_openai", "---"): whole, ("by_openai", "--"): whole,
                  ("by_litellm", "---"): (100, "raises", True), ("by_litellm", "--"): whole})
PYTHON
