extension EditUnit {
  /// A text without NUL, which no prompt can carry.
  static func storable(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0 }))
  }

  /// The grapheme clusters of a text that was typed, pasted or loaded.
  static func input(_ text: String) -> [EditUnit] {
    units(of: storable(text))
  }

  /// The grapheme clusters of a text.
  static func units(of text: String) -> [EditUnit] {
    var units: [EditUnit] = []
    units.reserveCapacity(text.utf8.count)
    let scalars = text.unicodeScalars
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      // Between two ASCII characters there is always a boundary, but for CR LF.
      if scalar.isASCII, scalar != "\r", next == text.endIndex || text.utf8[next] < 0x80 {
        units.append(.scalar(scalar))
        index = next
        continue
      }
      let end = text.index(after: index)
      units.append(end == next ? .scalar(scalar) : .cluster(text[index]))
      index = end
    }
    return units
  }

  /// The text of some units, pastes expanded.
  static func text(of units: some Sequence<EditUnit>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(units.underestimatedCount)
    for unit in units { unit.append(to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @inline(__always)
  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .scalar(let scalar) where scalar.isASCII:
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    case .scalar(let scalar):
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    case .cluster(let character): bytes.append(contentsOf: character.utf8)
    case .paste(let paste): bytes.append(contentsOf: paste.text.utf8)
    }
  }
}
