/// The text objects.
struct ViObject: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case word(isBig: Bool)
    case sentence, paragraph
    case quote(Character)
    case block(open: Character, close: Character)
  }

  var kind: Kind
  /// True for `a`: with the white space, the quotes or the brackets around it.
  var isAround: Bool

  /// The object of a letter after `i` or `a`.
  init?(_ letter: Character, isAround: Bool) {
    self.isAround = isAround
    switch letter {
    case "w": kind = .word(isBig: false)
    case "W": kind = .word(isBig: true)
    case "s": kind = .sentence
    case "p": kind = .paragraph
    case "\"", "'", "`": kind = .quote(letter)
    case "(", ")", "b": kind = .block(open: "(", close: ")")
    case "[", "]": kind = .block(open: "[", close: "]")
    case "{", "}", "B": kind = .block(open: "{", close: "}")
    case "<", ">": kind = .block(open: "<", close: ">")
    default: return nil
    }
  }
}
