/// Cuts text into the terms that a search compares: stems of words, chords and compounds as they
/// are written, and pairs of neighbouring characters where a script puts no spaces between words.
struct SearchTerms {
  /// Words that say nothing about what is asked.
  static let ignored: Set<String> = [
    "a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be", "by", "can", "could",
    "did",
    "do", "does", "explain", "for", "from", "get", "give", "happen", "happens", "has", "have",
    "how",
    "i", "if", "in", "into", "is", "it", "its", "me", "mean", "means", "my", "of", "on", "or",
    "please", "should", "so", "some", "tell", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "to", "want", "was", "we", "what", "when", "where", "which", "who",
    "why", "will", "with", "would", "you", "your",
  ]

  private var terms: [String] = []
  private var run = ""
  private var previous: Unicode.Scalar?

  /// The terms of a text, in their order.
  static func of(_ text: String) -> [String] {
    var search = SearchTerms()
    for scalar in text.unicodeScalars { search.take(scalar) }
    search.endRun()
    return search.terms
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      previous = nil
      switch UInt8(scalar.value) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"):
        run.unicodeScalars.append(scalar)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        run.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
      default: endRun()
      }
    } else if TokenCount.isIdeographic(scalar) {
      endRun()
      terms.append(String(scalar))
      if let previous { terms.append("\(previous)\(scalar)") }
      previous = scalar
    } else {
      previous = nil
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        run += scalar.properties.lowercaseMapping
      } else {
        endRun()
      }
    }
  }

  private mutating func endRun() {
    guard !run.isEmpty else { return }
    defer { run = "" }
    let parts = run.split { "_-+".contains($0) }
    guard parts.count > 1 else {
      if let word = parts.first, !Self.ignored.contains(String(word)) {
        terms.append(Stem.of(String(word)))
      }
      return
    }
    // "Ctrl+K" is no "k", and "common_prefix" is found by either word.
    terms.append(parts.joined(separator: run.utf8.contains(UInt8(ascii: "+")) ? "+" : "_"))
    for part in parts where part.utf8.count > 1 && !Self.ignored.contains(String(part)) {
      terms.append(Stem.of(String(part)))
    }
  }
}
