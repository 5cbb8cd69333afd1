#!/usr/bin/env bash
# In control mode tmux tells what a pane prints line by line, %output %0 TEXT, and writes control characters and backslashes in octal, so that a
# line is a line. A good guess: each line is text that can be decoded by itself. Seen on 2026-11-29 with tmux 3.3a (Debian 12): other bytes
# go out as they came from the program, so a character is cut wherever a read ended: of some forty lines of Chinese text between two and
# fourteen begin or end within a character, and a program that reads them as UTF-8 fails or shows U+FFFD. Joined, the texts are whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && apt-get download --quiet tmux=3.3a-3 libevent-core-2.1-7 libutempter0 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
python3 - "$folder" <<'PYTHON'
import glob, os, re, subprocess, sys

folder = sys.argv[1]
text = "漢字a" * 8000
with open(folder + "/text", "w") as file: file.write(text)
environment = {"LC_ALL": "C.UTF-8", "HOME": folder, "PATH": os.environ["PATH"], "TERM": "xterm",
               "LD_LIBRARY_PATH": os.path.dirname(glob.glob(folder + "/usr/lib/*/libutempter.so.0")[0])}
tmux = [folder + "/usr/bin/tmux", "-S", folder + "/socket", "-f", "/dev/null"]
# The pane prints when the client is there, and stays for a moment: what tmux has read is sent before the session ends.
client = subprocess.Popen([*tmux, "-C", "new-session", "-x", "40", "-y", "5", f"sleep 1; cat {folder}/text; sleep 60"],
                          env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
told, broken = [], 0
for line in client.stdout:
    if not (output := re.match(rb"%output %\d+ (.*)\n", line, re.DOTALL)): continue
    told.append(output[1])
    try: output[1].decode()
    except UnicodeDecodeError: broken += 1
    if sum(map(len, told)) >= len(text.encode()): break
subprocess.run([*tmux, "kill-server"], env=environment)
client.wait()
whole = b"".join(told) == text.encode()
print(subprocess.run([*tmux, "-V"], env=environment, capture_output=True, text=True).stdout.strip(), "· lines:", len(told),
      "· not UTF-8 by themselves:", broken, "· joined:", "whole" if whole else "changed")
sys.exit(not (whole and broken))
PYTHON
