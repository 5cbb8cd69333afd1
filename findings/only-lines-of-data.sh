#!/usr/bin/env bash
# Comments, ids, names of events and a missing blank after "data:" are all in order in a stream of server-sent events (WHATWG HTML,
# 9.2.6), and proxies send comments to keep connections open. Seen on 2026-11-29: google-genai 3.6.1 raises UnknownApiResponseError
# at each of them; it takes every line that does not begin with "data: " for JSON. cohere 7.3.1 reads them all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check google-genai==3.6.1 cohere==7.3.1
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import http.server, json, sys, threading
import cohere
from google.genai import Client, types

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write("".join(form.format(chunk(text)) for text in ("Hel", "lo")).encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]

def of_gemini(text):
    return json.dumps({"candidates": [{"content": {"role": "model", "parts": [{"text": text}]}}]})

def of_cohere(text):
    return json.dumps({"type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": text}}}})

def by_genai():
    client = Client(api_key="k", http_options=types.HttpOptions(base_url=url))
    for chunk in client.models.generate_content_stream(model="m", contents="x"): yield chunk.text

def by_cohere():
    client = cohere.ClientV2(api_key="k", base_url=url)
    for event in client.chat_stream(model="m", messages=[{"role": "user", "content": "x"}]):
        yield event.delta.message.content.text

def read(chunks):
    text = ""
    try:
        for piece in chunks(): text += piece
    except Exception as error:
        return text + " " + type(error).__name__
    return text

forms = {"plain": "data: {}\n\n", "comment": ": still here\n\ndata: {}\n\n", "id": "id: 7\ndata: {}\n\n",
         "event": "event: message\ndata: {}\n\n", "no blank": "data:{}\n\n"}
seen = {}
for name, form in forms.items():
    for reader, chunk in ((by_genai, of_gemini), (by_cohere, of_cohere)):
        seen[name, reader.__name__] = read(reader)
        print(name, reader.__name__, seen[name, reader.__name__])
sys.exit(seen != {(name, reader): "Hello" if name == "plain" or reader == "by_cohere" else " UnknownApiResponseError"
                  for name, reader in seen})
PYTHON
