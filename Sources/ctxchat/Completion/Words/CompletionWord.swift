/// A word that may follow, and what it is.
struct CompletionWord: Hashable {
  var text: String
  var about: String

  init(_ text: String, _ about: String = "") {
    self.text = text
    self.about = about
  }

  /// True if the word can be written on a command line and shown: nothing in it acts on a terminal or turns the
  /// direction of its text.
  var isWritable: Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy(Self.isHarmless)
  }

  /// The first sentence of a text, without its period.
  static func firstSentence(of text: String) -> String {
    guard let end = text.firstRange(of: ". ") else {
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
    return String(text[..<end.lowerBound])
  }

  /// The word with another beginning.
  func with(lead: String) -> CompletionWord { CompletionWord(lead + text, about) }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: !scalar.properties.isBidiControl
    }
  }
}

extension [CompletionWord] {
  /// The words that begin with a text; in any case if none begins with it exactly.
  func beginning(with text: String) -> [CompletionWord] {
    let exact = filter { $0.text.hasPrefix(text) }
    if !exact.isEmpty || text.isEmpty { return exact }
    let folded = text.lowercased()
    return filter { $0.text.lowercased().hasPrefix(folded) }
  }
}
