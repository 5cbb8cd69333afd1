#!/usr/bin/env bash
# A server that answers 429 with `Retry-After: 61` asks for a minute. Seen on 2026-11-29, with one retry allowed: openai 3.57.0 and
# anthropic 2.14.0 wait. groq 1.7.0 believes 60 seconds at most: it waits for 4 when asked for 4, and asks again after a second
# or so when asked for 61. volcengine-ark-runtime 5.0.54 and google-genai 3.6.1 do not look at the field at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check openai==3.57.0 anthropic==2.14.0 groq==1.7.0 \
  volcengine-ark-runtime==5.0.54 google-genai==3.6.1
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import http.server, os, sys, threading, time

from anthropic import Anthropic
from google.genai import Client, types
from groq import Groq
from openai import OpenAI
from volcenginesdkarkruntime import Ark

asked = {}

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        name, wish = self.path.split("/")[1:3]
        asked.setdefault((name, wish), []).append(time.monotonic())
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b'{"error": {"message": "slow down", "code": "429", "type": "rate_limit"}}'
        self.send_response(429)
        self.send_header("Retry-After", wish)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
ask = dict(model="m", messages=[{"role": "user", "content": "x"}])

def openai(url): OpenAI(base_url=url, api_key="k", max_retries=1).chat.completions.create(**ask)
def anthropic(url): Anthropic(base_url=url, api_key="k", max_retries=1).messages.create(max_tokens=1, **ask)
def groq(url): Groq(base_url=url, api_key="k", max_retries=1).chat.completions.create(**ask)
def ark(url): Ark(base_url=url, api_key="k", max_retries=1).chat.completions.create(**ask)
def genai(url):
    options = types.HttpOptions(base_url=url, retry_options=types.HttpRetryOptions(attempts=2))
    client = Client(api_key="k", http_options=options)
    client.models.generate_content(model="m", contents="x")

def run(client, wish):
    try: client("http://127.0.0.1:%d/%s/%s" % (server.server_address[1], client.__name__, wish))
    except Exception: pass

clients = (openai, anthropic, groq, ark, genai)
for wish in ("4", "61"):
    for client in clients: threading.Thread(target=run, args=(client, wish), daemon=True).start()
time.sleep(40)
seen = {}
for wish in ("4", "61"):
    for name in (client.__name__ for client in clients):
        times = asked[name, wish]
        seen[name, wish] = len(times) == 1 or times[1] - times[0] > 3.9
        print(f"asked to wait {wish} s, {name}", "waits" if seen[name, wish] else "does not wait")
wanted = {(name, wish): name in ("openai", "anthropic") or (name, wish) == ("groq", "4") for name, wish in seen}
sys.stdout.flush()
os._exit(seen != wanted)
PYTHON
