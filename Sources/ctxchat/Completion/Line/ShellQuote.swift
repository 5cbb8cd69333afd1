/// The quotes of a shell.
enum ShellQuote {
  case none
  case single
  case double

  /// A text as it must be inserted where this quote is open. readline closes the quote behind it, unless the text ends
  /// with the same sign.
  func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let last = scalars.last.map(quotedLast) ?? ""
    return scalars.dropLast().map(quoted).joined() + last
  }

  private func quotedLast(_ scalar: Unicode.Scalar) -> String {
    switch (self, scalar) {
    case (.single, "'"): "'\\'"
    case (.double, "\""): "\"\\\""
    case (.double, "!"): "\"\\!\"\""
    default: quoted(scalar)
    }
  }

  private func quoted(_ scalar: Unicode.Scalar) -> String {
    switch self {
    case .none: return Self.isPlain(scalar) ? String(scalar) : "\\\(scalar)"
    case .single: return scalar == "'" ? "'\\''" : String(scalar)
    case .double:
      switch scalar {
      case "\"", "\\", "$", "`": return "\\\(scalar)"
      // An escaped one keeps its backslash within quotes, and a plain one names an earlier line.
      case "!": return "\"\\!\""
      default: return String(scalar)
      }
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/", ",", "+", "%", "@", ":", "=": true
    default: !scalar.isASCII
    }
  }
}
