/// How many columns a text takes once it is drawn.
public enum CellWidth {
  /// The columns of what is drawn for a scalar.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// The columns of what is drawn for a grapheme cluster.
  public static func of(_ character: Character) -> Int {
    of(String(character))
  }

  /// The columns of what is drawn for a text of one row.
  public static func of(_ text: String) -> Int {
    var width = 0
    for scalar in DisplayText.sanitize(text).unicodeScalars { width += of(scalar) }
    return width
  }
}
