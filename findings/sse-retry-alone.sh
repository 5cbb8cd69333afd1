#!/usr/bin/env bash
# A server may send a block that holds only `retry: 1000` to set the time of reconnecting. A block without data is no event
# (WHATWG HTML, 9.2.6). Seen on 2026-11-29: the streams of openai 3.57.0 and volcengine-ark-runtime 5.0.54 raise JSONDecodeError
# at such a block, after the text before it; mistralai 3.7.0 reads on.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openai==3.57.0 volcengine-ark-runtime==5.0.54 mistralai==3.7.0
"$folder/venv/bin/python" - <<'PYTHON'
import http.server, json, sys, threading, warnings

warnings.filterwarnings("ignore")

def event(text, reason=None):
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m",
             "choices": [{"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": reason}]}
    return "data: " + json.dumps(chunk) + "\n\n"

BODY = (event("Hel") + "retry: 1000\n\n" + event("lo") + event("", "stop") + "data: [DONE]\n\n").encode()

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(BODY)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]
ask = dict(model="m", messages=[{"role": "user", "content": "x"}])

def openai():
    from openai import OpenAI
    return OpenAI(base_url=url, api_key="k", max_retries=0).chat.completions.create(stream=True, **ask)

def ark():
    from volcenginesdkarkruntime import Ark
    return Ark(base_url=url, api_key="k", max_retries=0).chat.completions.create(stream=True, **ask)

def mistral():
    from mistralai.client import Mistral
    return (e.data for e in Mistral(api_key="k", server_url=url).chat.stream(**ask))

def read(chunks):
    text = ""
    try:
        for chunk in chunks:
            text += chunk.choices[0].delta.content or ""
    except Exception as error:
        return text, type(error).__name__
    return text, "read to the end"

seen = {f.__name__: read(f()) for f in (openai, ark, mistral)}
for name, what in seen.items():
    print(name, *what)
whole = ("Hello", "read to the end")
broken = ("Hel", "JSONDecodeError")
sys.exit(seen != {"openai": broken, "ark": broken, "mistral": whole})
PYTHON
