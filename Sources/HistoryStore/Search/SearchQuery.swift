/// The user's input as words and signs that must all be found. It has no operators.
///
/// A piece between white space that has no word is searched for as it is: `->`, `→`, `。`. Of the signs that touch a
/// word, symbols must be there, too (`c++`, `a=b`, `5€`); punctuation need not, because sentences bring it along
/// (`word,` `(word)` `two-words`).
struct SearchQuery: Equatable, Sendable {
  /// One thing to be found.
  struct Term: Equatable, Sendable {
    /// The folded text.
    var scalars: [Unicode.Scalar]
    /// True if it is a run of a script that is cut into pairs; else words, with what stands between
    /// them.
    var isPaired: Bool
  }

  private(set) var terms: [Term] = []
  /// Runs of signs, as they were typed.
  private(set) var signs: [String] = []

  /// Number of runs of signs that are checked in the texts themselves: SQLite bounds a condition. Beyond it
  /// the index's pairs must do.
  static let checkedSigns = 100

  /// Number of terms that must be found.
  var count: Int { terms.count + signs.count }

  init(_ text: String) {
    for chunk in text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace) {
      var folded = FoldedText()
      Spelling.scan(chunk) { scalar, _ in
        folded.append(scalar)
        return true
      }
      var hasWords = false
      for piece in folded.scalars.split(separator: " ") {
        hasWords = addTerms(of: piece) || hasWords
      }
      addSigns(of: chunk, besideWords: hasWords)
    }
  }

  private mutating func addSigns(of chunk: Substring.UnicodeScalarView, besideWords: Bool) {
    for run in chunk.split(whereSeparator: { !SymbolText.counts($0, besideWords: besideWords) }) {
      let sign = String(run)
      if !signs.contains(where: sign.hasSameBytes) { signs.append(sign) }
    }
  }

  /// Adds what of a folded text is words; says whether there were any.
  private mutating func addTerms(of scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    var rest = scalars
    var hasWords = false
    while let first = rest.first {
      let isPaired = Script.isPaired(first)
      let run = rest.prefix { Script.isPaired($0) == isPaired }
      rest = rest.dropFirst(run.count)
      let term = Term(scalars: isPaired ? Array(run) : Self.trimWords(run), isPaired: isPaired)
      if term.scalars.isEmpty { continue }
      hasWords = true
      if !terms.contains(term) { terms.append(term) }
    }
    return hasWords
  }

  /// Without what no token holds, at both ends.
  private static func trimWords(_ run: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    guard let first = run.firstIndex(where: Script.isWord),
      let last = run.lastIndex(where: Script.isWord)
    else { return [] }
    return Array(run[first...last])
  }

  /// The words in the language of FTS5; `nil` when there are none.
  ///
  /// - Parameter wholeWords: True if a word must be all of a word of the text, else only its
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
