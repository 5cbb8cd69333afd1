#!/usr/bin/env bash
# Two replies to one question ("n": 2) come mixed in one stream, each with an index and an end of its own. A good guess: a library
# that passes them on keeps both ends. Seen on 2026-11-29: litellm 1.110.2 passes on the texts, but one end alone, the first that
# comes, and gives it to index 0: here reply 1 was cut at its length and reply 0 was whole, and they are said to be the reverse. Its
# own stream_chunk_builder then makes a whole reply of it that says the same. openai 3.57.0 below it hands out both.
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

def event(index, text, reason=None):
    choice = {"index": index, "delta": {"role": "assistant", "content": text}, "finish_reason": reason}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n"

BODY = event(0, "whole ") + event(1, "half") + event(1, "", "length") + event(0, "reply") + event(0, "", "stop") + "data: [DONE]\n\n"

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(BODY.encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]
ask = dict(messages=[{"role": "user", "content": "x"}], n=2, stream=True)

def collected(chunks):
    replies = {0: ["", None], 1: ["", None]}
    for choice in (choice for chunk in chunks for choice in chunk.choices):
        replies[choice.index][0] += choice.delta.content or ""
        replies[choice.index][1] = choice.finish_reason or replies[choice.index][1]
    return [tuple(replies[index]) for index in (0, 1)]

chunks = list(litellm.completion(model="openai/m", api_base=url, api_key="k", max_retries=0, **ask))
built = litellm.stream_chunk_builder(chunks, messages=ask["messages"])
seen = {"openai": collected(OpenAI(base_url=url, api_key="k", max_retries=0).chat.completions.create(model="m", **ask)),
        "litellm": collected(chunks),
        "stream_chunk_builder": [(choice.message.content, choice.finish_reason) for choice in built.choices]}
for name, replies in seen.items():
    print(name, replies)
sys.exit(seen != {"openai": [("whole reply", "stop"), ("half", "length")], "litellm": [("whole reply", "length"), ("half", None)],
                  "stream_chunk_builder": [("whole reply", "length"), ("half", "stop")]})
PYTHON
