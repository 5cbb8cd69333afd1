"""The terminals that are installed here, each with the program in it: what works, what differs, what to set.

usage: python3 Scripts/terminals PROGRAM [--only NAME]... [--ask] [--out FOLDER] [--write docs/terminals.md] [--record FILE]
  --only     the terminal of this name, or those whose names hold it
  --ask      only ask the terminals, without the program
  --out      where pictures and results go (default: .build/terminals); results of earlier runs there are kept
  --write    writes the page of all results
  --record   writes the answers and widths of all results, as data for the tests
"""
import argparse, json, os, sys, time, traceback
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import emulators, page, replies
from checks import Sitting

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--only", action="append", default=[])
parser.add_argument("--ask", action="store_true")
parser.add_argument("--out", default=".build/terminals")
parser.add_argument("--write")
parser.add_argument("--record")
options = parser.parse_args()
os.makedirs(options.out, exist_ok=True)
place = options.out + "/results.json"
results = {}
if os.path.exists(place):
    with open(place, encoding="utf8") as file:
        results = json.load(file)
url = replies.start()
failed = False
for emulator in emulators.ALL:
    if options.only and not any(word == emulator.name or word in emulator.name and word not in emulators.BY_NAME for word in options.only):
        continue
    if not emulator.is_installed:
        print(f"{emulator.name}: not installed", flush=True)
        continue
    started = time.monotonic()
    try:
        result = Sitting(emulator, os.path.abspath(options.program), url, options.out).run(options.ask)
    except Exception:
        traceback.print_exc()
        failed = True
        continue
    results[emulator.name] = dict(results.get(emulator.name, {}), **result) if options.ask else result
    print(f"{emulator.name} {result['version']}: {page.in_short(result)} ({time.monotonic() - started:.0f} s)", flush=True)
    with open(place, "w", encoding="utf8") as file:
        json.dump(results, file, ensure_ascii=False, indent=1)
missing = [emulator.name for emulator in emulators.ALL if "keys" not in results.get(emulator.name, {})]
if missing and (options.write or options.record):
    print("The page and the data are left as they are: not seen yet:", ", ".join(missing))
    options.write = options.record = None
if options.write:
    page.write(results, options.write)
if options.record:
    page.record(results, options.record)
sys.exit(failed)
