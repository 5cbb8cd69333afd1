#!/usr/bin/env bash
# openai 3.57.0 has two ways to a stream: create(stream=True) and the helper stream(). A good guess: the same bytes read by both,
# the second with more comfort. Seen on 2026-11-29: where a plain text ends at its length or at a filter, create tells the reason,
# and stream() raises "Could not parse response content" though no form of content was asked for. Of two replies (n=2) create reads
# both; stream() raises IndexError when a piece of the second comes before one of the first. A stream that is cut off raises in
# neither.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check openai==3.57.0
"$folder/venv/bin/python" - <<'PYTHON'
import http.server, json, sys, threading
from openai import OpenAI

def event(index, text, reason=None):
    choice = {"index": index, "delta": {"role": "assistant", "content": text}, "finish_reason": reason}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n"

DONE = "data: [DONE]\n\n"
STREAMS = {"stop": event(0, "Hello") + event(0, "", "stop") + DONE, "length": event(0, "Hello") + event(0, "", "length") + DONE,
           "content_filter": event(0, "Hello") + event(0, "", "content_filter") + DONE, "cut off": event(0, "Hello"),
           "second first": event(1, "B") + event(0, "A") + event(0, "", "stop") + event(1, "", "stop") + DONE}

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"][0]["content"]
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(STREAMS[name].encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
completions = OpenAI(base_url="http://127.0.0.1:%d" % server.server_address[1], api_key="k", max_retries=0).chat.completions

def by_create(**ask):
    return [chunk.choices[0].finish_reason for chunk in completions.create(stream=True, **ask)][-1]

def by_stream(**ask):
    with completions.stream(**ask) as stream:
        for _ in stream: pass
        return stream.get_final_completion().choices[0].finish_reason

def read(way, name):
    try: return way(model="m", messages=[{"role": "user", "content": name}])
    except Exception as error: return "raises " + type(error).__name__

seen = {name: (read(by_create, name), read(by_stream, name)) for name in STREAMS}
for name, (create, stream) in seen.items():
    print(f"{name} · create(stream=True): {create} · stream(): {stream}")
sys.exit(seen != {"stop": ("stop", "stop"), "length": ("length", "raises LengthFinishReasonError"),
                  "content_filter": ("content_filter", "raises ContentFilterFinishReasonError"), "cut off": (None, None),
                  "second first": ("stop", "raises IndexError")})
PYTHON
