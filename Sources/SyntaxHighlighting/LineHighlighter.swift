/// Colours source code line by line; what a line leaves open is carried to the next.
///
/// ```swift
/// guard var highlighter = LineHighlighter(language: "swift") else { return }
/// for line in lines { paint(highlighter.highlight(line)) }
/// ```
package struct LineHighlighter: Sendable, Equatable {
  private let language: Int
  private let lexer: CodeLanguage.Lexer
  /// The words of the language, when its lexer goes by them.
  private let table: LanguageTable?
  private var state = LexerState()

  /// A highlighter for a language by name or alias, in any case; `nil` when it is not known.
  package init?(language: String) {
    guard let index = CodeLanguage.index(of: language) else { return nil }
    self.language = index
    lexer = CodeLanguage.all[index].lexer
    if case .code(let table) = lexer { self.table = table() } else { table = nil }
  }

  /// True if two highlighters colour the next line alike.
  package static func == (one: LineHighlighter, other: LineHighlighter) -> Bool {
    one.language == other.language && one.state == other.state
  }

  /// The tokens of one line (without its line end), in order, not overlapping; gaps are plain.
  package mutating func highlight(_ line: String) -> [HighlightToken] {
    var line = line
    return line.withUTF8 { highlight(utf8: $0) }
  }

  /// The tokens of one line of valid UTF-8.
  package mutating func highlight(utf8 line: UnsafeBufferPointer<UInt8>) -> [HighlightToken] {
    let line = LineBytes(line)
    if let table { return CodeLexer.tokens(line, table, &state) }
    return switch lexer {
    case .code: []
    case .markup: MarkupLexer.tokens(line, &state)
    case .style: StyleLexer.tokens(line, &state)
    case .yaml: YAMLLexer.tokens(line, &state)
    case .diff: LineLexers.diff(line)
    case .markdown: LineLexers.markdown(line, &state)
    case .toml: LineLexers.toml(line, &state)
    case .make: LineLexers.make(line, &state)
    }
  }

  /// The names of all languages, sorted.
  package static var languages: [String] { CodeLanguage.all.map(\.name).sorted() }
}
