import SyntaxHighlighting
import Testing

/// The tokens of lines as text: `kind:part` for each, lines apart by `|`.
func tokens(_ language: String, _ lines: String...) -> [String] {
  guard var highlighter = LineHighlighter(language: language) else { return ["unknown language"] }
  var result: [String] = []
  for (index, line) in lines.enumerated() {
    if index > 0 { result.append("|") }
    let bytes = Array(line.utf8)
    for token in highlighter.highlight(line) {
      result.append("\(token.kind):\(String(decoding: bytes[token.utf8Range], as: UTF8.self))")
    }
  }
  return result
}

/// The tokens of a text, a line for each of its lines: `kind(part) kind(part)`. What is plain is left out.
func painted(_ language: String, _ text: String) -> String {
  guard var highlighter = LineHighlighter(language: language) else { return "unknown language" }
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    let bytes = Array(line.utf8)
    return highlighter.highlight(String(line)).map {
      "\($0.kind)(\(String(decoding: bytes[$0.utf8Range], as: UTF8.self)))"
    }.joined(separator: " ")
  }.joined(separator: "\n")
}
