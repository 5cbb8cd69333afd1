"""What is around the program and can fail: certificates, proxies, names, disks, locks, clocks, other instances, terminals."""
import fcntl, os, pty, shutil, signal, socket, sqlite3, ssl, struct, subprocess, termios, threading, time
import faults, ways
from ways import Home, Outcome, Screen

FULL = next(f for f in faults.FAULTS if f.name == "nothing")
SLOW = faults.Fault("slow", None, faults.HALF)


def slowly(x):
    x.head()
    for part in faults.events(faults.PIECES):
        x.send(part)
        time.sleep(0.05)


SLOW.act = slowly
CASES = []


def case(name, how):
    def add(act):
        CASES.append((name, how, act))
        return act
    return add


class World:
    """What a case needs: servers, folders, the program."""

    def __init__(self, program, scratch):
        self.program, self.scratch, self.count = program, scratch, 0
        self.server = faults.Server()

    def home(self, mode="common_prefix", fault=FULL, url=None, variables=None, create=True, wrap=None):
        self.count += 1
        self.server.begin(fault, mode)
        url = url or f"http://127.0.0.1:{self.server.port}/v1"
        home = Home(f"{self.scratch}/around{self.count}", wrap or self.program, url, mode, variables)
        if create:
            made = home.create()
            assert made.returncode == 0, made.stderr
        return home

    def database(self, home):
        return home.folder + "/.local/share/ctxchat/history.sqlite"


def told(run, word, statuses):
    """A run that fails as it should: in time, with a status and a sentence that names the cause."""
    said = (run.stdout + run.stderr).decode("utf8", "replace").lower()
    if run.returncode < 0:
        return Outcome("crash", False)
    if run.returncode not in statuses:
        return Outcome(f"status {run.returncode}: {said[-120:]}", False)
    found = any(w in said for w in word.split("|"))
    return Outcome(f"told, {run.returncode}" if found else f"silent: {said[-120:]}", found)


def works(run):
    whole = faults.WHOLE.encode() in run.stdout and run.returncode == 0
    return Outcome("works" if whole else f"status {run.returncode}: {run.stderr.decode()[-120:]}", whole)


def namespace(home, setup, *words):
    """Runs the program in a mount namespace of its own after `setup`; needs root."""
    command = f"{setup}; exec \"$0\" \"$@\""
    return subprocess.run(["unshare", "-m", "sh", "-c", command, home.program, *words], env=home.environment,
                          cwd="/", capture_output=True, timeout=ways.LIMIT, stdin=subprocess.DEVNULL)


def certificate(folder, name):
    run = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}", "-addext",
           f"subjectAltName=DNS:{name},IP:127.0.0.1" if name == "localhost" else f"subjectAltName=DNS:{name}",
           "-keyout", f"{folder}/{name}.key", "-out", f"{folder}/{name}.pem"]
    subprocess.run(run, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{folder}/{name}.pem", f"{folder}/{name}.key")
    return context, f"{folder}/{name}.pem"


def over_tls(world, name, trust):
    context, file = certificate(world.scratch, name)
    server = faults.Server(context)
    home = world.home(url=f"https://127.0.0.1:{server.port}/v1", create=False)
    setup = f"cat /etc/ssl/certs/ca-certificates.crt {file} >{world.scratch}/all.pem; mount --bind {world.scratch}/all.pem /etc/ssl/certs/ca-certificates.crt"
    setup = setup if trust else "true"
    made = namespace(home, setup, "contexts", "create", "--label", "t", "--mode", "common_prefix", "--system", "s", "-y")
    return made if made.returncode else namespace(home, setup, "ask", "hi", "--context", "t")


@case("TLS with a certificate that is trusted", "works")
def tls_good(world): return works(over_tls(world, "localhost", True))


@case("TLS with a certificate that nobody signed", "is told, nothing is sent")
def tls_unknown(world): return told(over_tls(world, "localhost", False), "certificate|tls", (69,))


@case("TLS with a certificate for another name", "is told, nothing is sent")
def tls_name(world): return told(over_tls(world, "elsewhere.example", True), "certificate|tls|name", (69,))


@case("TLS asked of a server without it", "is told")
def tls_none(world):
    home = world.home(url=f"https://127.0.0.1:{world.server.port}/v1", create=False)
    return told(home.run("ask", "hi", "--context", "ctx-1"), "tls|ssl|certificate", (69,))


@case("TLS asked of a server that says nothing", "is told, after connect_timeout")
def tls_silent(world):
    home = world.home(url=f"https://127.0.0.1:{world.server.port}/v1", create=False)
    home.configure({"connect_timeout": 2})
    faults.Server.answers_tls = False
    try:
        return told(home.run("ask", "hi", "--context", "ctx-1"), "in time|no answer|time", (69,))
    finally:
        faults.Server.answers_tls = True


@case("HTTP/2 through a reverse proxy (nghttpx)", "works")
def http2(world):
    if not shutil.which("nghttpx", path=os.environ["PATH"] + ":/usr/sbin"):
        return Outcome("not tried: nghttpx is not installed", True)
    context, file = certificate(world.scratch, "localhost")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    proxy = subprocess.Popen(["nghttpx", f"-f127.0.0.1,{port}", f"-b127.0.0.1,{world.server.port}", "--workers=1",
                              f"{world.scratch}/localhost.key", file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(0.5)
        home = world.home(url=f"https://127.0.0.1:{port}/v1", create=False)
        setup = (f"cat /etc/ssl/certs/ca-certificates.crt {file} >{world.scratch}/all.pem;"
                 f" mount --bind {world.scratch}/all.pem /etc/ssl/certs/ca-certificates.crt")
        made = namespace(home, setup, "contexts", "create", "--label", "t", "--mode", "common_prefix", "--system", "s", "-y")
        return works(namespace(home, setup, "ask", "hi", "--context", "t")) if made.returncode == 0 else works(made)
    finally:
        proxy.kill()


@case("nobody listens", "is told")
def refused(world):
    home = world.home(url="http://127.0.0.1:9/v1", create=False)
    return told(home.run("ask", "hi", "--context", "ctx-1"), "connect", (69,))


@case("a name that does not exist", "is told")
def no_name(world):
    home = world.home(url="https://nowhere.invalid/v1", create=False)
    return told(home.run("ask", "hi", "--context", "ctx-1"), "nowhere.invalid|resolve|name", (69,))


@case("a proxy that is not there", "is told as the proxy")
def dead_proxy(world):
    home = world.home(url="https://nowhere.invalid/v1", create=False, variables={"HTTPS_PROXY": "http://127.0.0.1:9"})
    return told(home.run("ask", "hi", "--context", "ctx-1"), "proxy", (69,))


@case("a proxy that refuses (403)", "is told as the proxy, without its password")
def refusing_proxy(world):
    def act(x): x.head("403 Forbidden", more="Content-Length: 0\r\n")
    server = faults.Server()
    server.begin(faults.Fault("proxy", act), "common_prefix")
    home = world.home(url="https://nowhere.invalid/v1", create=False,
                      variables={"HTTPS_PROXY": f"http://user:pass-in-proxy@127.0.0.1:{server.port}"})
    run = home.run("ask", "hi", "--context", "ctx-1")
    if b"pass-in-proxy" in run.stdout + run.stderr:
        return Outcome("the password is shown", False)
    return told(run, "proxy", (69,))


@case("a full disk under the history", "is told; what came is printed")
def full_disk(world):
    home = world.home()
    data = os.path.dirname(world.database(home))
    setup = (f"mkdir -p {home.folder}/d; cp -a {data}/. {home.folder}/d/; mount -t tmpfs -o size=1m tmpfs {data}; cp -a {home.folder}/d/. {data}/;"
             f" dd if=/dev/zero of={data}/ballast bs=4k count=300 2>/dev/null")
    run = namespace(home, setup, "ask", "hi", "--context", "t")
    if run.returncode == 0 and faults.WHOLE.encode() in run.stdout and run.stderr:
        return Outcome("told, reply printed", True)
    return told(run, "disk|full|space|saved|written", (73, 74, 75))


@case("a history on a read-only disk", "is read; that nothing can be saved is told")
def read_only(world):
    home = world.home()
    home.run("ask", "hi", "--context", "t")
    data = os.path.dirname(world.database(home))
    setup = f"mount --bind {data} {data} && mount -o remount,ro,bind {data}"
    shown = namespace(home, setup, "history", "list")
    asked = namespace(home, setup, "ask", "hi", "--context", "t")
    if shown.returncode:
        return Outcome(f"cannot be read: {shown.stderr.decode()[-120:]}", False)
    if asked.returncode == 0 and asked.stderr:
        return Outcome("read, told, reply printed", True)
    return told(asked, "takes no writes|saved|read-only", (73,))


@case("a history that another process has locked", "is told")
def locked(world):
    home = world.home()
    other = sqlite3.connect(world.database(home), isolation_level=None)
    other.execute("begin exclusive")
    try:
        run = home.run("ask", "hi", "--context", "t")
        if run.returncode == 0 and run.stderr:
            return Outcome("told, reply printed", True)
        return told(run, "lock|busy|another", (73, 75))
    except subprocess.TimeoutExpired:
        return Outcome("hang", False)
    finally:
        other.close()


@case("a history with a damaged page", "is told; nothing is written over it")
def damaged(world):
    home = world.home()
    home.run("ask", "hi", "--context", "t")
    with open(world.database(home), "r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 40960)
    return told(home.run("ask", "hi", "--context", "t"), "damaged|malformed|corrupt", (70, 73, 65))


@case("a history that was cut short", "is told")
def cut_short(world):
    home = world.home()
    home.run("ask", "hi", "--context", "t")
    os.truncate(world.database(home), 5000)
    return told(home.run("history", "list"), "damaged|malformed|corrupt|not a", (70, 73, 65))


@case("a history of a later version", "is told; not a byte changes")
def later(world):
    home = world.home()
    home.run("ask", "hi", "--context", "t")
    base = sqlite3.connect(world.database(home))
    base.execute("insert into grdb_migrations values ('99 future')")
    base.commit()
    base.close()
    with open(world.database(home), "rb") as file:
        before = file.read()
    run = home.run("ask", "hi", "--context", "t")
    with open(world.database(home), "rb") as file:
        if file.read() != before:
            return Outcome("it was written", False)
    return told(run, "newer|later", (0, 70, 73, 78))


@case("kill -9 while a reply streams, then the next start", "what was seen is kept")
def killed(world):
    home = world.home(fault=SLOW)
    running = subprocess.Popen([home.program, "ask", "hi", "--context", "t"], env=home.environment, cwd=home.folder,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    seen = b""
    while b"part 10" not in seen:
        seen += os.read(running.stdout.fileno(), 65536)
    running.kill()
    running.wait()
    kept = "".join(text for _, text in home.turns())
    holds = seen.decode().startswith(kept[:len(seen)]) and "part 10" in kept
    return Outcome("kept" if holds else f"lost: {len(kept)} of {len(seen)}", holds)


@case("SIGTERM while a reply streams", "what was seen is kept")
def terminated(world):
    home = world.home(fault=SLOW)
    running = subprocess.Popen([home.program, "ask", "hi", "--context", "t"], env=home.environment, cwd=home.folder,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    seen = b""
    while b"part 10" not in seen:
        seen += os.read(running.stdout.fileno(), 65536)
    running.terminate()
    try:
        running.wait(10)
    except subprocess.TimeoutExpired:
        running.kill()
        return Outcome("hang", False)
    kept = "".join(text for _, text in home.turns())
    return Outcome("kept" if "part 10" in kept else "lost", "part 10" in kept)


@case("four programs ask a session context at once", "one conversation, no turn twice")
def four(world):
    home = world.home(mode="session")
    running = [subprocess.Popen([home.program, "ask", f"p{n}", "--context", "t"], env=home.environment, cwd=home.folder,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL) for n in range(4)]
    for one in running:
        one.wait(ways.LIMIT)
    listed = home.run("history", "list", "--json").stdout
    count = listed.count(b'"title"')
    return Outcome(f"{count} conversation, {[r.returncode for r in running]}", count == 1)


@case("`ask … | head -1` on a session context, then the next `ask`", "the next works")
def head(world):
    home = world.home(mode="session", fault=SLOW)
    subprocess.run(["sh", "-c", '"$0" ask hi --context t | head -c 20', home.program], env=home.environment, cwd=home.folder,
                   capture_output=True, timeout=ways.LIMIT)
    world.server.begin(FULL, "session")
    return works(home.run("ask", "again", "--context", "t"))


@case("standard output on a full disk", "is told, 73")
def full_output(world):
    home = world.home()
    with open("/dev/full", "wb") as out:
        run = subprocess.run([home.program, "ask", "hi", "--context", "t"], env=home.environment, cwd=home.folder, stdout=out,
                             stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=ways.LIMIT)
    run.stdout = b""
    return told(run, "space|written|output", (73,))


@case("a clock two days ahead", "the context counts as expired, nothing is sent blindly")
def clock(world):
    if not shutil.which("faketime"):
        return Outcome("not tried: faketime is not installed", True)
    home = world.home()
    run = subprocess.run(["faketime", "-f", "+2d", home.program, "ask", "hi", "--context", "t"], env=home.environment,
                         cwd=home.folder, capture_output=True, timeout=ways.LIMIT, stdin=subprocess.DEVNULL)
    return told(run, "expired", (66,))


class Terminal:
    """A pseudo-terminal whose other end does what it likes."""

    def __init__(self, home, rows, columns):
        self.child, self.master = pty.fork()
        if not self.child:
            os.chdir(home.folder)
            os.execve(home.program, [home.program, "--context", "t"], home.environment)
        self.resize(rows, columns)

    def resize(self, rows, columns):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        data, end = b"", time.monotonic() + seconds
        os.set_blocking(self.master, False)
        while time.monotonic() < end:
            try:
                data += os.read(self.master, 65536)
            except BlockingIOError:
                time.sleep(0.02)
            except OSError:
                break
        return data

    def write(self, data): os.write(self.master, data)

    def ended(self, seconds=10):
        """The way in which the program ended; None where it goes on."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            child, status = os.waitpid(self.child, os.WNOHANG)
            if child:
                return status
            time.sleep(0.05)
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        return None


@case("a terminal of one cell that grows and shrinks while a reply streams", "goes on; the reply is whole")
def one_cell(world):
    home = world.home(fault=SLOW)
    terminal = Terminal(home, 1, 1)
    terminal.read(0.5)
    terminal.write(b"hi\r")
    for rows, columns in ((1, 1), (50, 200), (2, 3), (24, 80), (1, 200), (30, 1), (24, 80)):
        terminal.resize(rows, columns)
        terminal.read(0.3)
    terminal.read(1)
    terminal.write(b"\x04")
    threading.Thread(target=terminal.read, args=(8,), daemon=True).start()
    status = terminal.ended()
    if status is None:
        return Outcome("hang", False)
    texts = "".join(text for _, text in home.turns())
    return Outcome("whole" if faults.WHOLE in texts else f"lost, status {status}", status == 0 and faults.WHOLE in texts)


@case("a terminal that stops reading for five seconds", "goes on; the reply is whole")
def not_reading(world):
    home = world.home(fault=FULL)
    terminal = Terminal(home, 50, 200)
    terminal.read(0.5)
    terminal.write(b"hi\r")
    time.sleep(5)
    terminal.read(1)
    terminal.write(b"\x04")
    threading.Thread(target=terminal.read, args=(8,), daemon=True).start()
    status = terminal.ended()
    texts = "".join(text for _, text in home.turns())
    return Outcome("whole" if status == 0 and faults.WHOLE in texts else "hang or lost", status == 0 and faults.WHOLE in texts)


@case("a terminal that hangs up while a reply streams", "ends; what was seen and typed is kept")
def hang_up(world):
    home = world.home(fault=SLOW)
    terminal = Terminal(home, 24, 80)
    terminal.read(0.5)
    terminal.write(b"hi\r")
    terminal.read(1)
    os.close(terminal.master)
    status = terminal.ended()
    texts = "".join(text for _, text in home.turns())
    holds = status is not None and "part 05" in texts
    return Outcome("kept" if holds else "hang" if status is None else "lost", holds)


def run(program, scratch, note, only):
    world = World(program, scratch)
    lines = ["| what happens | what should come of it | seen |", "|---|---|---|"]
    for name, how, act in CASES:
        if only not in name:
            continue
        try:
            outcome = act(world)
        except (subprocess.TimeoutExpired, AssertionError, OSError) as error:
            outcome = Outcome(f"hang or error: {str(error)[:100]}", False)
        lines.append(f"| {name} | {how} | {note(name, outcome)} |")
        print(lines[-1], flush=True)
    return lines
