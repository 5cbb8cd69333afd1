#!/usr/bin/env bash
# A reply in pieces may be sent in chunks, or it may end with the connection (HTTP/1.0 servers and proxies, Python's http.server).
# Seen on 2026-11-29: requests 2.34.2 over urllib3 2.8.0 hands out each line of a chunked reply as it comes, but those of a reply that
# ends with the connection all at once when it has ended, also with chunk_size=None; httpx 0.28.1 and urllib hand out each at once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check requests==2.34.2 urllib3==2.8.0 httpx==0.28.1
"$folder/venv/bin/python" - <<'PYTHON'
import http.server, sys, threading, urllib.request
import httpx, requests

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_GET(self):
        chunked = self.path == "/chunked"
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Connection", "close")))
        self.end_headers()
        for line in (b"data: 1\n\n", b"data: 2\n\n"):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(line), line) if chunked else line)
            self.wfile.flush()
            # The second line goes out when the reader has the first, or has waited for it in vain.
            got.wait(3)
        if chunked: self.wfile.write(b"0\r\n\r\n")
        ended.set()
        self.close_connection = True

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()

def by_requests(url): return requests.get(url, stream=True).iter_lines(chunk_size=None)
def by_urllib(url): return urllib.request.urlopen(url)
def by_httpx(url):
    with httpx.stream("GET", url) as reply: yield from reply.iter_lines()

seen = {}
for path in ("chunked", "close"):
    for reader in (by_requests, by_urllib, by_httpx):
        got, ended = threading.Event(), threading.Event()
        for line in reader("http://127.0.0.1:%d/%s" % (server.server_address[1], path)):
            if not got.is_set(): seen[path, reader.__name__] = not ended.is_set()
            got.set()
        print(path, reader.__name__, "first line", "at once" if seen[path, reader.__name__] else "after the end")
sys.exit([key for key, at_once in seen.items() if not at_once] != [("close", "by_requests")])
PYTHON
