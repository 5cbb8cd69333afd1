#!/usr/bin/env bash
# Ollama's API sends one JSON value a line, and in JSON the characters U+0085 (next line), U+2028 and U+2029 may stand as they are
# (RFC 8259, 7). A good guess: a line ends at LF. Seen on 2026-11-29: Ollama's own client ollama 0.6.3 takes lines from iter_lines
# of httpx 0.28.1, which ends a line at each of the three, and raises JSONDecodeError: the reply is lost from there on. requests
# 2.34.2 and aiohttp 3.14.5 read the same bytes whole; so does the client without a stream.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check ollama==0.6.3 httpx==0.28.1 requests==2.34.2 aiohttp==3.14.5
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio, http.server, json, sys, threading
import aiohttp, ollama, requests

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.end_headers()
        text = asked["messages"][0]["content"]
        for piece in ([text, " end"] if asked["stream"] else [text + " end"]):
            line = {"model": "m", "message": {"role": "assistant", "content": piece}, "done": piece.endswith("end")}
            self.wfile.write((json.dumps(line, ensure_ascii=False) + "\n").encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]

def ask(text): return {"model": "m", "messages": [{"role": "user", "content": text}]}
def by_ollama(text): return "".join(part.message.content for part in ollama.Client(host=url).chat(**ask(text), stream=True))
def by_ollama_whole(text): return ollama.Client(host=url).chat(**ask(text)).message.content

def by_requests(text):
    reply = requests.post(url + "/api/chat", json=ask(text) | {"stream": True}, stream=True)
    return "".join(json.loads(line)["message"]["content"] for line in reply.iter_lines())

def by_aiohttp(text):
    async def read():
        async with aiohttp.ClientSession() as session, session.post(url + "/api/chat", json=ask(text) | {"stream": True}) as reply:
            return "".join([json.loads(line)["message"]["content"] async for line in reply.content])
    return asyncio.run(read())

def read(reader, text):
    try: return "whole" if reader(text) == text + " end" else "changed"
    except Exception as error: return type(error).__name__

readers = (by_ollama, by_ollama_whole, by_requests, by_aiohttp)
texts = {"plain": "one two", "U+0085": "one\x85two", "U+2028": "one\u2028two", "U+2029": "one\u2029two"}
seen = {name: [read(reader, text) for reader in readers] for name, text in texts.items()}
for name, results in seen.items():
    print(name, *(f"· {reader.__name__}: {result}" for reader, result in zip(readers, results)))
whole = ["whole"] * 3
sys.exit(seen != {name: [("whole" if name == "plain" else "JSONDecodeError"), *whole] for name in texts})
PYTHON
