import Basics

/// Commands of vi put together at random, by its grammar.
///
/// What differs from vim on purpose is not made: `Tests/Corpus/vi-differences.txt` has the rows that show it.
struct ViCommands {
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  /// A few commands in a row.
  mutating func sequence(_ commands: ClosedRange<Int> = 1...4) -> String {
    // Something for the first `;`, `.`, `p` and `"ap` to do.
    let start =
      one(of: ["fo", "2te", "Fo"]) + "\"aylyl" + one(of: ["ix␛", "x", "gUl"])
      + one(of: ["", "0", "w", "j"])
    let commands = (0..<Int.random(in: commands, using: &random)).map { _ in command() }.joined()
    return start + commands
  }

  /// A command that changes a text, but does not repeat, undo or select.
  mutating func change() -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: one(of: ["d", "c", ">", "<", "gU", "g~"]) + target() + "␛"
    case 1: typing()
    case 2: count() + one(of: ["x", "X", "~", "ra", "r␍", "J", "gJ"])
    default: one(of: ["D", "CX␛", "Sab␛", "dd", "3x", "2dw", "d2w", "cwX␛", ">>", "g~~", "sx␛"])
    }
  }

  /// Motions, or a text object, as an operator takes them.
  mutating func target() -> String {
    one(of: [true, false]) ? object() : count() + motion()
  }

  /// Some motions.
  mutating func motions(_ number: ClosedRange<Int> = 1...3) -> String {
    (0..<Int.random(in: number, using: &random)).map { _ in count() + motion() }.joined()
  }

  /// Lines of words, brackets and quotes, some indented, some empty.
  mutating func text() -> String {
    one(of: ["one ", "(a b) "])
      + (0..<Int.random(in: 2...6, using: &random)).map { _ in line() }.joined(separator: "\n")
  }

  private mutating func line() -> String {
    let indent = one(of: ["", "", "", "  ", "    "])
    let words = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      one(of: [
        "one", "two", "a", "b-c", "d.e", "f_g", "(x", "y)", "{z", "w}", "\"q r\"", "'s'", "end.",
        "No!", "[1]", "==", "été", "中文", "<t>", "h,",
      ]) + one(of: [" ", " ", " ", " ", "  ", ""])
    }
    return indent + words.joined()
  }

  private mutating func command() -> String {
    switch Int.random(in: 0..<13, using: &random) {
    case 0...2: count() + motion()
    case 3...5: deletion()
    case 6: typing()
    case 7: count() + one(of: ["x", "X", "~", "ra", "p", "P", "Y", "r␍"])
    case 8...9: one(of: ["x", "dw", ">>", "iab␛", "A!␛", "~"]) + motion() + "."
    case 10:
      one(of: ["yy", "yw", "yiw", "yG", "\"ayy", "\"Ayw", "y$"])
        + one(of: ["p", "P", "2p", "\"ap"])
    case 11: one(of: ["J", "gJ", "2J"])
    default: visual()
    }
  }

  private mutating func deletion() -> String {
    if one(of: [true, false, false]) {
      // Where a motion back leads nowhere, vim still changes the case of one letter.
      let target =
        one(of: [true, false]) ? object() : count() + one(of: ["w", "E", "$", "j", "G", "}", "l"])
      return one(of: ["gU", "gu", "g~"]) + target
    }
    let letters = one(of: ["d", "d", "c", "y", ">", "<"])
    let isMotion = one(of: [true, true, false])
    let target = isMotion ? count() + motion() : object()
    return (isMotion ? count() : "") + letters + target
      + (letters == "c" ? one(of: ["X", "", "new "]) + "␛" : "")
  }

  private mutating func typing() -> String {
    let keys = one(of: ["ab", "a b", "x␍y", "q␈", "one two␗", ""])
    let begin =
      one(of: [true, false])
      ? one(of: ["S", "s"]) : count() + one(of: ["i", "a", "I", "A", "o", "O", "R"])
    return begin + keys + "␛"
  }

  /// A repetition of a change in visual mode counts columns in vim, so none follows.
  private mutating func visual() -> String {
    let moves =
      one(of: [true, false])
      ? object() + one(of: ["", "", "l"])
      : (0..<Int.random(in: 1...3, using: &random)).map { _ in
        one(of: [true, true, false]) ? count() + motion() : one(of: ["o", "oo"])
      }.joined()
    return one(of: ["v", "v", "V"]) + moves
      + one(of: ["d", "y", "cX␛", ">", "<", "~", "u", "U", "rz", "␛", "x", "D", "Y"]) + "ix␛"
  }

  private mutating func motion() -> String {
    one(of: [
      "h", "j", "k", "l", "w", "W", "b", "B", "e", "E", "ge", "gE", "^", "$", "¦", "fo", "te", "Fo",
      "Te", ";", ",", "%", "gg", "G", "+", "-", "_", "(", ")", "}", "␠", "␈",
    ])
  }

  private mutating func object() -> String {
    one(of: ["i", "a"]) + one(of: ["w", "W", "s", "p", "\"", "'", "(", "[", "{", "<", "b", "B"])
  }

  private mutating func count() -> String {
    one(of: ["", "", "", "", "", "2", "3"])
  }

  private mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }
}
