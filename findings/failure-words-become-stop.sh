#!/usr/bin/env bash
# Servers name a failure in finish_reason: "error" (OpenRouter, Mistral) or "network_error" (GLM). Seen on 2026-11-29: litellm 1.110.2
# raises at "error" in a stream, but hands out the same word of a whole reply as "stop"; "network_error", and any word that it does
# not know, is "stop" in both. So half a reply looks whole. openai 3.57.0 below it hands on every word as it is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check litellm==1.110.2 openai==3.57.0
LITELLM_LOCAL_MODEL_COST_MAP=True "$folder/venv/bin/python" -W ignore - <<'PYTHON'
import http.server, json, logging, sys, threading

logging.disable(logging.CRITICAL)

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        streams = json.loads(self.rfile.read(int(self.headers["Content-Length"]))).get("stream")
        said = {"role": "assistant", "content": "Half of"}
        choice = {"index": 0, "delta" if streams else "message": said, "finish_reason": None if streams else word}
        reply = {"id": "c", "object": "chat.completion" + (".chunk" if streams else ""), "created": 1, "model": "m"}
        body = json.dumps(reply | {"choices": [choice]})
        if streams:
            end = json.dumps(reply | {"choices": [{"index": 0, "delta": {}, "finish_reason": word}]})
            body = f"data: {body}\n\ndata: {end}\n\ndata: [DONE]\n\n"
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if streams else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]
messages = [{"role": "user", "content": "x"}]

def litellm(stream):
    import litellm
    litellm.suppress_debug_info = True
    return litellm.completion(model="openai/m", messages=messages, api_base=url, api_key="k", stream=stream, max_retries=0)

def openai(stream):
    from openai import OpenAI
    return OpenAI(base_url=url, api_key="k", max_retries=0).chat.completions.create(model="m", messages=messages, stream=stream)

def last(client, stream):
    try:
        reply = client(stream)
        return [chunk.choices[0].finish_reason for chunk in reply][-1] if stream else reply.choices[0].finish_reason
    except Exception as error:
        return type(error).__name__

seen = {}
for word in ("error", "network_error", "melted"):
    seen[word] = [last(litellm, True), last(litellm, False), last(openai, True), last(openai, False)]
    print(word, "· litellm streamed, whole:", *seen[word][:2], "· openai:", *seen[word][2:])
sys.exit(seen != {"error": ["MidStreamFallbackError", "stop", "error", "error"],
                  "network_error": ["stop", "stop", "network_error", "network_error"],
                  "melted": ["stop", "stop", "melted", "melted"]})
PYTHON
