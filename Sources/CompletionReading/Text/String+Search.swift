extension String {
  /// True if the text holds another, byte by byte.
  package func holds(_ other: String) -> Bool {
    Array(utf8).firstRange(of: Array(other.utf8), from: 0) != nil
  }

  /// True if the text holds any of others.
  package func holdsAny(_ others: [String]) -> Bool {
    others.contains { holds($0) }
  }

  /// Every occurrence replaced.
  package func replacingAll(_ other: String, with replacement: String) -> String {
    let text = Array(utf8)
    let pattern = Array(other.utf8)
    guard !pattern.isEmpty, var found = text.firstRange(of: pattern, from: 0) else { return self }
    var result: [UInt8] = []
    var start = 0
    while true {
      result.append(contentsOf: text[start..<found])
      result.append(contentsOf: replacement.utf8)
      start = found + pattern.count
      guard let next = text.firstRange(of: pattern, from: start) else { break }
      found = next
    }
    result.append(contentsOf: text[start...])
    return String(decoding: result, as: UTF8.self)
  }

  /// A stranger's text made fit for a message: one line, no control characters, not endless.
  package func fitForMessage(limit: Int = 300) -> String {
    var result = ""
    var count = 0
    var isSpacePending = false
    for character in self {
      let scalars = character.unicodeScalars
      if scalars.allSatisfy({ $0.value <= 0x20 || [0xA0, 0x2028, 0x2029].contains($0.value) }) {
        isSpacePending = !result.isEmpty
        continue
      }
      if scalars.contains(where: { $0.value < 0x20 || 0x7F...0x9F ~= $0.value }) { continue }
      guard count + (isSpacePending ? 1 : 0) < limit else { return result + "…" }
      if isSpacePending { result += " " }
      count += isSpacePending ? 2 : 1
      isSpacePending = false
      // One character may have marks without end.
      result.unicodeScalars.append(contentsOf: scalars.prefix(Self.scalarLimit))
    }
    return result
  }

  /// The most code points of one character in a message; the longest emoji have ten.
  private static let scalarLimit = 16

  /// The text in typographic quotes, made fit for a message.
  package var quoted: String { "“\(fitForMessage())”" }

  /// The text without blanks and full stops at its end, Chinese ones too, to be put inside a sentence.
  package var withoutStop: String {
    var result = self[...]
    while let last = result.last, last.isWhitespace || ".。．".contains(last) {
      result.removeLast()
    }
    return String(result)
  }
}

extension [UInt8] {
  /// The first place of another run of bytes, at or after `start`.
  fileprivate func firstRange(of pattern: [UInt8], from start: Int) -> Int? {
    guard !pattern.isEmpty, count >= pattern.count else { return nil }
    var index = start
    while index <= count - pattern.count {
      if self[index] == pattern[0], self[index..<index + pattern.count].elementsEqual(pattern) {
        return index
      }
      index += 1
    }
    return nil
  }
}
