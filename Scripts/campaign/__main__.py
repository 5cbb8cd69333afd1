"""The fault campaign: everything that a server, a network, a disk or a terminal can do, in every way to use the program.

usage: python3 Scripts/campaign PROGRAM [--write docs/reliability.md] [--only WORD]
"""
import argparse, os, shutil, sys, tempfile, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import faults, surroundings, ways

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--write")
parser.add_argument("--only", default="")
options = parser.parse_args()
program = os.path.abspath(options.program)
started = time.monotonic()
scratch = tempfile.mkdtemp(prefix="campaign")
bad = []
runs = 0


def note(place, outcome):
    global runs
    runs += 1
    if not outcome.holds:
        bad.append(f"{place}: {outcome.word}")
        print("  NOT", bad[-1], flush=True)
    return outcome.word if outcome.holds else f"**{outcome.word}**"


def campaign():
    """Every fault, in each way to use the program, for both kinds of context."""
    server = faults.Server()
    url = f"http://127.0.0.1:{server.port}/v1"
    cells = [(way, mode, streams) for mode in ("common_prefix", "session")
             for way, streams in ((ways.ask, True), (ways.ask, False), (ways.line_mode, True), (ways.screen, True))]
    names = ["ask", "ask --no-stream", "line mode", "screen"]
    lines = ["| fault | " + " | ".join(f"prefix: {n}" for n in names) + " | " + " | ".join(f"session: {n}" for n in names) + " |",
             "|" + "---|" * 9]
    for fault in faults.FAULTS:
        if options.only not in fault.name:
            continue
        row = []
        for number, (way, mode, streams) in enumerate(cells):
            if streams not in fault.streams:
                row.append("–")
                continue
            server.begin(fault, mode)
            home = ways.Home(f"{scratch}/{runs}", program, url, mode, {"CTXCHAT_MODEL": "m"})
            home.configure({"idle_timeout": 3, "connect_timeout": 3})
            home.create()
            row.append(note(f"{fault.name} / {mode} / {names[number % 4]}", way(home, fault, streams)))
            shutil.rmtree(home.folder, ignore_errors=True)
        lines.append("| " + " | ".join([fault.name] + row) + " |")
        print(lines[-1], flush=True)
    return lines


tables = campaign()
around = surroundings.run(program, scratch, note, options.only)
shutil.rmtree(scratch, ignore_errors=True)
seconds = time.monotonic() - started
print(f"{runs} runs in {seconds:.0f} s, {len(bad)} not as they should be")
if options.write:
    with open(options.write, encoding="utf8") as file:
        page = file.read()
    for name, text in (("faults", tables), ("surroundings", around)):
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        page = page[:page.index(begin) + len(begin)] + "\n".join(text) + "\n" + page[page.index(end):]
    with open(options.write, "w", encoding="utf8") as file:
        file.write(page)
sys.exit(bool(bad))
