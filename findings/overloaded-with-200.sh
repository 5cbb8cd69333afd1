#!/usr/bin/env bash
# An API that is overloaded says so by status 529, or by an event in a stream that has begun (Anthropic's docs name both). A good
# guess: a client raises the same class for both, so that "wait and try again" is written once. Seen on 2026-11-29 with anthropic
# 2.14.0: before the stream it is an OverloadedError, which is an InternalServerError; within the stream a plain APIStatusError
# whose status_code is 200, of no such class. The same for rate limits. Only the body tells what it is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check anthropic==2.14.0
"$folder/venv/bin/python" - <<'PYTHON'
import http.server, json, sys, threading
import anthropic

KINDS = {"overloaded_error": 529, "rate_limit_error": 429}
START = {"type": "message_start", "message": {"id": "m", "type": "message", "role": "assistant", "model": "m", "content": [],
                                              "stop_reason": None, "usage": {"input_tokens": 1, "output_tokens": 1}}}

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        where, kind = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"][0]["content"].split()
        failure = {"type": "error", "error": {"type": kind, "message": "later"}}
        early = where == "before"
        self.send_response(KINDS[kind] if early else 200)
        self.send_header("Content-Type", "application/json" if early else "text/event-stream")
        self.end_headers()
        if early: self.wfile.write(json.dumps(failure).encode())
        else: self.wfile.write("".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n" for e in (START, failure)).encode())

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
messages = anthropic.Anthropic(base_url="http://127.0.0.1:%d" % server.server_address[1], api_key="k", max_retries=0).messages

def raised(where, kind):
    try:
        for _ in messages.create(model="m", max_tokens=1, messages=[{"role": "user", "content": f"{where} {kind}"}], stream=True): pass
    except anthropic.APIStatusError as error:
        retried = isinstance(error, (anthropic.InternalServerError, anthropic.RateLimitError))
        return type(error).__name__, error.status_code, retried, error.body["error"]["type"]

seen = {(where, kind): raised(where, kind) for kind in KINDS for where in ("before", "within")}
for (where, kind), (name, status, retried, told) in seen.items():
    print(where, "the stream:", name, "status_code", status, "· a class to try again at:", retried, "· body:", told)
sys.exit(seen != {("before", "overloaded_error"): ("OverloadedError", 529, True, "overloaded_error"),
                  ("within", "overloaded_error"): ("APIStatusError", 200, False, "overloaded_error"),
                  ("before", "rate_limit_error"): ("RateLimitError", 429, True, "rate_limit_error"),
                  ("within", "rate_limit_error"): ("APIStatusError", 200, False, "rate_limit_error")})
PYTHON
