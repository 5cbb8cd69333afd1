import TerminalKit

/// The modes of a terminal as the bytes of a program leave them, and what it answers. Pictures are libvterm's.
struct ModelTerminal: Equatable {
  /// What the terminal has of what only some have.
  struct Talents: Equatable {
    var hasKittyKeyboard = true
    var hasTitleStack = true
    var reportsModes = true
  }

  let talents: Talents
  /// Private modes that are on. At the start wrapping, the cursor and, for most, arrows for the wheel.
  private(set) var modes: Set<Int> = [7, 25]
  private(set) var isInserting = false
  private(set) var hasApplicationKeypad = false
  private(set) var otherKeys = 0
  private(set) var shape = 0
  private(set) var title = "shell"
  private(set) var titles: [String] = []
  /// The flags of the keyboard, those of the ordinary screen and of the other.
  private(set) var flags: [[Int]] = [[], []]
  /// What the program has asked and not been told yet.
  var answers: [TerminalReply] = []

  init(_ talents: Talents, wheelIsArrows: Bool) {
    self.talents = talents
    if wheelIsArrows { modes.insert(1007) }
  }

  private var screen: Int { modes.contains(1049) ? 1 : 0 }

  /// Takes whole sequences in.
  mutating func feed(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for part in text.split(separator: "\u{1B}").dropFirst(text.hasPrefix("\u{1B}") ? 0 : 1) {
      switch part.first {
      case "[": takeControl(part.dropFirst())
      case "]": takeTitle(part.dropFirst())
      case "=": hasApplicationKeypad = true
      case ">": hasApplicationKeypad = false
      default: break
      }
    }
  }

  private mutating func takeTitle(_ text: Substring) {
    guard text.hasPrefix("2;"), let end = text.firstIndex(of: "\u{07}") else { return }
    title = String(text[..<end].dropFirst(2))
  }

  private mutating func takeControl(_ text: Substring) {
    guard let end = text.firstIndex(where: { "@" <= $0 && $0 <= "~" }) else { return }
    let parameters = text[..<end]
    let numbers = parameters.filter { $0.isNumber || $0 == ";" }.split(separator: ";")
      .compactMap { Int($0) }
    switch (parameters.first, text[end]) {
    case ("?", "h"): modes.formUnion(numbers)
    case ("?", "l"): modes.subtract(numbers)
    case ("?", "p"): tellMode(numbers[0])
    case ("?", "u"): if talents.hasKittyKeyboard { answers.append(.keyboardFlags(0)) }
    case (">", "u"): if talents.hasKittyKeyboard { flags[screen].append(numbers[0]) }
    case ("<", "u"): flags[screen].removeLast(min(flags[screen].count, numbers.first ?? 1))
    case (">", "m"): otherKeys = numbers[1]
    case (">", _), ("<", _), ("=", _): break
    case (_, "c"): answers.append(.primaryDeviceAttributes([62]))
    case (_, "h"): isInserting = true
    case (_, "l"): isInserting = false
    case (_, "q"): shape = numbers[0]
    case (_, "t"): if talents.hasTitleStack { takeTitles(numbers[0]) }
    default: break
    }
  }

  private mutating func takeTitles(_ number: Int) {
    if number == 22 { titles.append(title) }
    if number == 23, let last = titles.popLast() { title = last }
  }

  private mutating func tellMode(_ mode: Int) {
    guard talents.reportsModes else { return }
    answers.append(.mode(mode, state: modes.contains(mode) ? 1 : 2))
  }
}
