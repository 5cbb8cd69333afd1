extension Protection {
  /// The place of a restored text.
  enum Place {
    /// A code block: everything is as the source has it.
    case code
    /// A part of a line.
    case line
    /// An address or a title, in which references and escapes are resolved.
    case attribute
  }

  /// Calls back for each stretch of a protected text: with the piece for a placeholder, else with the
  /// bytes.
  func forEachPart(
    of text: SourceBytes, plain: (SourceBytes) -> Void, piece: (Piece) -> Void
  ) {
    var start = 0
    var offset = 0
    while offset < text.count {
      guard let sign = Sign(text, at: offset) else {
        offset += 1
        continue
      }
      if offset > start { plain(SourceBytes(rebasing: text[start..<offset])) }
      offset += 3
      if case .opening = sign {
        let index = readIndex(text, &offset)
        if index < pieces.count { piece(pieces[index]) }
      }
      start = offset
    }
    if start < text.count { plain(SourceBytes(rebasing: text[start...])) }
  }

  private func readIndex(_ text: SourceBytes, _ offset: inout Int) -> Int {
    var index = 0
    while offset < text.count, ASCII.isDigit(text[offset]), index < pieces.count {
      index = index * 10 + Int(text[offset] - 0x30)
      offset += 1
    }
    if offset < text.count, case .closing = Sign(text, at: offset) { offset += 3 }
    return index
  }

  /// A protected text as the source has it.
  func restored(_ text: String, source: SourceBytes, in place: Place) -> String {
    guard text.utf8.contains(where: { $0 == 0xEF || $0 == 0xEA }) else { return text }
    var result: [UInt8] = []
    var copy = text
    copy.withUTF8 { bytes in
      forEachPart(
        of: bytes, plain: { result += $0 },
        piece: { result += self.text(of: $0, source: source, in: place).utf8 })
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text of a piece.
  func text(of piece: Piece, source: SourceBytes, in place: Place) -> String {
    switch piece.kind {
    case .pipe where place != .code: source.text(piece.content)
    case .address where place == .attribute:
      CharacterReference.unescape(source.text(piece.source))
    default: source.text(piece.source)
    }
  }
}
