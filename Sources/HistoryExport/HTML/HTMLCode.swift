import SyntaxHighlighting

/// Source code as HTML, in the colours of its language where the language is known.
enum HTMLCode {
  /// Code with an element around each token. The class of a token is the name of its kind.
  static func elements(_ code: String, language: String) -> String {
    guard var highlighter = LineHighlighter(language: language) else {
      return HTMLText.escaped(code)
    }
    var result = ""
    var code = code
    code.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        append(line, highlighter.highlight(utf8: line), to: &result)
        if end < bytes.count { result += "\n" }
        start = end + 1
      }
    }
    return result
  }

  private static func append(
    _ line: UnsafeBufferPointer<UInt8>, _ tokens: [HighlightToken], to result: inout String
  ) {
    func text(_ range: Range<Int>) -> String {
      HTMLText.escaped(String(decoding: line[range], as: UTF8.self))
    }
    var end = 0
    for token in tokens {
      result += text(end..<token.utf8Range.lowerBound)
      end = token.utf8Range.upperBound
      let inner = text(token.utf8Range)
      result += names[token.kind].map { "<span class=\"\($0)\">\(inner)</span>" } ?? inner
    }
    result += text(end..<line.count)
  }

  /// The classes of the kinds that the page has a look for.
  private static let names: [TokenKind: String] = [
    .keyword: "keyword", .type: "type", .string: "string", .number: "number",
    .comment: "comment", .function: "function", .attribute: "attribute", .tag: "tag", .key: "key",
    .inserted: "inserted", .deleted: "deleted", .heading: "heading",
  ]

  /// The looks of those classes. Each colour has a contrast of at least 4.5 to 1 with its background, and the colour
  /// alone says nothing that the text does not say.
  static let style = """
    pre { --purple: #8a1ba8; --blue: #0550ae; --teal: #00626b; --green: #116329; --red: #a40e26; }
    @media (prefers-color-scheme: dark) {
    pre { --purple: #d9a5ff; --blue: #82b7ff; --teal: #6fd6dd; --green: #7ee08f; --red: #ff9d95; }
    }
    .keyword, .attribute { color: var(--purple); }
    .function, .tag, .number { color: var(--blue); }
    .type, .key { color: var(--teal); }
    .string, .inserted { color: var(--green); }
    .deleted { color: var(--red); }
    .heading { color: var(--teal); font-weight: 600; }
    .comment { color: var(--dim); font-style: italic; }
    """
}
