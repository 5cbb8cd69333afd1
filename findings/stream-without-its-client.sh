#!/usr/bin/env bash
# A function makes a client and gives back its stream. Seen on 2026-11-29: with openai 3.57.0, groq 1.7.0, cohere 7.3.1 and
# mistralai 3.7.0 the caller reads it; with google-genai 3.6.1 the first read raises "the client has been closed", because its Client
# closes itself when nothing refers to it any more, and the stream does not refer to it. So does Client(…).models.generate_content(…).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check google-genai==3.6.1 openai==3.57.0 groq==1.7.0 \
  cohere==7.3.1 mistralai==3.7.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import http.server, json, sys, threading
import cohere, groq, openai
from google import genai
from mistralai.client import Mistral

CHUNK = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m",
         "choices": [{"index": 0, "delta": {"role": "assistant", "content": "Hello"}, "finish_reason": "stop"}],
         "candidates": [{"content": {"role": "model", "parts": [{"text": "Hello"}]}}],
         "type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": "Hello"}}}}

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(f"data: {json.dumps(CHUNK)}\n\n".encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]
ask = dict(model="m", messages=[{"role": "user", "content": "x"}])

def by_openai(): return openai.OpenAI(base_url=url, api_key="k").chat.completions.create(stream=True, **ask)
def by_groq(): return groq.Groq(base_url=url, api_key="k").chat.completions.create(stream=True, **ask)
def by_cohere(): return cohere.ClientV2(base_url=url, api_key="k").chat_stream(**ask)
def by_mistral(): return Mistral(server_url=url, api_key="k").chat.stream(**ask)
def by_genai():
    client = genai.Client(api_key="k", http_options=genai.types.HttpOptions(base_url=url))
    return client.models.generate_content_stream(model="m", contents="x")

def read(stream):
    try:
        return len([chunk for chunk in stream()])
    except Exception as error:
        return f"{type(error).__name__}: {error}"

seen = {stream.__name__: read(stream) for stream in (by_openai, by_groq, by_cohere, by_mistral, by_genai)}
for name, what in seen.items():
    print(name, what if isinstance(what, str) else f"{what} chunk")
sys.exit(seen != {"by_openai": 1, "by_groq": 1, "by_cohere": 1, "by_mistral": 1,
                  "by_genai": "RuntimeError: Cannot send a request, as the client has been closed."})
PYTHON
