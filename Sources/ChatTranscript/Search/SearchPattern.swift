/// A search text, prepared for comparison.
///
/// A blank in the query matches any run of blanks and line ends, and marks of emphasis and
/// inline code in the source are passed over, so that what is read as one phrase is found as one.
struct SearchPattern: Sendable, Hashable {
  private let bytes: [UInt8]
  private let skipsMarks: Bool

  /// `nil` for a query without anything to search for.
  init?(_ query: String) {
    var bytes: [UInt8] = []
    for byte in CaseFolding.bytes(of: query) {
      if !Self.isBlank(byte) {
        bytes.append(byte)
      } else if bytes.last != 0x20, !bytes.isEmpty {
        bytes.append(0x20)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    guard !bytes.isEmpty else { return nil }
    self.bytes = bytes
    skipsMarks = !bytes.contains(where: Self.isMark)
  }

  /// The places of the pattern in folded text, from left to right, none over another.
  ///
  /// - Parameter softBreak: A byte for the end of a wrapped row: it matches a blank, or
  ///   nothing.
  func matches(in text: [UInt8], softBreak: UInt8? = nil) -> [Range<Int>] {
    var found: [Range<Int>] = []
    text.withUnsafeBufferPointer { text in
      var start = 0
      let head = bytes[0]
      while start < text.count {
        guard text[start] == head, let end = end(ofMatchAt: start, in: text, softBreak) else {
          start += 1
          continue
        }
        found.append(start..<end)
        start = end
      }
    }
    return found
  }

  private func end(
    ofMatchAt start: Int, in text: UnsafeBufferPointer<UInt8>, _ softBreak: UInt8?
  ) -> Int? {
    var index = start
    var wanted = 0
    while wanted < bytes.count {
      guard index < text.count else { return nil }
      let byte = text[index]
      if bytes[wanted] == 0x20, Self.isBlank(byte) || byte == softBreak {
        while index < text.count, Self.isBlank(text[index]) || text[index] == softBreak {
          index += 1
        }
        wanted += 1
      } else if byte == bytes[wanted] {
        index += 1
        wanted += 1
      } else if wanted > 0, byte == softBreak || (skipsMarks && Self.isMark(byte)) {
        index += 1
      } else {
        return nil
      }
    }
    return index
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isMark(_ byte: UInt8) -> Bool { byte == 0x2A || byte == 0x60 }
}
