/// Values of a file as errors show them: in quotes, unless one may be a secret.
enum ValueQuote {
  /// A value in quotes; `"…"` in place of a secret or of something that looks like one.
  static func of(_ value: String, at path: String) -> String {
    isSecretPlace(path) || looksLikeSecret(value) ? "\"…\"" : "\"\(value)\""
  }

  /// A command for an error, without the words that look like secrets.
  static func command(_ line: String) -> String {
    line.split(whereSeparator: \.isWhitespace).map { word in
      // A key may be in quotes, or behind the name of a variable, an option or a field.
      word.split { "='\":;,".contains($0) }.contains { looksLikeSecret(String($0)) }
        || looksLikeSecret(String(word)) ? "…" : String(word)
    }.joined(separator: " ")
  }

  /// A name of the file as a part of a path.
  static func name(_ name: String) -> String {
    looksLikeSecret(name) ? "…" : name
  }

  /// True if a setting of this path is for a secret, also by a name that does not exist.
  static func isSecretPlace(_ path: String) -> Bool {
    let name = (path.split(separator: ".").last ?? "").lowercased()
    return ["api_key", "apikey", "secret", "password", "passwd", "authorization"]
      .contains { name.contains($0) } || name.hasSuffix("token") || name == "key"
  }

  /// True if a text looks like a key: it begins like those that are known, or is one long word of letters and
  /// digits.
  static func looksLikeSecret(_ text: String) -> Bool {
    let lowercased = text.lowercased()
    if text.utf8.count >= 8, beginnings.contains(where: { lowercased.hasPrefix($0) }) {
      return true
    }
    if text.contains("://") { return text.contains("@") }
    return text.utf8.count >= 20 && !text.contains { $0.isWhitespace || $0 == "/" }
      && text.contains { $0.isASCII && $0.isNumber } && text.contains { $0.isASCII && $0.isLetter }
  }

  private static let beginnings = [
    "sk-", "pk-", "rk-", "sk_", "pk_", "rk_", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-",
    "akia", "asia", "xox", "eyj", "aiza", "hf_", "gsk_", "bearer ",
  ]

  /// True if a text can be the name of an environment variable, and is not a key put there by mistake.
  static func isVariableName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39 ~= first),
      text.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "_") })
    else { return false }
    let lowercased = text.lowercased()
    if beginnings.contains(where: { lowercased.hasPrefix($0) && $0.hasSuffix("_") }) {
      return text == text.uppercased() && text.utf8.count < 20
    }
    // Names of variables have underscores before they have many digits.
    return text.contains("_") || text.utf8.count < 16
      || !text.contains { $0.isASCII && $0.isNumber }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
  }
}
