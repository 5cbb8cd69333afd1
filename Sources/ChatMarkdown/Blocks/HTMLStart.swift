/// The end condition of an HTML block, by its start (CommonMark 0.30, "HTML blocks").
enum HTMLStart: Sendable, Equatable {
  /// Start condition 1: one of the verbatim elements, to its end tag.
  case verbatim
  /// 2: to `-->`.
  case comment
  /// 3: to `?>`.
  case instruction
  /// 4: to `>`.
  case declaration
  /// 5: to `]]>`.
  case cdata
  /// 6: to a blank line; may end a paragraph.
  case element
  /// 7: any other tag alone on its line, to a blank line; never ends a paragraph.
  case tag

  /// The kind of HTML block that a line starts; `nil` if it starts none.
  init?(_ line: SourceLine) {
    guard line.indent < 4, line.first == UInt8(ascii: "<") else { return nil }
    let bytes = line.bytes
    let next = line.content + 1
    guard next < line.end else { return nil }
    switch bytes[next] {
    case UInt8(ascii: "?"): self = .instruction
    case UInt8(ascii: "!"):
      if bytes.matches("!--", at: next, before: line.end) {
        self = .comment
      } else if bytes.matches("![cdata[", at: next, before: line.end) {
        self = .cdata
      } else if next + 1 < line.end, ASCII.isLetter(bytes[next + 1]) {
        self = .declaration
      } else {
        return nil
      }
    default:
      let isEnd = bytes[next] == UInt8(ascii: "/")
      let name = HTMLStart.tagName(line, from: isEnd ? next + 1 : next)
      if !isEnd, HTMLStart.verbatimElements.contains(name) {
        self = .verbatim
      } else if HTMLStart.blockElements.contains(name) {
        self = .element
      } else if HTMLTag.isAlone(line) {
        self = .tag
      } else {
        return nil
      }
    }
  }

  /// True if a paragraph ends before such a line.
  var canInterruptParagraph: Bool { self != .tag }

  /// True if only a blank line ends the block.
  var endsAtBlankLine: Bool { self == .element || self == .tag }

  /// True if a line ends the block, itself included.
  func ends(in line: SourceLine) -> Bool {
    let needles: [StaticString]
    switch self {
    case .verbatim: needles = ["</script>", "</pre>", "</style>", "</textarea>"]
    case .comment: needles = ["-->"]
    case .instruction: needles = ["?>"]
    case .declaration: needles = [">"]
    case .cdata: needles = ["]]>"]
    case .element, .tag: return false
    }
    let bytes = line.bytes
    return (line.content..<line.end).contains { offset in
      needles.contains { bytes.matches($0, at: offset, before: line.end) }
    }
  }

  private static func tagName(_ line: SourceLine, from offset: Int) -> String {
    var end = offset
    while end < line.end, end - offset < 12, ASCII.isAlphanumeric(line.bytes[end]) { end += 1 }
    return line.bytes.text(offset..<end).lowercased()
  }

  private static let verbatimElements: Set<String> = ["script", "pre", "style", "textarea"]

  private static let blockElements: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}
