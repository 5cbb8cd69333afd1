/// LaTeX math made readable as plain text: symbols, scripts and fractions as Unicode, the rest as
/// source.
struct MathText {
  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  /// Commands whose form with a star looks the same as text.
  private static let starred: Set<String> = ["operatorname", "hspace", "vspace", "tag"]

  /// Deeper nesting is shown as source.
  private static let depthLimit = 24

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Lines of readable text, with line feeds between them.
  static func render(_ source: String) -> String {
    var math = MathText(Array(source.utf8))
    var result = ""
    while math.offset < math.bytes.count {
      result += math.sequence(until: nil)
      // A brace that closes nothing.
      if math.offset < math.bytes.count {
        result += "}"
        math.offset += 1
      }
    }
    return tidied(result)
  }

  /// One space at most between words, none around lines.
  private static func tidied(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }).joined(separator: " ")
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  // MARK: - Reading

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipBlanks() {
    while let byte = current, ASCII.isWhitespace(byte) { offset += 1 }
  }

  /// Everything up to a closing brace (or bracket) or the end.
  private mutating func sequence(until closer: UInt8?) -> String {
    var result = ""
    while let byte = current {
      if byte == closer || byte == UInt8(ascii: "}") { break }
      switch byte {
      case UInt8(ascii: "^"): result += script(.superscript)
      case UInt8(ascii: "_"): result += script(.subscript)
      case UInt8(ascii: "\n"), ASCII.carriageReturn:
        result += " "
        offset += 1
      case UInt8(ascii: "&"):
        result += " "
        offset += 1
      case UInt8(ascii: "~"):
        result += " "
        offset += 1
      default: result += atom()
      }
    }
    return result
  }

  /// One character, command or group.
  private mutating func atom() -> String {
    guard let byte = current else { return "" }
    switch byte {
    case ASCII.backslash: return command()
    case UInt8(ascii: "{"): return group()
    case UInt8(ascii: "'"):
      offset += 1
      return "′"
    default: return scalar()
    }
  }

  /// One scalar unchanged.
  private mutating func scalar() -> String {
    let start = offset
    offset += 1
    while let byte = current, byte & 0xC0 == 0x80 { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// The text between braces.
  private mutating func group() -> String {
    guard depth < Self.depthLimit else { return sourceGroup() }
    offset += 1
    depth += 1
    defer { depth -= 1 }
    let inner = sequence(until: nil)
    guard current == UInt8(ascii: "}") else {
      return "{" + inner
    }
    offset += 1
    return inner
  }

  /// A group as source, to its matching brace.
  private mutating func sourceGroup() -> String {
    let start = offset
    var level = 0
    while let byte = current {
      offset += byte == ASCII.backslash ? min(2, bytes.count - offset) : 1
      if byte == UInt8(ascii: "{") { level += 1 }
      if byte == UInt8(ascii: "}") { level -= 1 }
      if level <= 0 { break }
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// The argument of a command: a group, a command or one character.
  private mutating func argument() -> String {
    skipBlanks()
    guard let byte = current, byte != UInt8(ascii: "}") else { return "" }
    return atom()
  }

  /// The argument of a command as source, for text and names.
  private mutating func sourceArgument() -> String {
    skipBlanks()
    guard current == UInt8(ascii: "{") else { return argument() }
    let group = sourceGroup()
    return String(group.dropFirst().dropLast(group.hasSuffix("}") ? 1 : 0))
  }

  /// The argument of a command that sets text: escapes are resolved, and the dollars around math in it are not shown.
  private mutating func textArgument() -> String {
    var isEscaped = false
    return String(
      sourceArgument().compactMap { character -> Character? in
        if isEscaped {
          isEscaped = false
          return character
        }
        isEscaped = character == "\\"
        return isEscaped || character == "$" ? nil : character == "~" ? " " : character
      })
  }

  /// The text between brackets after a command, if any.
  private mutating func option() -> String? {
    guard current == ASCII.leftBracket else { return nil }
    offset += 1
    let inner = sequence(until: ASCII.rightBracket)
    if current == ASCII.rightBracket { offset += 1 }
    return inner
  }

  // MARK: - Commands

  private mutating func command() -> String {
    offset += 1
    guard let byte = current else { return "\\" }
    guard ASCII.isLetter(byte) else { return controlSymbol() }
    let start = offset
    while let byte = current, ASCII.isLetter(byte) { offset += 1 }
    let name = String(decoding: bytes[start..<offset], as: UTF8.self)
    if Self.starred.contains(name), current == UInt8(ascii: "*") { offset += 1 }
    if let symbol = MathSymbols.symbols[name] { return symbol }
    if MathSymbols.functions.contains(name) { return spaced(name) }
    if MathSymbols.ignored.contains(name) { return "" }
    guard depth < Self.depthLimit else { return "\\" + name }
    depth += 1
    defer { depth -= 1 }
    return structure(name)
  }

  /// A backslash and one character that is not a letter.
  private mutating func controlSymbol() -> String {
    let symbol = scalar()
    switch symbol {
    case "\\":
      _ = option()
      return "\n"
    case ",", ";", ":", ">", " ", "\n": return " "
    case "!": return ""
    case "|": return "‖"
    default: return symbol
    }
  }

  /// A function's name, apart from a letter after it.
  private func spaced(_ name: String) -> String {
    guard let byte = current, ASCII.isWhitespace(byte) || byte == ASCII.backslash else {
      return name
    }
    // What is set under a limit belongs to it.
    let rest = bytes[offset...]
    let hasLimits = rest.starts(with: "\\limits".utf8) || rest.starts(with: "\\nolimits".utf8)
    return hasLimits ? name : name + " "
  }

  private mutating func structure(_ name: String) -> String {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      return MathScript.fraction(argument(), argument())
    case "binom", "dbinom", "tbinom":
      return "C(" + argument() + ", " + argument() + ")"
    case "sqrt":
      let index = option() ?? ""
      return MathScript.root(index: index, argument())
    case "text", "textbf", "textit", "textrm", "textsf", "texttt", "textnormal", "mbox", "hbox",
      "ref", "ce", "url":
      return textArgument()
    case "tag": return "  (" + textArgument() + ")"
    case "eqref": return "(" + textArgument() + ")"
    case "label", "color":
      _ = sourceArgument()
      return ""
    case "hspace", "vspace", "mspace", "phantom", "hphantom", "vphantom":
      _ = sourceArgument()
      return " "
    case "textcolor", "colorbox", "href":
      _ = sourceArgument()
      return argument()
    case "substack":
      return argument().split(separator: "\n").map {
        $0.split(separator: " ").joined(separator: " ")
      }.joined(separator: ", ")
    case "xrightarrow", "xleftarrow", "xleftrightarrow", "xRightarrow", "xLeftarrow", "xmapsto":
      let lower = option().map { MathScript.script($0, .subscript) } ?? ""
      let arrow = MathSymbols.symbols[String(name.dropFirst())] ?? ""
      return arrow + MathScript.script(argument(), .superscript) + lower
    case "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "boldsymbol", "bm", "pmb", "mathnormal",
      "underline", "underbrace", "overbrace", "boxed", "fbox", "smash", "cancel", "bcancel",
      "xcancel", "operatorname", "mathop",
      "mathbin", "mathrel", "mathord":
      return argument()
    case "mathbb", "mathbbm", "mathds":
      return MathScript.mapped(argument(), MathSymbols.doubleStruck)
    case "mathcal", "mathscr": return MathScript.mapped(argument(), MathSymbols.script)
    case "mathfrak": return MathScript.mapped(argument(), MathSymbols.fraktur)
    case "not": return MathScript.accented(argument(), "\u{338}")
    case "left", "right": return delimiter()
    case "begin", "end": return environment(name)
    case "stackrel", "overset":
      let upper = argument()
      return argument() + MathScript.script(upper, .superscript)
    case "underset":
      let lower = argument()
      return argument() + MathScript.script(lower, .subscript)
    case "pmod": return "(mod " + argument() + ")"
    default:
      if let mark = MathSymbols.accents[name] { return MathScript.accented(argument(), mark) }
      return "\\" + name
    }
  }

  /// The delimiter after `\left` or `\right`; a point stands for none.
  private mutating func delimiter() -> String {
    skipBlanks()
    guard current != UInt8(ascii: ".") else {
      offset += 1
      return ""
    }
    return atom()
  }

  /// Environments of lines lose their frame; a matrix gets brackets.
  private mutating func environment(_ command: String) -> String {
    let name = sourceArgument()
    let isStart = command == "begin"
    if isStart, ["array", "alignedat", "alignat", "alignat*", "tabular"].contains(name) {
      _ = sourceArgument()
    }
    switch name {
    case "pmatrix": return isStart ? "(" : ")"
    case "bmatrix": return isStart ? "[" : "]"
    case "Bmatrix": return isStart ? "{" : "}"
    case "vmatrix": return "|"
    case "Vmatrix": return "‖"
    case "cases", "dcases": return isStart ? "{ " : ""
    case "align", "align*", "aligned", "equation", "equation*", "gather", "gather*", "gathered",
      "split", "matrix", "array", "multline", "multline*", "alignedat", "alignat",
      "alignat*", "smallmatrix", "eqnarray", "eqnarray*", "flalign", "flalign*":
      return isStart ? "" : "\n"
    default: return "\\" + command + "{" + name + "}"
    }
  }

  private mutating func script(_ kind: MathScript.Kind) -> String {
    offset += 1
    guard depth < Self.depthLimit else { return kind == .superscript ? "^" : "_" }
    depth += 1
    defer { depth -= 1 }
    return MathScript.script(argument(), kind)
  }
}
