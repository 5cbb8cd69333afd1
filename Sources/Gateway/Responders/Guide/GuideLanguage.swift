/// The languages that the guide can distinguish: by the script alone.
enum GuideLanguage: Hashable, Sendable {
  /// Written with spaces between words.
  case spaced
  /// Chinese, Japanese or Korean.
  case ideographic

  /// The language of a question: one character is enough, for much of a technical question is
  /// English.
  static func of(_ question: String) -> GuideLanguage {
    question.unicodeScalars.contains(where: TokenCount.isIdeographic) ? .ideographic : .spaced
  }

  /// The language of a long text; `nil` where that is not clear.
  static func of(passages: [Passage]) -> GuideLanguage? {
    var ideographic = 0
    var letters = 0
    for passage in passages.prefix(40) {
      for scalar in passage.text.unicodeScalars {
        if TokenCount.isIdeographic(scalar) {
          ideographic += 1
        } else if scalar.properties.isAlphabetic {
          letters += 1
        }
      }
    }
    guard ideographic + letters >= 40 else { return nil }
    if 20 * ideographic < letters { return .spaced }
    return 3 * ideographic > letters ? .ideographic : nil
  }
}
