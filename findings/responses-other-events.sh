#!/usr/bin/env bash
# A stream of the Responses API may hold an event of a type that a client does not know yet (keepalive), and its event for a failure is
# {"type": "error", "code", "message"}. Seen on 2026-11-29: openai 3.57.0 gives an unknown event the class ResponseAudioDeltaEvent, and
# volcengine-ark-runtime 5.0.54 the class ResponseCreatedEvent. Both hand out the failure as one more event and end without an error;
# if its members stand in an object "error", as in replies of status 400 and above, both raise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check openai==3.57.0 volcengine-ark-runtime==5.0.54
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import http.server, json, sys, threading
from openai import OpenAI
from volcenginesdkarkruntime import Ark

DELTA = {"type": "response.output_text.delta", "delta": "a", "item_id": "m", "output_index": 0, "content_index": 0, "sequence_number": 1}
FLAT = {"type": "error", "code": "server_error", "message": "overloaded", "param": None, "sequence_number": 2}
LAST = {"unknown": {"type": "keepalive", "sequence_number": 2}, "flat": FLAT,
        "nested": {"type": "error", "error": {"code": "server_error", "message": "overloaded"}}}

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for event in (DELTA, LAST[asked["input"]]):
            self.wfile.write(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = "http://127.0.0.1:%d" % server.server_address[1]
seen = {}
for client in (OpenAI, Ark):
    for last in LAST:
        events = []
        try:
            for event in client(base_url=url, api_key="k", max_retries=0).responses.create(model="m", input=last, stream=True):
                events.append(type(event).__name__)
        except Exception as error:
            events.append("raises " + type(error).__name__)
        seen[client.__name__, last] = events[1]
        print(client.__name__, last, events)
sys.exit(seen != {
    ("OpenAI", "unknown"): "ResponseAudioDeltaEvent", ("OpenAI", "flat"): "ResponseErrorEvent", ("OpenAI", "nested"): "raises APIError",
    ("Ark", "unknown"): "ResponseCreatedEvent", ("Ark", "flat"): "ResponseErrorEvent", ("Ark", "nested"): "raises ArkAPIError"})
PYTHON
