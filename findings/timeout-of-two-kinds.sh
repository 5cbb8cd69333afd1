#!/usr/bin/env bash
# A time-out of two seconds, and a reply that takes four, a piece every half second. A good guess: it bounds the wait for the next
# bytes, with and without async. Seen on 2026-11-29: so do openai 3.57.0 and google-genai 3.6.1 without aiohttp. Once aiohttp 3.14.5
# is installed beside it, which its async client then takes by itself, HttpOptions(timeout=2000) is for the whole reply there, and
# the stream breaks off in its middle with TimeoutError; its other client, with the same options, reads to the end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check google-genai==3.6.1 openai==3.57.0
cat >"$folder/read.py" <<'PYTHON'
import asyncio, http.server, json, sys, threading, time
from google.genai import Client, types
from openai import AsyncOpenAI, OpenAI

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m",
                 "choices": [{"index": 0, "delta": {"content": "a"}, "finish_reason": None}],
                 "candidates": [{"content": {"role": "model", "parts": [{"text": "a"}]}}]}
        try:
            for _ in range(8):
                self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
                time.sleep(0.5)
        except OSError: pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]
ask = dict(model="m", messages=[{"role": "user", "content": "x"}], stream=True)
genai = Client(api_key="k", http_options=types.HttpOptions(base_url=url, timeout=2000))
openai = dict(base_url=url, api_key="k", max_retries=0, timeout=2)

def openai_plain(): return OpenAI(**openai).chat.completions.create(**ask)
async def openai_async(): return await AsyncOpenAI(**openai).chat.completions.create(**ask)
def genai_plain(): return genai.models.generate_content_stream(model="m", contents="x")
async def genai_async(): return await genai.aio.models.generate_content_stream(model="m", contents="x")

async def each(stream):
    if not asyncio.iscoroutinefunction(stream):
        for _ in stream(): yield 1
    else:
        async for _ in await stream(): yield 1

async def read(stream):
    count = 0
    try:
        async for _ in each(stream): count += 1
        return "whole" if count == 8 else "part"
    except BaseException as error:
        return f"{'part' if 0 < count < 8 else count} and {type(error).__name__}"

seen = {stream.__name__: asyncio.run(read(stream)) for stream in (openai_plain, openai_async, genai_plain, genai_async)}
print(sys.argv[1], seen)
sys.exit(seen != {name: "part and TimeoutError" if (name, sys.argv[1]) == ("genai_async", "with aiohttp") else "whole" for name in seen})
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/read.py" "without aiohttp"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check aiohttp==3.14.5
"$folder/venv/bin/python" -W ignore "$folder/read.py" "with aiohttp"
