/// The language of a text as far as its script shows it, for `lang` attributes: fonts, line breaking and the
/// voices of screen readers depend on it.
enum TextLanguage {
  /// A tag of BCP 47: Japanese where there is kana, Korean where most is Hangul, Chinese where most is Han;
  /// for other scripts an undetermined language in that script; English for Latin letters and for none.
  static func tag(of texts: some Sequence<String>) -> String {
    var counts: [String: Int] = [:]
    var left = limit
    for text in texts {
      for scalar in text.unicodeScalars {
        guard left > 0 else { break }
        left -= 1
        guard let script = script(of: scalar) else { continue }
        // A word of Latin takes about four letters, one of Han about one and a half.
        counts[script, default: 0] += script == "en" ? 1 : 3
      }
    }
    let kana = counts.removeValue(forKey: "ja") ?? 0
    let han = counts["zh"] ?? 0
    if kana > 0, kana * 10 >= han { counts["ja", default: 0] = kana + han }
    if counts["ja"] != nil { counts["zh"] = nil }
    // The order of tags decides where counts are equal, so that the same text gives the same page.
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "en"
  }

  /// Number of scalars that are examined.
  private static let limit = 100_000

  private static func script(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: "en"
    case 0x370...0x3FF: "el"
    case 0x400...0x52F: "und-Cyrl"
    case 0x590...0x5FF: "he"
    case 0x600...0x6FF, 0x750...0x77F: "und-Arab"
    case 0x900...0x97F: "und-Deva"
    case 0xE00...0xE7F: "th"
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: "ko"
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x31F0...0x31FF, 0xFF66...0xFF9D: "ja"
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: "zh"
    default: nil
    }
  }
}
