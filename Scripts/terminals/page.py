"""What the rig writes: the page for readers, and the data for the tests."""
import json
import re

BEGIN, END = "<!-- measured -->\n", "<!-- end of what was measured -->"
LOOKS = 12
# What is told of a terminal that its tables do not show.
NOTES = {
    "alacritty": ["The keypad's Enter arrives as Ctrl+J and begins a new line."],
    "dvtm in xterm": ["Gives each accent and vowel sign a column of its own, so rows with them are shifted, in tables too, and counts the "
                      "cursor from 0. Use tmux or screen for texts in Thai, Hindi and their like."],
    "foot": [],
    "kitty": ["Ctrl+Shift+- is its own key for the size of the font; `map ctrl+shift+minus no_op` in kitty.conf gives Ctrl+_ back, and Ctrl+/ "
              "undoes without that.", "Makes arrows of the wheel; several at once scroll the reply."],
    "konsole": [],
    "lxterminal": ["F10 opens its menu; Edit, Preferences, Advanced turns that off."],
    "mate-terminal": ["F1 is its help."],
    "mlterm": ["A letter that begins left of its cell leaves a dot in the left margin."],
    "mosh in xterm": ["Answers nothing but its attributes: set `theme`. `XTerm*metaSendsEscape: true` gives Alt with letters and figures."],
    "pterm": ["Does not tell its background: set `theme` if it is light."],
    "qterminal": ["Draws the border of a table behind wide text in another place than its cell.", "Draws a `p` for a question that it does not know; ctxchat takes it back at once."],
    "screen in xterm": ["Knows no 24-bit colours; `altscreen on` in .screenrc gives the shell its picture back. Alt as in mosh."],
    "st": ["Keeps no titles: the shell's folder is shown after the program.", "The wheel arrives as Ctrl+Y and Ctrl+E."],
    "terminology": ["Gives some vowel signs of Thai and Hindi a column of their own.", "Alt+Enter pastes."],
    "tmux in foot": ["`set -s extended-keys on` lets Shift+Enter through, `set -s set-clipboard on` the clipboard."],
    "tmux in kitty": ["As in foot. tmux counts a column for spacing vowel signs (Hindi, Tamil, Burmese …) that kitty draws in none, so rows "
                      "with them are shifted."],
    "tmux in xterm": ["As in foot; Alt as in mosh."],
    "urxvt": ["Takes one font for all unless told: `URxvt.font: xft:Noto Sans Mono,xft:Noto Sans Mono CJK SC,xft:Noto Sans Thai`.", "Asks before it pastes several lines: y."],
    "xfce4-terminal": ["Asks before it pastes several lines: Enter."],
    "xterm": ["With Xft a line that ends at the right edge leaves a dot in the margin, and vowel signs that its font lacks are not drawn.",
              "Alt+Enter is its full screen: `XTerm*omitTranslation: fullscreen` gives it back."],
    "zutty": ["Draws a `p` for a question that it does not know; ctxchat takes it back at once.", "Begins with xterm's mode 1 for Shift+Enter and "
              "its like, and no sequence tells that: after ctxchat they send what they do without it.",
              "Draws nothing for writings that its two fonts lack."],
}
CLASSES = ["family", "heart", "keycap", "flag", "skin tone", "flag of tags", "Unicode 15", "Devanagari", "Tamil", "Burmese", "Thai am", "Hangul filler"]


def in_short(result):
    wrong = [name for name, same in result["looks"].items() if not same]
    return f"{len(result['looks'])} pictures, {len(wrong)} not as after a redraw {wrong}; {result.get('left')}; {result['misaligned']}"


def record(results, place):
    """The answers and widths of all, for the tests that play the terminals."""
    terminals = []
    for name in sorted(results):
        result = results[name]
        questions = [{"name": what, "ask": answer["question"], "answer": answer["answer"],
                      **{effect: answer[effect] for effect in ("draws", "restores", "late") if effect in answer}}
                     for what, answer in result["answers"].items()]
        terminals.append({"name": name, "version": result["version"],
                          "environment": {key: value for key, value in result["told"].items() if value != "set"},
                          "cursorCountsFrom": result["counts from"], "questions": questions, "widths": result["widths"]})
    with open(place, "w", encoding="utf8") as file:
        json.dump(terminals, file, ensure_ascii=True, indent=1)
        file.write("\n")


def table(head, rows):
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "---|" * len(head)] + ["| " + " | ".join(row) + " |" for row in rows])


def arrives(result, key):
    """Whether a key arrives as what it is, or as what it arrives."""
    found = result["keys"][key]
    read = [word for word in found["read"] if not word.startswith(("reply", "focus"))]
    wanted = {"keypad Enter": "Enter"}.get(key, key)
    if not found["sent"]:
        return "its own"
    if wanted in read:
        return "yes"
    # The rig reads the program's output as Latin-1.
    return "as " + ", ".join(word.encode("latin1").decode("utf8", "replace") for word in read[:1])


def broken(result, what):
    """The rows in which something does not stand where it should."""
    found = []
    for sentence in result["misaligned"]:
        place, _, rest = sentence.partition(", ")
        if place.startswith(what) and "not there" in rest:
            found.append(rest.split(":")[0])
        elif place.startswith(what) and "the cursor" in sentence:
            found.append("the cursor")
    return list(dict.fromkeys(found))


def seen(result):
    looks = result["looks"]
    same = sum(looks.values())
    wrong = [f"{name} ({result['differences'][name]} pixels)" for name, good in looks.items() if not good]
    title = result["title"]
    # The shells of the rig set no title: a terminal that gives back what was there may show none.
    after = ("as before" if title["after"] == title["before"] else "empty" if not title["after"]
             else "user, host and folder" if "/rig" in title["after"] else f"`{title['after']}`")
    return [result["name"], result["version"], f"{same} of {len(looks)}" + (": not " + ", ".join(wrong) if wrong else ""),
            ", ".join(broken(result, "table")) or "straight", ", ".join(broken(result, "composer")) or "straight",
            result["left"] + (", keys differ" if result["keys as before"] is False else "") + (", bytes typed" if result["said after leaving"] else ""), after]


def paste(result):
    text = result.get("pasted") or ""
    if not text:
        return "not tried"
    ends = "CR" if "\rtwo" in text else "LF"
    whole = result["paste in the composer"] == ["› one 一", "two", "", "three"]
    return ("marked" if text.startswith("\x1b[200~") else "not marked") + f", {ends}" + ("" if whole else ", **not as it was**")


def wheel(result):
    sent = result.get("wheel")
    if sent is None:
        return "not tried"
    what = "nothing" if not sent else "arrows" if sent[-1] in "AB" else "Ctrl+Y, Ctrl+E"
    return what + ("" if result["wheel keeps the draft"] else ", **changes the draft**")


def told(result):
    answers = result["answers"]
    said = {name: answer["answer"] for name, answer in answers.items()}
    name = re.sub(r"^\x1bP>\||\x1b\\$", "", said["name"]) or "–"
    frames = re.search(r";(\d)\$y", said["held frames"])
    background = re.search(r"rgb:(\w\w)\w*/(\w\w)\w*/(\w\w)", said["background"])
    odd = [f"draws `{answer['draws']}` for {what}" for what, answer in answers.items() if "draws" in answer]
    odd += [f"{what} moves its cursor" for what, answer in answers.items() if answer.get("restores")]
    odd += [f"{what} comes late" for what, answer in answers.items() if answer.get("late")]
    if len(odd) > 2:
        odd = ["draws `p` for DECRQM"]
    return [result["name"], name, "`#" + "".join(background.groups()) + "`" if background else "–",
            {"0": "no", "1": "yes", "2": "yes", "3": "yes", "4": "never"}[frames[1]] if frames else "–",
            "kitty's" if said["keyboard flags"] else "–", "yes" if said["attributes"] else "**no**", ", ".join(odd) or "–"]


def write(results, place):
    """The page's tables; what stands around them is kept."""
    all = [results[name] for name in sorted(results) if "keys" in results[name]]
    keys = list(all[0]["keys"])
    parts = ["## The program in each", table(["Terminal", "Version", "Pictures as after a redraw", "Table", "Composer", "What the shell finds", "Title after"],
                                             [seen(result) for result in all]),
             "## Keys, pastes, wheel", table(["Terminal"] + keys + ["Paste", "Wheel"],
                                             [[result["name"]] + [arrives(result, key) for key in keys] + [paste(result), wheel(result)] for result in all]),
             "## What each says of itself", table(["Terminal", "Name", "Background", "Holds frames", "Keyboard", "Attributes", "What a question does"],
                                                  [told(result) for result in all]),
             "## Columns", table(["Terminal"] + CLASSES + ["Colours"],
                                 [[result["name"]] + ["–" if result["widths"][name] is None else str(result["widths"][name]) for name in CLASSES]
                                  + [", ".join(result["colours"]) or "neither"] for result in all]),
             "## What differs, and what to set",
             "\n".join(f"- **{result['name']}**: {' '.join(NOTES.get(result['name'], [])) or 'nothing.'}" for result in all)]
    with open(place, encoding="utf8") as file:
        page = file.read()
    page = page[:page.index(BEGIN) + len(BEGIN)] + "\n" + "\n\n".join(parts) + "\n\n" + page[page.index(END):]
    with open(place, "w", encoding="utf8") as file:
        file.write(page)
