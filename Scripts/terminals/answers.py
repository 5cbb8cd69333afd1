"""What a terminal answers to questions, and by how many columns texts move its cursor."""
import re, time

ESC = "\x1b"
QUESTIONS = {
    "keyboard flags": ESC + "[?u", "held frames": ESC + "[?2026$p", "marked pastes": ESC + "[?2004$p", "wheel as arrows": ESC + "[?1007$p",
    "clusters": ESC + "[?2027$p", "background": ESC + "]11;?\x07", "name": ESC + "[>0q", "second attributes": ESC + "[>c", "attributes": ESC + "[c",
}
# What an answer to each looks like.
FORMS = {
    "keyboard flags": r"\x1b\[\?\d+u", "held frames": r"\x1b\[\?2026;\d\$y", "marked pastes": r"\x1b\[\?2004;\d\$y",
    "wheel as arrows": r"\x1b\[\?1007;\d\$y", "clusters": r"\x1b\[\?2027;\d\$y", "background": r"\x1b\]11;[^\x07\x1b]*(?:\x07|\x1b\\)",
    "name": r"\x1bP>\|[^\x1b]*\x1b\\", "second attributes": r"\x1b\[>[\d;]*c", "attributes": r"\x1b\[\?[\d;]*c",
}
# What the program turns on before it asks, and what turns it off again.
BEFORE = {"marked pastes": (ESC + "[?2004h", ESC + "[?2004l")}
# What the program asks as it starts, in its order.
AT_START = ["marked pastes", "wheel as arrows", "keyboard flags", "held frames", "background", "attributes"]

WIDTHS = {
    "family": "👨‍👩‍👧‍👦", "heart": "❤️", "keycap": "1️⃣", "flag": "🇩🇪", "skin tone": "👍🏽", "flag of tags": "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "rainbow flag": "🏳️‍🌈", "woman at a computer": "👩‍💻", "text style": "⚡︎", "Unicode 15": "🫨", "Unicode 16": "\U0001fae9",
    "Devanagari": "क्षि", "Bengali": "কো", "Tamil": "கொ", "Burmese": "မေ", "Khmer": "កោ", "Thai am": "กำ", "jamo": "각",
    "tone mark": "가〮", "kana and mark": "が", "Hangul filler": "aㅤb", "choseong filler": "aᅟb", "soft hyphen": "a­b",
    "bismillah": "﷽", "long dash": "⸻", "hexagram": "䷀", "half-width kana": "ｶﾞ", "ideograph": "漢", "box": "─", "ellipsis": "…",
}


def answers(seat):
    """For each question: the answer, whether it comes after that of the device attributes, and what it does to the screen."""
    seat.write(ESC + "[0m" + ESC + "[H" + ESC + "[2J")
    found = {}
    for name, question in QUESTIONS.items():
        on, off = BEFORE.get(name, ("", ""))
        seat.write(f"{on}{ESC}[6;11H{ESC}7{ESC}[8;21H")
        answer = {"question": question, "answer": seat.ask(question)}
        place = seat.cursor()
        if place == (5, 10):
            answer["restores"] = True
        elif place and place != (7, 20):
            # Seen in pictures: the last character of the question.
            answer["draws"] = question[-(place[1] - 20):]
        seat.write(off)
        found[name] = answer
    seat.write(ESC + "[H" + ESC + "[2J")
    said = seat.ask("".join(QUESTIONS[name] for name in AT_START), 0.8)
    seat.write(ESC + "[H" + ESC + "[2J")
    attributes = re.search(FORMS["attributes"], said)
    for name in AT_START:
        place = re.search(FORMS[name], said)
        if place and attributes and place.start() > attributes.start():
            found[name]["late"] = True
    return found


def widths(seat):
    """The columns of each text; 0 where nothing is drawn, None where the terminal does not tell."""
    found = {}
    seat.write(ESC + "[?7l")
    for name, text in WIDTHS.items():
        seat.write(f"{ESC}[3;1H{ESC}[2K{text}")
        place = seat.cursor()
        found[name] = place[1] if place and place[0] == 2 else None
    seat.write(ESC + "[?7h" + ESC + "[H" + ESC + "[2J")
    return found


def colours(seat, cells):
    """Which kinds of colours are drawn as they are given."""
    kinds = {"256": (ESC + "[48;5;33m", (0, 135, 255)), "24 bits": (ESC + "[48;2;10;120;200m", (10, 120, 200))}
    found = []
    for name, (code, wanted) in kinds.items():
        seat.write(f"{ESC}[H{ESC}[2J{ESC}[3;5H{code}   {ESC}[0m{ESC}[H")
        time.sleep(0.3)
        picture = cells.of(seat.picture(), 2, 5)
        if picture.width and picture.pixel(picture.width // 2, picture.height // 2) == wanted:
            found.append(name)
    seat.write(ESC + "[H" + ESC + "[2J")
    return found
