#!/usr/bin/env bash
# A base URL with http for https, or without a part of its path, is answered 301 with the right address. A good guess: the client
# asks there with the same body (as at 307 and 308), or says that the address is wrong. Seen on 2026-11-29: the POST becomes a GET
# without a body. At OpenAI's API, and those like it, a GET of the same path is the list of stored replies; openai 3.57.0, groq
# 1.7.0 and volcengine-ark-runtime 5.0.54 read it as a reply whose choices are None, and anthropic 2.14.0 as one whose content is
# None, without an error. mistralai 3.7.0 and ollama 0.6.3 check the types and raise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check openai==3.57.0 groq==1.7.0 volcengine-ark-runtime==5.0.54 \
  anthropic==2.14.0 mistralai==3.7.0 ollama==0.6.3
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import http.server, json, sys, threading

methods = []
CHOICE = {"index": 0, "message": {"role": "assistant", "content": "Hello"}, "finish_reason": "stop"}
COUNTS = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2, "input_tokens": 1, "output_tokens": 1}
REPLY = {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [CHOICE], "usage": COUNTS,
         "type": "message", "role": "assistant", "content": [{"type": "text", "text": "Hello"}], "stop_reason": "end_turn",
         "message": CHOICE["message"], "done": True}
LIST = {"object": "list", "data": [], "has_more": False}

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def answer(self, status, value, **fields):
        body = json.dumps(value).encode()
        self.send_response(status)
        for name, field in (fields | {"Content-Type": "application/json", "Content-Length": str(len(body))}).items():
            self.send_header(name, field)
        self.end_headers()
        self.wfile.write(body)
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        _, status, *rest = self.path.split("/", 2)
        if status in ("301", "308"): return self.answer(int(status), {}, Location="/now/" + rest[0])
        methods.append(self.command)
        self.answer(200, REPLY if self.command == "POST" else LIST)
    do_GET = do_POST

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
ask = dict(model="m", messages=[{"role": "user", "content": "x"}])

def openai(url):
    from openai import OpenAI
    return OpenAI(base_url=url, api_key="k", max_retries=0).chat.completions.create(**ask).choices

def groq(url):
    from groq import Groq
    return Groq(base_url=url, api_key="k", max_retries=0).chat.completions.create(**ask).choices

def ark(url):
    from volcenginesdkarkruntime import Ark
    return Ark(base_url=url, api_key="k", max_retries=0).chat.completions.create(**ask).choices

def anthropic(url):
    from anthropic import Anthropic
    return Anthropic(base_url=url, api_key="k", max_retries=0).messages.create(max_tokens=1, **ask).content

def mistral(url):
    from mistralai.client import Mistral
    return Mistral(server_url=url, api_key="k").chat.complete(**ask).choices

def ollama(url):
    import ollama
    return ollama.Client(host=url).chat(**ask).message.content

def read(client, status):
    methods.clear()
    try: got = client("http://127.0.0.1:%d/%s" % (server.server_address[1], status))
    except Exception as error: return methods[0], "raises " + type(error).__name__
    return methods[0], None if got is None else "Hello"

clients = (openai, groq, ark, anthropic, mistral, ollama)
seen = {(client.__name__, status): read(client, status) for status in ("308", "301") for client in clients}
for (name, status), (method, got) in seen.items():
    print(status, name, "asks by", method, "and hands out:", got)
errors = {"mistral": "raises ResponseValidationError", "ollama": "raises ValidationError"}
sys.exit(seen != {(name, status): ("POST", "Hello") if status == "308" else ("GET", errors.get(name)) for name, status in seen})
PYTHON
