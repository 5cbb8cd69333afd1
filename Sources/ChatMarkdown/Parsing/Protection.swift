/// A copy of a text in which pieces that the Markdown parser must not touch, or does not know,
/// are placeholders.
///
/// Protected are math, bare addresses, marks that are text (a single tilde, the stars of `2*3*4`), the label
/// of what would be a link reference definition (so that its text is not swallowed), an escaped pipe in the
/// code of a table, and the cells of a table row beyond its header's columns (so that they are not dropped).
/// The dashes below a table's header are made three at least, which the parser wants; where they are for
/// another number of cells, they are text. A paragraph ends where a table's header is its last line.
///
/// A placeholder is U+FDD0, the index in decimal, U+FDD1. A join, which stands for nothing, lets the
/// parser see a letter (U+FDD2) or a punctuation mark (U+A8F8) in place of another character. Unicode
/// keeps the first three for the inside of programs, and no rule of Markdown looks at them.
struct Protection {
  enum Kind: Equatable {
    case inlineMath, displayMath
    /// Text to show unchanged.
    case literal
    /// A pipe whose backslash only says that it separates no cells.
    case pipe
    /// An address without any mark around it; the prefix makes it whole.
    case address(prefix: String)
  }

  struct Piece {
    var kind: Kind
    /// In the source, with its delimiters.
    var source: Range<Int>
    /// In the source, without them.
    var content: Range<Int>
  }

  private(set) var pieces: [Piece] = []
  private(set) var bytes: [UInt8] = []
  /// True if any paragraph was ended before a table.
  private(set) var endsParagraphs = false

  /// Protects what needs it in a text.
  init(_ source: SourceBytes) {
    bytes.reserveCapacity(source.count + 64)
    var scanner = ProtectionScanner(source)
    scanner.run(into: &self)
  }

  /// Copies a part of the source.
  mutating func copy(_ source: SourceBytes, _ range: Range<Int>) {
    var start = range.lowerBound
    var offset = start
    while offset < range.upperBound {
      guard Sign(source, at: offset) != nil else {
        offset += 1
        continue
      }
      // The same character in the source is not a sign.
      bytes.append(contentsOf: source[start..<offset])
      start = offset + 3
      protect(.literal, offset..<start, content: offset..<start)
      offset = start
    }
    bytes.append(contentsOf: source[start..<range.upperBound])
  }

  /// Adds bytes that the source does not have.
  mutating func fill(with byte: UInt8, count: Int) {
    bytes += repeatElement(byte, count: max(0, count))
  }

  /// Puts a placeholder for a piece.
  mutating func protect(_ kind: Kind, _ source: Range<Int>, content: Range<Int>) {
    bytes += Sign.opening.bytes
    bytes += String(pieces.count).utf8
    bytes += Sign.closing.bytes
    pieces.append(Piece(kind: kind, source: source, content: content))
  }

  /// Ends the paragraph above a table's header, where the parser would continue with it, by a comment that the reader
  /// leaves out. A blank line would make a list loose.
  mutating func endParagraph(_ source: SourceBytes, _ indent: Range<Int>) {
    copy(source, indent)
    bytes += Protection.paragraphEnd
    bytes.append(ASCII.lineFeed)
    copy(source, indent)
    endsParagraphs = true
  }

  /// No text has it: a sign of its own would be protected.
  static let paragraphEnd = Array("<!--".utf8) + Sign.letter.bytes + Array("-->".utf8)

  /// Puts a sign that stands for nothing.
  mutating func join(_ sign: Sign) {
    bytes += sign.bytes
  }
}

extension Protection {
  /// The scalars that mean something inside a protected text: three bytes each.
  enum Sign {
    case opening, closing, letter, punctuation

    /// The sign at an offset.
    init?(_ text: SourceBytes, at offset: Int) {
      let first = text[offset]
      guard first == 0xEF || first == 0xEA, offset + 2 < text.count else { return nil }
      switch (first, text[offset + 1], text[offset + 2]) {
      case (0xEF, 0xB7, 0x90): self = .opening
      case (0xEF, 0xB7, 0x91): self = .closing
      case (0xEF, 0xB7, 0x92): self = .letter
      case (0xEA, 0xA3, 0xB8): self = .punctuation
      default: return nil
      }
    }

    var bytes: [UInt8] {
      switch self {
      case .opening: [0xEF, 0xB7, 0x90]
      case .closing: [0xEF, 0xB7, 0x91]
      case .letter: [0xEF, 0xB7, 0x92]
      case .punctuation: [0xEA, 0xA3, 0xB8]
      }
    }
  }
}
