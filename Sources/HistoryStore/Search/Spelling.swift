internal import CUnistring

/// The one spelling under which text is indexed and looked for: composed letters, whatever parts they were typed or
/// stored in, and letters instead of their forms of another width (Unicode's NFKC, for letters and marks alone).
///
/// `한` is the same in one syllable, in its jamo, and in the jamo that a keyboard without an input method
/// gives; `が` the same as `か` with its mark and as `ｶﾞ`, save for the kind of kana.
enum Spelling {
  /// Reports each scalar of the text in that spelling, with its original place, until asked to stop.
  static func scan<Text: BidirectionalCollection<Unicode.Scalar>>(
    _ text: Text, _ tell: (Unicode.Scalar, Text.Index) -> Bool
  ) {
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = text[index]
      let next = text.index(after: index)
      if scalar.value < 0x300, next == text.endIndex || text[next].value < 0x300 {
        guard tell(scalar, index) else { return }
        index = next
      } else if Jamo.compatible(scalar) != nil {
        guard scanJamo(text, &index, tell) else { return }
      } else {
        guard scanPiece(text, &index, tell) else { return }
      }
    }
  }

  /// True if the text is written in that spelling already.
  static func isOwn(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return true }
    let view = text.unicodeScalars
    var position = view.startIndex
    var isOwn = true
    scan(view) { scalar, place in
      isOwn = place == position && view[place] == scalar
      position = view.index(after: place)
      return isOwn
    }
    return isOwn && position == view.endIndex
  }

  // MARK: Letters and their marks

  /// Number of scalars of a letter with its marks that are examined together.
  private static let longest = 32

  private static func scanPiece<Text: BidirectionalCollection<Unicode.Scalar>>(
    _ text: Text, _ index: inout Text.Index, _ tell: (Unicode.Scalar, Text.Index) -> Bool
  ) -> Bool {
    let start = index
    var piece = [text[index]]
    index = text.index(after: index)
    while index < text.endIndex, piece.count < longest, joins(text[index], to: piece[0]) {
      piece.append(text[index])
      index = text.index(after: index)
    }
    if piece.count == 1, !hasOtherSpelling(piece[0]) { return tell(piece[0], start) }
    return composed(piece).allSatisfy { tell($0, start) }
  }

  /// True if a scalar is a part of the letter before it.
  private static func joins(_ scalar: Unicode.Scalar, to first: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x300: false
    case 0x1160...0x11FF: 0x1100...0x11FF ~= first.value || 0xAC00...0xD7A3 ~= first.value
    case 0x3041...0x3096, 0x30A1...0x30FC, 0x3400...0x9FFF, 0xAC00...0xD7A3: false
    case 0xFF9E, 0xFF9F: 0xFF66...0xFF9D ~= first.value
    default: scalar.properties.canonicalCombiningClass != .notReordered
    }
  }

  private static func hasOtherSpelling(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0xA0, 0x3041...0x3096, 0x30A1...0x30FC, 0x3400...0x9FFF, 0xAC00...0xD7A3: false
    case 0x401, 0x451: true
    default: scalar.properties.changesWhenNFKCCaseFolded && isLetterOrMark(scalar)
    }
  }

  private static func isLetterOrMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  private static func composed(_ piece: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let values = piece.map(\.value)
    // A scalar becomes at most 18 (Unicode's normalization FAQ).
    let capacity = values.count * 18
    let result = [UInt32](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = capacity
      let written = u32_nfkc(values, values.count, buffer.baseAddress, &count)
      if written != buffer.baseAddress { count = 0 }
    }
    let scalars = result.compactMap(Unicode.Scalar.init)
    // Out of memory, or an invalid text.
    guard !scalars.isEmpty else { return piece }
    return scalars.map { scalar in
      switch scalar {
      // Russian writes the two dots or leaves them out.
      case "ё": "е"
      case "Ё": "Е"
      default: scalar
      }
    }
  }

  // MARK: Single jamo

  /// A run of single jamo is read as syllables when all of it can be: `ㅎㅏㄴ` is `한`, but `ㅋㅋㅋㅠㅠ` is laughter and
  /// tears.
  private static func scanJamo<Text: BidirectionalCollection<Unicode.Scalar>>(
    _ text: Text, _ index: inout Text.Index, _ tell: (Unicode.Scalar, Text.Index) -> Bool
  ) -> Bool {
    var run: [Unicode.Scalar] = []
    var places: [Text.Index] = []
    while index < text.endIndex, let jamo = Jamo.compatible(text[index]) {
      run.append(jamo)
      places.append(index)
      index = text.index(after: index)
    }
    guard let syllables = Jamo.syllables(of: run) else {
      return zip(run, places).allSatisfy(tell)
    }
    return syllables.allSatisfy { tell($0.scalar, places[$0.start]) }
  }
}
