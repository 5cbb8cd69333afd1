/// Motions.
extension ViCommandReader {
  mutating func motion(_ key: ViKey) throws(Stop) -> ViMotion {
    switch key {
    case .left: return .left
    case .right: return .right
    case .up: return .up
    case .down: return .down
    case .home: return .lineStart
    case .end: return .lineEnd
    case .backspace: return .leftAcross
    case .enter, .delete, .redo: throw .unknown
    case .character(let letter):
      if let motion = Self.motions[letter] { return motion }
      switch letter {
      case "f", "F", "t", "T":
        return .find(
          ViFind(
            character: try character(), isForward: letter == "f" || letter == "t",
            isTill: letter == "t" || letter == "T"))
      case "g":
        guard let motion = Self.longMotions[try character()] else { throw .unknown }
        return motion
      default: throw .unknown
      }
    }
  }

  static let motions: [Character: ViMotion] = [
    "h": .left, "l": .right, "k": .up, "j": .down, " ": .rightAcross,
    "0": .lineStart, "^": .firstNonBlank, "$": .lineEnd, "|": .column,
    "w": .word(isBig: false), "W": .word(isBig: true),
    "e": .wordEnd(isBig: false), "E": .wordEnd(isBig: true),
    "b": .wordBack(isBig: false), "B": .wordBack(isBig: true),
    ";": .findAgain(isReversed: false), ",": .findAgain(isReversed: true),
    "%": .bracket, "G": .lastLine, "+": .lineBelow, "-": .lineAbove, "_": .lineHere,
    "{": .paragraph(isForward: false), "}": .paragraph(isForward: true),
    "(": .sentence(isForward: false), ")": .sentence(isForward: true),
  ]

  /// After a `g`.
  static let longMotions: [Character: ViMotion] = [
    "g": .firstLine, "e": .wordEndBack(isBig: false), "E": .wordEndBack(isBig: true),
    "_": .lastNonBlank, "j": .rowDown, "k": .rowUp,
  ]
}
