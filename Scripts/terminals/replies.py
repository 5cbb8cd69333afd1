"""A server on the loopback address that streams one fixed reply to each prompt."""
import http.server, json, threading

SCRIPTS = [
    ("Chinese", "你好，世界！天气很好。"), ("Japanese", "こんにちは、ｶﾞ と が"), ("Korean", "안녕하세요 세계"), ("Thai", "สวัสดีชาวโลก น้ำ"),
    ("Hindi", "नमस्ते दुनिया क्षि"), ("Bengali", "ওহে বিশ্ব কেমন"), ("Tamil", "வணக்கம் உலகம் கொ"), ("Burmese", "မင်္ဂလာပါ ကမ္ဘာ"),
    ("Khmer", "ជំរាបសួរ ពិភពលោក"), ("Arabic", "مرحبا بالعالم ﷽"), ("Hebrew", "שלום עולם"), ("Emoji", "😀 👍🏽 ❤️ 1️⃣ 🇩🇪 👨‍👩‍👧‍👦"),
    ("Others", "🫨 ⸻ ㅤ ⚡︎ é ṩ̇"),
]
WIDEST = "the widest cell of this column"
REPLY = ("Prose: " + " · ".join(f"{name} {text}" for name, text in SCRIPTS) + ".\n\n"
         + f"| Script | {WIDEST} | End |\n|---|---|---|\n"
         + "".join(f"| {name} | {text} | end |\n" for name, text in SCRIPTS)
         + "\n```python\nprint(\"" + SCRIPTS[4][1] + "\")  # " + SCRIPTS[0][1] + "\n```\n")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer("application/json", json.dumps({"object": "list", "data": [{"id": "m", "object": "model"}]}).encode())

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        pieces = [REPLY[start:start + 12] for start in range(0, len(REPLY), 12)]
        chunks = [{"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]} for piece in pieces]
        chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        events = [json.dumps(dict(chunk, id="c", object="chat.completion.chunk", model="m")) for chunk in chunks] + ["[DONE]"]
        self.answer("text/event-stream", "".join(f"data: {event}\n\n" for event in events).encode())

    def answer(self, kind, body):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def start():
    """The address of the server, which lives as long as the rig."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/v1"
