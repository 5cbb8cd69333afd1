/// Texts as HTML.
enum HTMLText {
  /// A text with nothing in it that HTML would take for its own; what HTML forbids
  /// shows as a replacement.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;".unicodeScalars
      case "<": result += "&lt;".unicodeScalars
      case ">": result += "&gt;".unicodeScalars
      case "\"": result += "&quot;".unicodeScalars
      case "'": result += "&#39;".unicodeScalars
      case "\t", "\n": result.append(scalar)
      case "\r": continue
      default: result.append(isForbidden(scalar.value) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// Controls, those beyond ASCII too, and the code points that are no characters.
  private static func isForbidden(_ value: UInt32) -> Bool {
    value < 0x20 || 0x7F..<0xA0 ~= value || 0xFDD0..<0xFDF0 ~= value || value & 0xFFFE == 0xFFFE
  }
}
