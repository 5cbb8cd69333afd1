#!/usr/bin/env bash
# pathspec is how most Python tools read .gitignore; its GitIgnoreSpec says that it does what git does. Seen on 2026-11-29 with
# pathspec 1.1.1 beside git 2.39.5: a class such as [[:upper:]] matches nothing, and `!dir/a` brings back a file of a folder that is
# ignored as a whole. So a tool that collects files by it takes files in which git ignores.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pathspec==1.1.1
"$folder/venv/bin/python" -W ignore - "$folder/tree" <<'PYTHON'
import os, subprocess, sys
import pathspec

tree = sys.argv[1]
subprocess.run(["git", "init", "--quiet", tree], check=True)
os.mkdir(tree + "/dir")
for name in ("a", "Z", "dir/a", "dir/b"):
    open(f"{tree}/{name}", "w").close()

def by_git(rules):
    with open(tree + "/.gitignore", "w") as file:
        file.write("\n".join(rules) + "\n")
    listing = subprocess.run(["git", "-C", tree, "ls-files", "-z", "--others", "--ignored", "--exclude-standard"],
                             capture_output=True, check=True).stdout.decode()
    return sorted(name for name in listing.split("\0") if name and name != ".gitignore")

def by_pathspec(rules):
    found = pathspec.GitIgnoreSpec.from_lines(rules).match_tree_files(tree)
    return sorted(name for name in found if not name.startswith(".git"))

seen = []
for rules in (["[[:upper:]]"], ["dir/[[:lower:]]"], ["dir", "!dir/a"]):
    seen.append((by_git(rules), by_pathspec(rules)))
    print(rules, "git:", *seen[-1][0], "· pathspec:", *seen[-1][1])
sys.exit(seen != [(["Z"], []), (["dir/a", "dir/b"], []), (["dir/a", "dir/b"], ["dir/b"])])
PYTHON
