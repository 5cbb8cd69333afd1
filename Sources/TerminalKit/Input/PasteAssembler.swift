/// Collects a bracketed paste up to its end marker, `ESC[201~`.
struct PasteAssembler {
  /// A longer paste is handed on in several parts, so that memory stays bounded and nothing is lost.
  var limit = 16 << 20
  private var content: [UInt8] = []
  /// Number of bytes of the end marker that have come.
  private var matched = 0

  private static let marker: [UInt8] = Array("\u{1B}[201~".utf8)

  /// Takes bytes from `index` on.
  /// - Returns: the index after the last one taken, and whether the paste has ended.
  mutating func take(
    _ bytes: UnsafeBufferPointer<UInt8>, from index: Int, onPart: (String) -> Void
  ) -> (next: Int, isEnded: Bool) {
    var index = index
    while index < bytes.count {
      if matched == 0 {
        let rest = bytes[index...]
        let end = rest.firstIndex(of: 0x1B) ?? rest.endIndex
        append(rest[..<end], onPart: onPart)
        index = end
        guard index < bytes.count else { break }
      }
      if bytes[index] == Self.marker[matched] {
        matched += 1
        index += 1
        if matched == Self.marker.count { return (index, true) }
      } else {
        // The start of a marker turned out to be content, but this byte, for example an ESC, may begin the real
        // one.
        let mistaken = Self.marker[..<matched]
        matched = 0
        append(mistaken, onPart: onPart)
      }
    }
    return (index, false)
  }

  /// The text of what is left, and a fresh start.
  mutating func finish(withMarker: Bool = false) -> String {
    if withMarker { content += Self.marker[..<matched] }
    let text = Self.text(content[...])
    content = []
    matched = 0
    return text
  }

  private mutating func append(_ bytes: some Collection<UInt8>, onPart: (String) -> Void) {
    var bytes = bytes[...]
    while content.count + bytes.count >= limit {
      let room = max(1, limit - content.count)
      content += bytes.prefix(room)
      bytes = bytes.dropFirst(room)
      emitPart(onPart)
    }
    content += bytes
  }

  /// Passes on all but the beginning of a character or line end that may continue.
  private mutating func emitPart(_ onPart: (String) -> Void) {
    var cut = content.count
    if content.last == 0x0D {
      cut -= 1
    } else if let lead = content.suffix(3).lastIndex(where: { $0 & 0xC0 != 0x80 }),
      content[lead] >= 0xC0
    {
      let length = content[lead] >= 0xF0 ? 4 : content[lead] >= 0xE0 ? 3 : 2
      if lead + length > content.count { cut = lead }
    }
    guard cut > 0 else { return }
    onPart(Self.text(content[..<cut]))
    content.removeSubrange(..<cut)
  }

  /// Line ends become LF; broken UTF-8 becomes U+FFFD.
  ///
  /// Terminals that send CR for every line end send CRLF as two of them (mlterm 3.9, zutty 0.14, pterm 0.78, screen 4.9,
  /// mosh 1.4). That is seen where all line ends come in pairs and some pairs follow each other: empty lines. Where only
  /// single pairs are, they may be the empty lines between paragraphs, and stay.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0x0D) else { return String(decoding: bytes, as: UTF8.self) }
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    var isAfterReturn = false
    for byte in bytes {
      if byte == 0x0D {
        lines.append(0x0A)
      } else if byte != 0x0A || !isAfterReturn {
        lines.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    if !bytes.contains(0x0A) { lines = withoutDoubling(lines) }
    return String(decoding: lines, as: UTF8.self)
  }

  private static func withoutDoubling(_ lines: [UInt8]) -> [UInt8] {
    let runs = lines.split(omittingEmptySubsequences: true) { $0 != 0x0A }.map(\.count)
    guard runs.contains(2), runs.contains(where: { $0 > 2 }), runs.allSatisfy({ $0 % 2 == 0 })
    else { return lines }
    var isSecond = false
    return lines.filter { byte in
      isSecond = byte == 0x0A && !isSecond
      return byte != 0x0A || isSecond
    }
  }
}
