#!/usr/bin/env bash
# A server that does not stream may answer a request with "stream": true by one whole chat.completion in JSON, with status 200.
# Seen on 2026-11-29: the streams of openai 3.57.0, groq 1.7.0, volcengine-ark-runtime 5.0.54 and zhipuai 2.1.5 end at once without
# a chunk and without an error; litellm 1.110.2 makes a chunk without text that says finish_reason "stop". mistralai 3.7.0 raises.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check openai==3.57.0 groq==1.7.0 volcengine-ark-runtime==5.0.54 \
  zhipuai==2.1.5.20250825 mistralai==3.7.0 litellm==1.110.2 sniffio
LITELLM_LOCAL_MODEL_COST_MAP=True "$folder/venv/bin/python" -W ignore - <<'PYTHON'
import http.server, json, logging, sys, threading

logging.disable(logging.CRITICAL)
BODY = json.dumps({"id": "c", "object": "chat.completion", "created": 1, "model": "m",
                   "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hello"}, "finish_reason": "stop"}],
                   "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}).encode()

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        assert json.loads(self.rfile.read(int(self.headers["Content-Length"])))["stream"]
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]
ask = dict(model="m", messages=[{"role": "user", "content": "x"}])

def openai():
    from openai import OpenAI
    return OpenAI(base_url=url, api_key="k", max_retries=0).chat.completions.create(stream=True, **ask)

def groq():
    from groq import Groq
    return Groq(base_url=url, api_key="k", max_retries=0).chat.completions.create(stream=True, **ask)

def ark():
    from volcenginesdkarkruntime import Ark
    return Ark(base_url=url, api_key="k", max_retries=0).chat.completions.create(stream=True, **ask)

def zhipuai():
    from zhipuai import ZhipuAI
    return ZhipuAI(base_url=url, api_key="a.b", max_retries=0).chat.completions.create(stream=True, **ask)

def litellm():
    import litellm
    litellm.suppress_debug_info = True
    return litellm.completion(model="openai/m", messages=ask["messages"], api_base=url, api_key="k", stream=True, max_retries=0)

def mistral():
    from mistralai.client import Mistral
    return (event.data for event in Mistral(api_key="k", server_url=url).chat.stream(**ask))

def read(stream):
    try:
        return [(chunk.choices[0].delta.content, chunk.choices[0].finish_reason) for chunk in stream()]
    except Exception as error:
        return type(error).__name__

seen = {stream.__name__: read(stream) for stream in (openai, groq, ark, zhipuai, litellm, mistral)}
for name, chunks in seen.items():
    print(name, chunks)
sys.exit(seen != {"openai": [], "groq": [], "ark": [], "zhipuai": [], "litellm": [(None, "stop")], "mistral": "SDKError"})
PYTHON
