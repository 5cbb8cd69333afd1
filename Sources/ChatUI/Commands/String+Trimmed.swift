extension StringProtocol {
  /// Without white space at either end.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// On one line: line ends and tabs become spaces.
  var onOneLine: String {
    var before: (UInt8, UInt8) = (0, 0)
    let mayBreak = utf8.contains { byte in
      defer { before = (before.1, byte) }
      // U+0085, U+2028 and U+2029 end lines as well.
      return byte < 0x20 || byte == 0x85 && before.1 == 0xC2
        || byte | 1 == 0xA9 && before == (0xE2, 0x80)
    }
    return mayBreak ? String(map { $0.isNewline || $0 == "\t" ? " " : $0 }) : String(self)
  }
}

extension String {
  /// Split at white space.
  var words: [String] {
    split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
