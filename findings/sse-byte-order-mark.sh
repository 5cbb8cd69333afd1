#!/usr/bin/env bash
# A stream of server-sent events may begin with a byte order mark, which a reader must drop (WHATWG HTML, 9.2.6).
# Seen on 2026-11-29: openai 3.57.0, volcengine-ark-runtime 5.0.54, httpx-sse 0.4.3 and sseclient-py 1.9.0 keep it, so that
# the first line is a field of an unknown name: the first event is lost without an error. mistralai 3.7.0 reads it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openai==3.57.0 volcengine-ark-runtime==5.0.54 \
  httpx-sse==0.4.3 sseclient-py==1.9.0 mistralai==3.7.0
"$folder/venv/bin/python" - <<'PYTHON'
import http.server, json, sys, threading, warnings

warnings.filterwarnings("ignore")

def event(text, reason=None):
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m",
             "choices": [{"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": reason}]}
    return "data: " + json.dumps(chunk) + "\n\n"

BODY = b"\xef\xbb\xbf" + (event("Hel") + event("lo") + event("", "stop") + "data: [DONE]\n\n").encode()

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

def text(chunks):
    return "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)

def parts(events):
    datas = [e.data for e in events if e.data and e.data != "[DONE]"]
    return "".join(json.loads(d)["choices"][0]["delta"]["content"] for d in datas)

def openai():
    from openai import OpenAI
    return text(OpenAI(base_url=url, api_key="k", max_retries=0).chat.completions.create(stream=True, **ask))

def ark():
    from volcenginesdkarkruntime import Ark
    return text(Ark(base_url=url, api_key="k", max_retries=0).chat.completions.create(stream=True, **ask))

def httpx_sse():
    import httpx, httpx_sse
    with httpx.Client() as client, httpx_sse.connect_sse(client, "POST", url) as source:
        return parts(source.iter_sse())

def sseclient():
    import httpx, sseclient
    with httpx.stream("POST", url) as reply:
        return parts(sseclient.SSEClient(reply.iter_bytes()).events())

def mistral():
    from mistralai.client import Mistral
    return text(e.data for e in Mistral(api_key="k", server_url=url).chat.stream(**ask))

seen = {f.__name__: f() for f in (openai, ark, httpx_sse, sseclient, mistral)}
print("sent 'Hello' after a byte order mark, read:", seen)
sys.exit(seen != {"openai": "lo", "ark": "lo", "httpx_sse": "lo", "sseclient": "lo", "mistral": "Hello"})
PYTHON
