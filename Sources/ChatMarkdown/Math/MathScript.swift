/// Superscripts, subscripts, fractions and roots in Unicode, or with signs where Unicode has none.
enum MathScript {
  enum Kind {
    case superscript, `subscript`
  }

  /// A script: in Unicode when every character has a form, else after `^` or `_`, in parentheses if
  /// it is long.
  static func script(_ text: String, _ kind: Kind) -> String {
    let text = text.split(separator: " ").joined(separator: kind == .superscript ? "" : " ")
    guard !text.isEmpty else { return "" }
    if kind == .superscript, text == "′" || text == "∘" { return text == "∘" ? "°" : text }
    let table = kind == .superscript ? MathSymbols.superscripts : MathSymbols.subscripts
    let forms = text.compactMap { table[$0] }
    if forms.count == text.count { return String(forms) }
    let sign = kind == .superscript ? "^" : "_"
    return text.count == 1 ? sign + text : sign + "(" + text + ")"
  }

  /// `a/b`, with parentheses around what is more than a word or number; common ones as one
  /// character.
  static func fraction(_ upper: String, _ lower: String) -> String {
    if let form = MathSymbols.fractions[upper + "/" + lower] { return form }
    return grouped(upper) + "/" + grouped(lower)
  }

  /// A root, with the index in front.
  static func root(index: String, _ text: String) -> String {
    switch index {
    case "": "√" + grouped(text)
    case "3": "∛" + grouped(text)
    case "4": "∜" + grouped(text)
    default: script(index, .superscript) + "√" + grouped(text)
    }
  }

  /// Each character with a combining mark.
  static func accented(_ text: String, _ mark: String) -> String {
    if text.count == 1 || mark == "\u{338}" {
      let first = text.prefix(1)
      return first + mark + text.dropFirst()
    }
    return text.map { String($0) + mark }.joined()
  }

  /// Characters replaced where a table has a form.
  static func mapped(_ text: String, _ table: [Character: Character]) -> String {
    String(text.map { table[$0] ?? $0 })
  }

  private static func grouped(_ text: String) -> String {
    let text = text.split(separator: " ").joined(separator: " ")
    let isSimple = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "′" }
    return isSimple || isWrapped(text) ? text : "(" + text + ")"
  }

  /// True if one pair of parentheses holds all of it.
  private static func isWrapped(_ text: String) -> Bool {
    guard text.first == "(", text.last == ")" else { return false }
    var depth = 0
    for (index, character) in text.enumerated() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0, index < text.count - 1 { return false }
    }
    return true
  }
}
