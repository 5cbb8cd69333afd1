/// What the user typed, as words that must all be found. Nothing in it is an operator.
struct SearchQuery: Equatable, Sendable {
  /// One thing to be found.
  struct Term: Equatable, Sendable {
    /// The folded text.
    var scalars: [Unicode.Scalar]
    /// Whether it is a run of a script that is cut into pairs; else words, with what stands between
    /// them.
    var isPaired: Bool
  }

  var terms: [Term]
  /// The query as it was typed, without white space around it.
  let plain: String

  init(_ text: String) {
    terms = []
    plain = String(Self.trim(text))
    for chunk in plain.unicodeScalars.split(whereSeparator: \.properties.isWhitespace) {
      var folded = FoldedText()
      Spelling.scan(chunk) { scalar, _ in
        folded.append(scalar)
        return true
      }
      for piece in folded.scalars.split(separator: " ") { addTerms(of: piece) }
    }
  }

  private mutating func addTerms(of scalars: ArraySlice<Unicode.Scalar>) {
    var rest = scalars
    while let first = rest.first {
      let isPaired = Script.isPaired(first)
      let run = rest.prefix { Script.isPaired($0) == isPaired }
      rest = rest.dropFirst(run.count)
      let term = Term(scalars: isPaired ? Array(run) : Self.trimWords(run), isPaired: isPaired)
      if !term.scalars.isEmpty, !terms.contains(term) { terms.append(term) }
    }
  }

  /// Without what no token holds, at both ends.
  private static func trimWords(_ run: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    guard let first = run.firstIndex(where: Script.isWord),
      let last = run.lastIndex(where: Script.isWord)
    else { return [] }
    return Array(run[first...last])
  }

  private static func trim(_ text: String) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return start[...last]
  }

  /// The query in the language of FTS5; `nil` when it holds no token and can only be looked for as
  /// it is.
  ///
  /// - Parameter wholeWords: Whether a word must be all of a word of the text, else only its
  ///   beginning.
  func expression(wholeWords: Bool) -> String? {
    if terms.isEmpty { return nil }
    return terms.map { Self.expression($0, wholeWords: wholeWords) }.joined(separator: " AND ")
  }

  /// A phrase. A single character of a paired script is always the beginning of a pair.
  private static func expression(_ term: Term, wholeWords: Bool) -> String {
    var phrase = String.UnicodeScalarView()
    if term.isPaired, term.scalars.count > 1 {
      for (first, second) in zip(term.scalars, term.scalars.dropFirst()) {
        phrase.append(contentsOf: [first, second, " "])
      }
      return "\"\(String(phrase))\""
    }
    for scalar in term.scalars { phrase.append(scalar == "\"" ? " " : scalar) }
    return "\"\(String(phrase))\"" + (wholeWords && !term.isPaired ? "" : "*")
  }
}
