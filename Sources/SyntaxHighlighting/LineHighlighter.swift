/// Colours source code line by line; what a line leaves open is carried to the next.
package struct LineHighlighter: Sendable, Equatable {
  /// A highlighter for a language by name or alias, in any case; `nil` when it is not known.
  package init?(language: String) {
    return nil
  }

  /// The tokens of one line (without its line end), in order, not overlapping; gaps are plain.
  package mutating func highlight(_ line: String) -> [HighlightToken] {
    []
  }

  /// The tokens of one line of valid UTF-8.
  package mutating func highlight(utf8 line: UnsafeBufferPointer<UInt8>) -> [HighlightToken] {
    []
  }

  /// The names of all languages, sorted.
  package static var languages: [String] { [] }
}
