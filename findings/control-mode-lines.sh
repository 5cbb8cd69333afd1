#!/usr/bin/env bash
# In control mode tmux tells what a pane prints line by line, %output %0 TEXT, and writes control characters and backslashes in
# octal, so that a line is a line. A good guess: each line is text that can be decoded by itself. Seen on 2026-11-29 with tmux 3.3a
# (Debian 12): other bytes go out as they came from the program: of a character whose first byte a program writes alone (at the end
# of its buffer, say), a line ends with that byte, and the next one begins with the others. Who reads the lines as UTF-8 fails at
# both, or shows U+FFFD twice. Joined, the texts are whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && apt-get download --quiet tmux=3.3a-3 libevent-core-2.1-7 libutempter0 >/dev/null 2>&1 && \
  for package in *.deb; do dpkg-deb -x "$package" .; done)
python3 - "$folder" <<'PYTHON'
import glob, os, re, subprocess, sys

folder = sys.argv[1]
text = "漢字"
with open(folder + "/text", "w") as file: file.write(text)
environment = {"LC_ALL": "C.UTF-8", "HOME": folder, "PATH": os.environ["PATH"], "TERM": "xterm",
               "LD_LIBRARY_PATH": os.path.dirname(glob.glob(folder + "/usr/lib/*/libutempter.so.0")[0])}
tmux = [folder + "/usr/bin/tmux", "-S", folder + "/socket", "-f", "/dev/null"]
# The first byte, and three seconds later the others.
client = subprocess.Popen([*tmux, "-C", "new-session", "-x", "40", "-y", "5", f"sleep 1; head -c 1 {folder}/text; sleep 3; tail -c +2 {folder}/text; sleep 60"],
                          env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
told, broken = [], []
for line in client.stdout:
    if not (output := re.match(rb"%output %\d+ (.*)\n", line, re.DOTALL)): continue
    told.append(output[1])
    try: output[1].decode()
    except UnicodeDecodeError: broken.append(output[1])
    if sum(map(len, told)) >= len(text.encode()): break
subprocess.run([*tmux, "kill-server"], env=environment)
client.wait()
whole = b"".join(told) == text.encode()
print(subprocess.run([*tmux, "-V"], env=environment, capture_output=True, text=True).stdout.strip(), "· lines:", told,
      "· not UTF-8 by themselves:", len(broken), "· joined:", "whole" if whole else "changed")
sys.exit(not whole or broken != [text.encode()[:1], text.encode()[1:]])
PYTHON
