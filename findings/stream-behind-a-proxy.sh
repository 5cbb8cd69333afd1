#!/usr/bin/env bash
# A stream of events passes a reverse proxy with its usual settings. A good guess: nginx holds it back, since proxy_buffering is on,
# and other proxies pass it on. Seen on 2026-11-29 with nginx 1.22.1 and lighttpd 1.4.69 (Debian 12): nginx asks its upstream in
# HTTP/1.0, so the reply comes without chunks, and that is what it holds back; with `proxy_http_version 1.1` and nothing else each
# piece passes at once, though buffering is still on. lighttpd holds back all to the end, and an upstream behind it does not see
# that the client has left: it works on to the end of the reply. nginx closes the connection to its upstream at once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && apt-get download --quiet nginx=1.22.1-9+deb12u11 lighttpd=1.4.69-1 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
python3 - "$folder" <<'PYTHON'
import http.server, socket, subprocess, sys, threading, time

folder = sys.argv[1]
got, ended, left = threading.Event(), threading.Event(), threading.Event()

class Upstream(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def piece(self, text): self.wfile.write(b"%x\r\n%s\r\n" % (len(text), text) if self.chunks else text)
    def do_GET(self):
        self.chunks = self.request_version == "HTTP/1.1"
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header(*(("Transfer-Encoding", "chunked") if self.chunks else ("Connection", "close")))
        self.end_headers()
        try:
            if self.path == "/wait":
                self.piece(b"data: 1\n\n")
                got.wait(4)  # The second piece goes out when the client has the first, or has waited for it in vain.
                self.piece(b"data: 2\n\n")
            else:
                for _ in range(60):
                    self.piece(b"data: 1\n\n")
                    time.sleep(0.1)
            if self.chunks: self.wfile.write(b"0\r\n\r\n")
        except OSError: left.set()
        ended.set()
        self.close_connection = True

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
threading.Thread(target=server.serve_forever, daemon=True).start()

def configured(text):
    with open(folder + "/configuration", "w") as file: file.write(text)
    return folder + "/configuration"

def nginx(port, setting=""):
    paths = "".join(f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return [folder + "/usr/sbin/nginx", "-e", folder + "/errors", "-c", configured(f"""daemon off; pid {folder}/pid;
      events {{}} http {{ access_log off; {paths} server {{ listen 127.0.0.1:{port};
      location / {{ proxy_pass http://127.0.0.1:{server.server_address[1]}; {setting} }} }} }}""")]

def nginx_1_1(port): return nginx(port, "proxy_http_version 1.1;")

def lighttpd(port):
    return [folder + "/usr/sbin/lighttpd", "-D", "-m", folder + "/usr/lib/lighttpd", "-f", configured(f"""
      server.document-root = "{folder}" server.bind = "127.0.0.1" server.port = {port} server.modules = ("mod_proxy")
      proxy.server = ("" => (("host" => "127.0.0.1", "port" => {server.server_address[1]})))""".replace('" server', '"\nserver'))]

def tried(proxy):
    with socket.create_server(("127.0.0.1", 0)) as free: port = free.getsockname()[1]
    process = subprocess.Popen(proxy(port), stderr=subprocess.DEVNULL)
    def ask(path):
        for event in (got, ended, left): event.clear()
        for _ in range(100):
            try: client = socket.create_connection(("127.0.0.1", port)); break
            except OSError: time.sleep(0.1)
        client.settimeout(20)
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
        return client
    with ask("/wait") as client:
        reply = b""
        while b"data: 1" not in reply: reply += client.recv(4096) or sys.exit("no reply")
        at_once = not ended.is_set()
        got.set()
    ended.wait(20)
    with ask("/leave"): time.sleep(1)
    ended.wait(20)
    process.terminate()
    process.wait()
    return "first piece " + ("at once" if at_once else "at the end"), "client's leaving " + ("seen" if left.is_set() else "not seen")

seen = {proxy.__name__: tried(proxy) for proxy in (nginx, nginx_1_1, lighttpd)}
for name, what in seen.items():
    print(name, *what, sep=" · ")
sys.exit(seen != {"nginx": ("first piece at the end", "client's leaving seen"), "nginx_1_1": ("first piece at once", "client's leaving seen"),
                  "lighttpd": ("first piece at the end", "client's leaving not seen")})
PYTHON
