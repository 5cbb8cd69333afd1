#!/usr/bin/env bash
# One NO_PROXY, four readers. Seen on 2026-11-29 with httpx 0.28.1 (under groq 1.7.0, volcengine-ark-runtime 5.0.54, litellm 1.110.2),
# httpx2 2.16.2 (under openai 3.57.0, anthropic 2.14.0, mistralai 3.7.0), requests 2.34.2 and curl 7.88: a range such as 127.0.0.0/8
# is obeyed by all but httpx; host:port by httpx and httpx2 alone, and so is a * among others; an empty no_proxy hides NO_PROXY from
# these two, not from the others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check httpx==0.28.1 httpx2==2.16.2 requests==2.34.2
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
           "httpx2": [sys.executable, "-c", f"import httpx2; httpx2.get('{url}')"],
           "requests": [sys.executable, "-c", f"import requests; requests.get('{url}')"]}

def way(client, **environment):
    hits.clear()
    kept = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "http_proxy": f"http://127.0.0.1:{proxy}"}
    subprocess.run(clients[client], env=kept | environment, check=True)
    return hits[0]

forms = {"range": {"no_proxy": "127.0.0.0/8"}, "host:port": {"no_proxy": f"127.0.0.1:{direct}"},
         "* among others": {"no_proxy": "example.org,*"},
         "empty no_proxy, NO_PROXY": {"no_proxy": "", "NO_PROXY": "127.0.0.1"}}
seen = {form: {c: way(c, **environment) for c in clients} for form, environment in forms.items()}
for form, ways in seen.items():
    print(form, ways)

def ways(curl, httpx, httpx2, requests): return dict(curl=curl, httpx=httpx, httpx2=httpx2, requests=requests)

sys.exit(seen != {"range": ways("direct", "proxy", "direct", "direct"),
                  "host:port": ways("proxy", "direct", "direct", "proxy"),
                  "* among others": ways("proxy", "direct", "direct", "proxy"),
                  "empty no_proxy, NO_PROXY": ways("direct", "proxy", "proxy", "direct")})
PYTHON
