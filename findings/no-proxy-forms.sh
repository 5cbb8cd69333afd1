#!/usr/bin/env bash
# One NO_PROXY, three readers. Seen on 2026-11-29 with httpx 0.28.1 (under the clients of openai, anthropic, mistralai), requests 2.34.2
# and curl 7.88: a range such as 127.0.0.0/8 is obeyed by curl and requests, not by httpx; host:port is obeyed by httpx alone; an empty
# no_proxy hides NO_PROXY from httpx, not from the other two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check httpx==0.28.1 requests==2.34.2
"$folder/venv/bin/python" - <<'PYTHON'
import http.server, os, subprocess, sys, threading

hits = []

def serve(name):
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_): pass
        def do_GET(self):
            hits.append(name)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]

proxy, direct = serve("proxy"), serve("direct")
url = f"http://127.0.0.1:{direct}/"
clients = {"curl": ["curl", "--silent", "--output", "/dev/null", url],
           "httpx": [sys.executable, "-c", f"import httpx; httpx.get('{url}')"],
           "requests": [sys.executable, "-c", f"import requests; requests.get('{url}')"]}

def way(client, **environment):
    hits.clear()
    kept = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "http_proxy": f"http://127.0.0.1:{proxy}"}
    subprocess.run(clients[client], env=kept | environment, check=True)
    return hits[0]

forms = {"range": {"no_proxy": "127.0.0.0/8"}, "host:port": {"no_proxy": f"127.0.0.1:{direct}"},
         "empty no_proxy, NO_PROXY": {"no_proxy": "", "NO_PROXY": "127.0.0.1"}}
seen = {form: {c: way(c, **environment) for c in clients} for form, environment in forms.items()}
for form, ways in seen.items():
    print(form, ways)
sys.exit(seen != {"range": {"curl": "direct", "httpx": "proxy", "requests": "direct"},
                  "host:port": {"curl": "proxy", "httpx": "direct", "requests": "proxy"},
                  "empty no_proxy, NO_PROXY": {"curl": "direct", "httpx": "proxy", "requests": "direct"}})
PYTHON
