"""A server that fails in one way at a time. It speaks HTTP over a plain socket, so that every byte is its own."""
import gzip, json, socket, ssl, struct, threading, time

PIECES = ["part %02d, " % n for n in range(1, 41)]
WHOLE = "".join(PIECES)
HALF = "".join(PIECES[:20])
USAGE = {"prompt_tokens": 20, "completion_tokens": 80, "total_tokens": 100, "prompt_tokens_details": {"cached_tokens": 10}}


def chunk(text=None, finish=None, **more):
    choice = {"index": 0, "delta": {} if text is None else {"content": text}, "finish_reason": finish}
    return dict({"id": "c", "object": "chat.completion.chunk", "model": "m", "choices": [choice]}, **more)


def event(value):
    return b"data: " + (value if isinstance(value, bytes) else json.dumps(value).encode()) + b"\n\n"


def events(pieces, finish="stop", done=True):
    parts = [event(chunk(piece)) for piece in pieces]
    if finish:
        parts.append(event(chunk(None, finish, usage=USAGE)))
    return parts + ([event(b"[DONE]")] if done else [])


def whole_reply(text=WHOLE, finish="stop"):
    message = {"role": "assistant", "content": text}
    return json.dumps({"id": "c", "object": "chat.completion", "model": "m", "usage": USAGE,
                       "choices": [{"index": 0, "message": message, "finish_reason": finish}]}).encode()


class Fault:
    """One way to fail. `kept` is the text that the user must still have; `whole` says that nothing is missing."""

    def __init__(self, name, act, kept="", whole=False, streams=(True, False)):
        self.name, self.act, self.kept, self.whole, self.streams = name, act, kept, whole, streams


FAULTS = []


def fault(name, kept="", whole=False, streams=(True, False)):
    def add(act):
        FAULTS.append(Fault(name, act, kept, whole, streams))
        return act
    return add


class Exchange:
    """One request and the socket to answer on."""

    def __init__(self, connection, path, headers, body):
        self.connection, self.path, self.headers = connection, path, headers
        self.body = json.loads(body or b"{}")
        self.streams = bool(self.body.get("stream"))

    def send(self, data):
        self.connection.sendall(data)

    def head(self, status="200 OK", kind="text/event-stream", more=""):
        self.send(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nConnection: close\r\n{more}\r\n".encode())

    def json(self, value, status="200 OK", more=""):
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.head(status, "application/json", more + f"Content-Length: {len(data)}\r\n")
        self.send(data)

    def reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def good(self):
        if self.streams:
            self.head()
            for part in events(PIECES):
                self.send(part)
        else:
            self.json(whole_reply())


# Nothing wrong, or nothing that matters.

@fault("nothing", WHOLE, whole=True)
def nothing(x): x.good()


@fault("one byte at a time", WHOLE, whole=True, streams=(True,))
def bytewise(x):
    x.head()
    for byte in b"".join(events(PIECES)):
        x.send(bytes([byte]))


@fault("no [DONE]", WHOLE, whole=True, streams=(True,))
def no_done(x):
    x.head()
    for part in events(PIECES, done=False):
        x.send(part)


@fault("a whole reply for a stream, and the reverse", WHOLE, whole=True)
def other_form(x):
    if x.streams:
        x.json(whole_reply())
    else:
        x.head()
        for part in events(PIECES):
            x.send(part)


@fault("gzip that nobody asked for", WHOLE, whole=True)
def unasked_gzip(x):
    data = gzip.compress(b"".join(events(PIECES)) if x.streams else whole_reply())
    x.head(kind="text/event-stream" if x.streams else "application/json",
           more=f"Content-Encoding: gzip\r\nContent-Length: {len(data)}\r\n")
    x.send(data)


@fault("heartbeats with a message", WHOLE, whole=True, streams=(True,))
def heartbeats(x):
    x.head()
    for part in events(PIECES):
        x.send(b": keep-alive\n\nevent: ping\ndata: {\"type\":\"ping\",\"message\":\"alive\"}\n\n" + part)


@fault("429 once, with Retry-After", WHOLE, whole=True)
def busy_once(x):
    if x.server.count_chats() == 1:
        x.json({"error": {"code": "RateLimitExceeded", "message": "slow down"}}, "429 Too Many Requests", "Retry-After: 1\r\n")
    else:
        x.good()


# Replies that are not whole.

@fault("cut after half", HALF, streams=(True,))
def cut_half(x):
    x.head()
    for part in events(PIECES[:20], finish=None, done=False):
        x.send(part)


@fault("cut inside an event", HALF, streams=(True,))
def cut_inside(x):
    x.head()
    x.send(b"".join(events(PIECES[:20], finish=None, done=False)) + b'data: {"choices":[{"ind')


@fault("reset after half", "", streams=(True,))
def reset_half(x):
    x.head()
    for part in events(PIECES[:20], finish=None, done=False):
        x.send(part)
    time.sleep(0.2)
    x.reset()


@fault("shorter than its Content-Length")
def short(x):
    data = b"".join(events(PIECES)) if x.streams else whole_reply()
    x.head(kind="text/event-stream" if x.streams else "application/json", more=f"Content-Length: {len(data)}\r\n")
    x.send(data[:len(data) // 2])


@fault("a broken chunk size", "", streams=(True,))
def broken_chunks(x):
    x.head(more="Transfer-Encoding: chunked\r\n")
    data = b"".join(events(PIECES[:20], finish=None, done=False))
    x.send(b"%x\r\n%s\r\nnot a number\r\n" % (len(data), data))


@fault("an error in mid-stream", HALF, streams=(True,))
def error_inside(x):
    x.head()
    x.send(b"".join(events(PIECES[:20], finish=None, done=False)))
    x.send(event({"error": {"code": 502, "message": "the provider went away"}}))


@fault("an error beside finish_reason", HALF, streams=(True,))
def error_beside(x):
    x.head()
    x.send(b"".join(events(PIECES[:20], finish=None, done=False)))
    x.send(event(chunk("", "error", error={"code": 502, "message": "the provider went away"})) + event(b"[DONE]"))


@fault("an error object with status 200")
def error_200(x): x.json({"error": {"code": "InternalServiceError", "message": "it failed"}})


@fault("finish_reason length", WHOLE)
def length(x):
    if x.streams:
        x.head()
        for part in events(PIECES, finish="length"):
            x.send(part)
    else:
        x.json(whole_reply(finish="length"))


@fault("finish_reason that nobody knows", WHOLE)
def unknown_reason(x):
    if x.streams:
        x.head()
        for part in events(PIECES, finish="stellar_wind"):
            x.send(part)
    else:
        x.json(whole_reply(finish="stellar_wind"))


@fault("an event that cannot be read", "", streams=(True,))
def unreadable(x):
    x.head()
    parts = events(PIECES)
    x.send(b"".join(parts[:10] + [b"data: {not json\n\n"] + parts[10:]))


@fault("an empty 200")
def empty(x): x.head(more="Content-Length: 0\r\n")


@fault("bytes without sense")
def garbage(x):
    x.head()
    x.send(bytes(range(128, 256)) * 40)


@fault("a web page with status 200")
def page(x):
    x.head(kind="text/html")
    x.send(b"<html><body>Sign in to the network</body></html>")


@fault("a line of 20 MB", "", streams=(True,))
def long_line(x):
    x.head()
    try:
        x.send(b"data: ")
        for _ in range(320):
            x.send(b"x" * 65536)
    except OSError:
        pass


@fault("a head of 400 KB")
def long_head(x):
    try:
        x.head(more="".join("X-%d: %s\r\n" % (n, "y" * 1000) for n in range(400)))
        x.good()
    except OSError:
        pass


@fault("silence after half", HALF, streams=(True,))
def silence(x):
    x.head()
    for part in events(PIECES[:20], finish=None, done=False):
        x.send(part)
    x.server.stopped.wait(30)


@fault("silence before the head")
def silence_first(x): x.server.stopped.wait(30)


@fault("closed before the head")
def closed(x): pass


# Refusals.

def refusal(status, code, message, more=""):
    def act(x): x.json({"error": {"code": code, "message": message}}, status, more)
    return act


for number, code, message in (
        ("400 Bad Request", "InvalidParameter.messages", "messages are wrong"),
        ("400 Bad Request", "SensitiveContentDetected", "not this text"),
        ("401 Unauthorized", "AuthenticationError", "the key is wrong"),
        ("403 Forbidden", "AccountOverdueError", "pay first"),
        ("404 Not Found", "NotFound.Context", "context not found"),
        ("404 Not Found", "ModelNotOpen", "the model is not open"),
        ("408 Request Timeout", "Timeout", "too slow"),
        ("413 Payload Too Large", "TooLarge", "too much"),
        ("429 Too Many Requests", "QuotaExceeded", "no quota left"),
        ("500 Internal Server Error", "InternalServiceError", "it broke"),
        ("503 Service Unavailable", "Overloaded", "come back later")):
    FAULTS.append(Fault(f"{number.split()[0]} {code}", refusal(number, code, message)))


@fault("404 with a web page")
def page_404(x):
    x.head("404 Not Found", "text/html")
    x.send(b"<html>nginx</html>")


@fault("502 with a web page")
def page_502(x):
    x.head("502 Bad Gateway", "text/html")
    x.send(b"<html>nginx</html>")


@fault("a redirect to another host")
def redirect(x): x.head("302 Found", more="Location: http://localhost.invalid/v1\r\nContent-Length: 0\r\n")


@fault("a redirect without Location")
def redirect_nowhere(x): x.head("302 Found", more="Content-Length: 0\r\n")


class Server:
    """Serves one fault at a time on a loopback port; over TLS with a context."""

    answers_tls = True  # with 400, where plain HTTP is spoken

    def __init__(self, tls=None):
        self.fault, self.tls, self.chats = FAULTS[0], tls, 0
        self.mode, self.stopped = "common_prefix", threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def begin(self, fault, mode):
        self.fault, self.mode, self.chats = fault, mode, 0
        self.stopped.set()
        self.stopped = threading.Event()

    def count_chats(self):
        self.chats += 1
        return self.chats

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                exchange = self.read(connection)
                if not exchange:
                    return
                exchange.server = self
                if exchange.path.endswith("/context/create"):
                    exchange.json({"id": "ctx-campaign", "ttl": 86400, "mode": self.mode})
                else:
                    self.fault.act(exchange)
                # Closing with bytes unread would reset the connection and take the reply along.
                try:
                    connection.shutdown(socket.SHUT_WR)
                    connection.settimeout(2)
                    while connection.recv(65536):
                        pass
                except OSError:
                    pass
        except (OSError, ssl.SSLError, ValueError):
            pass

    @staticmethod
    def read(connection):
        data = b""
        while b"\r\n\r\n" not in data:
            part = connection.recv(65536)
            if not part:
                return None
            data += part
            # The beginning of TLS, where HTTP is spoken: web servers answer that.
            if data[0] == 0x16 and Server.answers_tls:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                return None
        head, body = data.split(b"\r\n\r\n", 1)
        lines = head.decode("latin1").split("\r\n")
        headers = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines[1:] if ": " in line)}
        if headers.get("expect"):
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        while len(body) < int(headers.get("content-length", 0)):
            body += connection.recv(65536)
        return Exchange(connection, lines[0].split(" ")[1], headers, body)
