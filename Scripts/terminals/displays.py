"""Displays without a screen: an X server (Xvfb), and a Wayland compositor (sway). Each holds one terminal."""
import json, os, struct, subprocess, time
from pictures import Picture

NOBODY = 65534
# Windows without a frame, and no keys taken from them.
WITHOUT_FRAMES = """<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>yes</focusNew></focus>
<applications><application class="*"><decor>no</decor><keepBorder>no</keepBorder><position force="yes"><x>0</x><y>0</y></position></application></applications>
</openbox_config>"""


def until(holds, seconds=20, step=0.05):
    """Waits; what `holds` returned at last."""
    end = time.monotonic() + seconds
    while not (value := holds()) and time.monotonic() < end:
        time.sleep(step)
    return value


class Xvfb:
    """An X server of its own for one terminal; keys come from xdotool, pictures from xwd."""

    def __init__(self, environment, folder):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
                                       pass_fds=(writer,), stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(writer)
        with os.fdopen(reader) as numbers:
            name = ":" + numbers.readline().strip()
        self.environment = dict(environment, DISPLAY=name, GDK_BACKEND="x11", QT_QPA_PLATFORM="xcb")
        config = folder + "/openbox.xml"
        with open(config, "w") as file:
            file.write(WITHOUT_FRAMES)
        self.manager = subprocess.Popen(["openbox", "--config-file", config], env=self.environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)
        self.window = None
        time.sleep(0.3)

    def do(self, *words, **more):
        return subprocess.run(words, env=self.environment, capture_output=True, timeout=30, **more).stdout

    def take(self):
        """Finds the window of the terminal, which has the keys."""
        self.window = until(self.find)
        self.do("xdotool", "mousemove", "300", "300")
        time.sleep(0.5)

    def find(self):
        """The window that has the keys, once it can be seen."""
        self.window = self.do("xdotool", "getactivewindow").decode().strip()
        try:
            return self.window if self.window and self.picture().width > 200 else None
        except (AssertionError, struct.error):
            return None

    def size(self):
        shape = self.do("xdotool", "getwindowgeometry", "--shell", self.window).decode()
        return tuple(int(line.split("=")[1]) for name in ("WIDTH", "HEIGHT") for line in shape.split() if line.startswith(name))

    def click(self, x, y):
        self.do("xdotool", "mousemove", str(x), str(y), "click", "1", "mousemove", "300", "300")

    def resize(self, width, height):
        self.do("xdotool", "windowsize", self.window, str(width), str(height))

    def title(self):
        return self.do("xdotool", "getwindowname", self.window).decode().rstrip("\n")

    def key(self, name):
        self.do("xdotool", "key", "--clearmodifiers", name)

    def type(self, text):
        self.do("xdotool", "type", "--delay", "20", text)

    def wheel(self, down, times=3):
        self.do("xdotool", "click", "--repeat", str(times), "--delay", "15", "5" if down else "4")

    def copy(self, text):
        """Puts a text where a paste takes it from."""
        for selection in ("primary", "clipboard"):
            subprocess.run(["xclip", "-selection", selection], env=self.environment, input=text.encode(), timeout=10,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def picture(self):
        return Picture.from_xwd(self.do("xwd", "-silent", "-id", self.window))

    def close(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()


class Sway:
    """A compositor without outputs of glass; keys come from wtype, pictures from grim."""

    SIZE = (900, 760)

    def __init__(self, environment, folder):
        config = folder + "/sway.conf"
        with open(config, "w") as file:
            file.write("output HEADLESS-1 resolution %dx%d position 0 0\ndefault_border none\nxwayland disable\n"
                       "seat * hide_cursor 100\n" % self.SIZE)
        self.environment = dict(environment, WLR_BACKENDS="headless", WLR_RENDERER="pixman", WLR_LIBINPUT_NO_DEVICES="1",
                                SWAYSOCK=environment["XDG_RUNTIME_DIR"] + "/sway.sock")
        self.environment.pop("DISPLAY", None)
        runtime = environment["XDG_RUNTIME_DIR"]
        words = ["sway", "-c", config]
        if os.getuid() == 0:  # which sway refuses to run as
            os.chmod(folder, 0o711)
            os.chown(runtime, NOBODY, NOBODY)
            words = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *words]
        self.server = subprocess.Popen(words, env=self.environment, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL, start_new_session=True)
        name = until(lambda: next((entry for entry in os.listdir(runtime)
                                   if entry.startswith("wayland-") and not entry.endswith(".lock")), None))
        self.environment["WAYLAND_DISPLAY"] = name
        self.now = self.SIZE

    def do(self, *words, **more):
        return subprocess.run(words, env=self.environment, capture_output=True, timeout=30, **more).stdout

    def tree(self):
        def walk(node):
            yield node
            for child in node.get("nodes", []) + node.get("floating_nodes", []):
                yield from walk(child)
        return list(walk(json.loads(self.do("swaymsg", "-t", "get_tree") or b"{}")))

    def take(self):
        until(lambda: any(node.get("app_id") for node in self.tree()))
        time.sleep(0.5)

    def size(self):
        return self.now

    def resize(self, width, height):
        self.now = (width, height)
        self.do("swaymsg", "output", "HEADLESS-1", "resolution", f"{width}x{height}")

    def title(self):
        return next((node["name"] for node in self.tree() if node.get("app_id")), "")

    def key(self, name):
        *modifiers, key = name.split("+")
        words = []
        for modifier in modifiers:
            words += ["-M", modifier]
        self.do("wtype", *words, "-k", key)

    def type(self, text):
        self.do("wtype", "-d", "20", text)

    def copy(self, text):
        self.copier = subprocess.Popen(["wl-copy", "--foreground"], env=self.environment, stdin=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, start_new_session=True)
        self.copier.stdin.write(text.encode())
        self.copier.stdin.close()
        time.sleep(0.3)

    def picture(self):
        return Picture.from_ppm(self.do("grim", "-t", "ppm", "-"))

    def close(self):
        if hasattr(self, "copier"):
            self.copier.terminate()
        self.server.terminate()
        self.server.wait()
