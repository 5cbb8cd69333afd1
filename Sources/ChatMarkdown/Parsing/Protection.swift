/// A copy of a segment in which pieces that the Markdown parser must not touch stand as
/// placeholders.
///
/// Protected are math, the colon of what would be a link reference definition (so that its text is
/// not swallowed), and the cells of a table row beyond its header's columns (so that they are not
/// dropped). The dashes below a table's header are made three at least, which the parser wants. A
/// placeholder is U+0002, the index in decimal, U+0003: no Markdown rule looks at those.
struct Protection {
  enum Kind: Equatable {
    case inlineMath, displayMath
    /// Text to show as it stands.
    case literal
  }

  struct Piece {
    var kind: Kind
    /// In the segment, with its delimiters.
    var source: Range<Int>
    /// In the segment, without them.
    var content: Range<Int>
  }

  static let opening: UInt8 = 2
  static let closing: UInt8 = 3

  private(set) var pieces: [Piece] = []
  private(set) var bytes: [UInt8] = []

  /// Whether a segment holds anything that might need protection.
  static func isNeeded(_ bytes: SourceBytes) -> Bool {
    var previous: UInt8 = 0
    var hasPipe = false
    for byte in bytes {
      switch byte {
      case ASCII.dollar, opening, closing: return true
      case UInt8(ascii: "("), ASCII.leftBracket:
        if previous == ASCII.backslash { return true }
      case ASCII.colon:
        if previous == ASCII.rightBracket { return true }
      case ASCII.pipe: hasPipe = true
      case UInt8(ascii: "-"):
        if hasPipe { return true }
      default: break
      }
      previous = byte
    }
    return false
  }

  /// Protects what needs it in a segment.
  init(_ source: SourceBytes) {
    bytes.reserveCapacity(source.count + 16)
    var scanner = ProtectionScanner(source)
    scanner.run(into: &self)
  }

  /// Copies a part of the segment.
  mutating func copy(_ source: SourceBytes, _ range: Range<Int>) {
    for byte in source[range] {
      // A raw control that looks like ours is shown as its picture anyway.
      if byte == Self.opening || byte == Self.closing {
        bytes += [0xE2, 0x90, 0x80 + byte]
      } else {
        bytes.append(byte)
      }
    }
  }

  /// Adds bytes that the segment does not have.
  mutating func fill(with byte: UInt8, count: Int) {
    bytes += repeatElement(byte, count: max(0, count))
  }

  /// Puts a placeholder for a piece.
  mutating func protect(_ kind: Kind, _ source: Range<Int>, content: Range<Int>) {
    bytes.append(Self.opening)
    bytes += String(pieces.count).utf8
    bytes.append(Self.closing)
    pieces.append(Piece(kind: kind, source: source, content: content))
  }

  /// Calls back for each stretch of a protected text: with the piece for a placeholder, else with
  /// the bytes.
  func forEachPart(
    of text: SourceBytes, plain: (SourceBytes) -> Void, piece: (Piece) -> Void
  ) {
    var start = 0
    while let opening = text[start...].firstIndex(of: Self.opening) {
      if opening > start { plain(SourceBytes(rebasing: text[start..<opening])) }
      var index = 0
      var end = opening + 1
      while end < text.count, ASCII.isDigit(text[end]), index < pieces.count {
        index = index * 10 + Int(text[end] - 0x30)
        end += 1
      }
      if index < pieces.count { piece(pieces[index]) }
      start = end < text.count && text[end] == Self.closing ? end + 1 : end
    }
    if start < text.count { plain(SourceBytes(rebasing: text[start...])) }
  }

  /// A protected text as the source has it.
  func restored(_ text: String, source: SourceBytes) -> String {
    guard !pieces.isEmpty, text.utf8.contains(Self.opening) else { return text }
    var result: [UInt8] = []
    var copy = text
    copy.withUTF8 { bytes in
      forEachPart(of: bytes, plain: { result += $0 }, piece: { result += source[$0.source] })
    }
    return String(decoding: result, as: UTF8.self)
  }
}
