"""Stands where a shell stands in a terminal: passes the bytes of terminal and program on, and tells the rig of them.

usage: tap.py SOCKET    (the rig listens there; both sides send lines of JSON, with bytes as Latin-1)
"""
import fcntl, json, os, pty, select, signal, socket, struct, sys, termios, time, tty

rig = socket.socket(socket.AF_UNIX)
rig.connect(sys.argv[1])
program = None  # (pid, its terminal)


def tell(**values):
    rig.sendall(json.dumps(dict(values, time=time.monotonic())).encode() + b"\n")


def size():
    return struct.unpack("HHHH", fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))


def write(descriptor, data):
    while data:
        data = data[os.write(descriptor, data):]


def start(words, environment):
    global program
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(words[0], words, dict(os.environ, **environment))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *size()))
    program = (pid, terminal)


def obey(order):
    if "write" in order:
        write(1, order["write"].encode("latin1"))
        tell(wrote=True)
    elif "type" in order and program:
        write(program[1], order["type"].encode("latin1"))
    elif "run" in order:
        start(order["run"], order["environment"])
    elif "signal" in order and program:
        os.kill(program[0], order["signal"])
    elif "quit" in order:
        sys.exit()


before = termios.tcgetattr(0)
tty.setraw(0)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
now = size()
tell(size=now, environment=dict(os.environ))
orders = b""
try:
    while True:
        ready = select.select([0, rig] + ([program[1]] if program else []), [], [], 0.05)[0]
        if now != size():
            now = size()
            if program:
                fcntl.ioctl(program[1], termios.TIOCSWINSZ, struct.pack("HHHH", *now))
            tell(size=now)
        if 0 in ready:
            data = os.read(0, 65536)
            if not data:
                break
            tell(terminal=data.decode("latin1"))
            if program:
                write(program[1], data)
        if program and program[1] in ready:
            try:
                data = os.read(program[1], 65536)
            except OSError:
                data = b""
            if data:
                write(1, data)
                tell(program=data.decode("latin1"))
            else:
                status = os.waitpid(program[0], 0)[1]
                os.close(program[1])
                program = None
                tell(ended=os.waitstatus_to_exitcode(status))
        if rig in ready:
            data = rig.recv(65536)
            if not data:
                break
            *lines, orders = (orders + data).split(b"\n")
            for line in lines:
                obey(json.loads(line))
finally:
    termios.tcsetattr(0, termios.TCSANOW, before)
