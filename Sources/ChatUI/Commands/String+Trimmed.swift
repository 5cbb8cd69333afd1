extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// On one line: line ends and tabs become spaces.
  var onOneLine: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(self) }
    return String(map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}

extension String {
  /// Split at white space.
  var words: [String] {
    split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
