/// The drawable form of a text.
public enum DisplayText {
  /// A text of which every scalar can be drawn; line feeds and tabs stay.
  public static func sanitize(_ text: String) -> String {
    if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }) {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x09: result.append(scalar)
      case 0x0D, 0x2028, 0x2029: result.append("\n")
      case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
      case 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFE00...0xFE0F,
        0xAD:
        continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
