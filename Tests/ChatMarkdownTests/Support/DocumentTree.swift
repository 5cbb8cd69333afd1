import Basics

/// A document as a tree, drawn by lot, which is written as Markdown and as HTML: what is read of the one must be the
/// other.
indirect enum DocumentTree {
  case paragraph([Inline])
  case heading(level: Int, [Inline])
  case list(start: Int?, isTight: Bool, items: [[DocumentTree]])
  case quote([DocumentTree])
  case code(language: String, lines: [String])
  case table(alignments: [String], rows: [[[Inline]]])
  case rule

  /// Words with one mark around them.
  enum Inline {
    case word(String)
    case marked(String, tag: String, [Inline])
    case code(String)
    case lineEnd
    case link(text: String, target: String)
  }

  private static let words = [
    "pump", "water", "the", "a", "x1", "水流", "não", "Ωmega", "well,", "done.", "(so)", "it's", "5%",
  ]
  private static let codes = [
    "let a = 1", "  indented", "", "# no heading", "- no item", "> no quote", "|a|b|", "*x*",
  ]

  // MARK: - Drawing lots

  /// Blocks, of which no two of one kind touch in a way that would join them.
  static func blocks(_ random: inout SplitMix, depth: Int = 0) -> [DocumentTree] {
    var result: [DocumentTree] = []
    for _ in 0..<Int.random(in: 1...(depth == 0 ? 5 : 3), using: &random) {
      let block = block(&random, depth: depth)
      if let last = result.last, last.joins(block) { continue }
      result.append(block)
    }
    return result
  }

  private func joins(_ next: DocumentTree) -> Bool {
    switch (self, next) {
    case (.list, .list), (.quote, .quote): true
    default: false
    }
  }

  private static func block(_ random: inout SplitMix, depth: Int) -> DocumentTree {
    switch Int.random(in: 0..<(depth < 3 ? 10 : 6), using: &random) {
    case 0, 1: return .paragraph(inlines(&random) + [.lineEnd] + inlines(&random))
    case 2: return .heading(level: .random(in: 1...6, using: &random), inlines(&random))
    case 3:
      let count = Int.random(in: 1...4, using: &random)
      let lines = (0..<count).map { _ in codes.randomElement(using: &random) ?? "" }
      return .code(
        language: ["", "swift", "c++"].randomElement(using: &random) ?? "", lines: lines)
    case 4:
      let columns = Int.random(in: 1...3, using: &random)
      let sides = (0..<columns).map { _ in
        ["---", ":-:", "--:"].randomElement(using: &random) ?? "---"
      }
      let rows = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        sides.map { _ in inlines(&random) }
      }
      return .table(alignments: sides, rows: rows)
    case 5: return .rule
    case 6, 7: return .quote(blocks(&random, depth: depth + 1))
    default:
      let isTight = Bool.random(using: &random)
      let items = (0..<Int.random(in: 1...3, using: &random)).map { _ -> [DocumentTree] in
        let first = DocumentTree.paragraph(inlines(&random))
        if isTight { return [first] }
        let opening = Int.random(in: 0..<4, using: &random) == 0 ? block(&random, depth: 3) : first
        return [opening, .paragraph(inlines(&random))] + blocks(&random, depth: depth + 1)
      }
      let start = Bool.random(using: &random) ? Int.random(in: 0...120, using: &random) : nil
      return .list(start: start, isTight: isTight, items: items)
    }
  }

  /// Inline elements of one line.
  static func inlines(_ random: inout SplitMix) -> [Inline] {
    func word() -> Inline { .word(words.randomElement(using: &random) ?? "") }
    return (0..<Int.random(in: 1...5, using: &random)).map { _ in
      switch Int.random(in: 0..<9, using: &random) {
      case 0: .marked("**", tag: "strong", [word(), word()])
      case 1: .marked("*", tag: "em", [word()])
      case 2: .marked("~~", tag: "del", [word(), word()])
      case 3: .code(["a*b", "x y", "~1", "$n", "&amp;"].randomElement(using: &random) ?? "")
      case 4:
        .link(
          text: "see",
          target: ["/u", "https://a.example/b_c", "#d"].randomElement(using: &random) ?? "")
      default: word()
      }
    }
  }

  // MARK: - Markdown

  static func markdown(_ blocks: [DocumentTree]) -> String {
    blocks.map(\.markdown).joined(separator: "\n")
  }

  /// The block as it is written, with a line end last.
  private var markdown: String {
    switch self {
    case .paragraph(let inlines): Self.markdown(inlines) + "\n"
    case .heading(let level, let inlines):
      String(repeating: "#", count: level) + " " + Self.markdown(inlines) + "\n"
    case .code(let language, let lines):
      "```\(language)\n" + lines.map { $0 + "\n" }.joined() + "```\n"
    case .rule: "***\n"
    case .table(let sides, let rows):
      ([Self.row(rows[0]), "|" + sides.joined(separator: "|") + "|\n"]
        + rows.dropFirst().map(Self.row))
        .joined()
    case .quote(let blocks): Self.prefixed(Self.markdown(blocks), first: "> ", rest: "> ")
    case .list(let start, let isTight, let items):
      items.enumerated().map { index, blocks in
        let marker = start.map { "\($0 + index). " } ?? "- "
        let rest = String(repeating: " ", count: marker.count)
        return Self.prefixed(Self.markdown(blocks), first: marker, rest: rest)
      }.joined(separator: isTight ? "" : "\n")
    }
  }

  private static func row(_ cells: [[Inline]]) -> String {
    "|" + cells.map { " \(markdown($0)) |" }.joined() + "\n"
  }

  private static func prefixed(_ text: String, first: String, rest: String) -> String {
    text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      index, line in
      let prefix = index == 0 ? first : rest
      return (line.isEmpty && prefix.allSatisfy { $0 == " " } ? "" : prefix + line) + "\n"
    }.joined()
  }

  private static func markdown(_ inlines: [Inline]) -> String {
    joined(inlines) { inline in
      switch inline {
      case .word(let word): word
      case .lineEnd: "\n"
      case .marked(let mark, _, let inner): mark + markdown(inner) + mark
      case .code(let code): "`\(code)`"
      case .link(let text, let target): "[\(text)](\(target))"
      }
    }
  }

  /// Words with spaces between them, but none beside a line end.
  private static func joined(_ inlines: [Inline], _ text: (Inline) -> String) -> String {
    inlines.map(text).joined(separator: " ").replacing(" \n ", with: "\n")
  }

  // MARK: - HTML

  static func html(_ blocks: [DocumentTree]) -> String {
    blocks.map { $0.html(isTight: false) }.joined()
  }

  private func html(isTight: Bool) -> String {
    switch self {
    case .paragraph(let inlines):
      isTight ? Self.html(inlines) : "<p>" + Self.html(inlines) + "</p>"
    case .heading(let level, let inlines): "<h\(level)>" + Self.html(inlines) + "</h\(level)>"
    case .code(let language, let lines):
      "<pre><code\(language.isEmpty ? "" : " class=\"language-\(language)\"")>"
        + lines.map { $0.replacing(">", with: "&gt;") }.joined(separator: "\n") + "\n</code></pre>"
    case .rule: "<hr />"
    case .quote(let blocks): "<blockquote>" + Self.html(blocks) + "</blockquote>"
    case .list(let start, let isTight, let items):
      (start.map { $0 == 1 ? "<ol>" : "<ol start=\"\($0)\">" } ?? "<ul>")
        + items.map { blocks in
          "<li>" + blocks.map { $0.html(isTight: isTight) }.joined() + "</li>"
        }.joined() + (start == nil ? "</ul>" : "</ol>")
    case .table(let sides, let rows):
      "<table><thead>" + Self.row(rows[0], sides, "th") + "</thead>"
        + (rows.count > 1
          ? "<tbody>" + rows.dropFirst().map { Self.row($0, sides, "td") }.joined() + "</tbody>"
          : "")
        + "</table>"
    }
  }

  private static func row(_ cells: [[Inline]], _ sides: [String], _ tag: String) -> String {
    "<tr>"
      + zip(cells, sides).map { cell, side in
        let attribute =
          side == ":-:" ? " align=\"center\"" : side == "--:" ? " align=\"right\"" : ""
        return "<\(tag)\(attribute)>" + html(cell) + "</\(tag)>"
      }.joined() + "</tr>"
  }

  private static func html(_ inlines: [Inline]) -> String {
    joined(inlines) { inline in
      switch inline {
      case .word(let word): word
      case .lineEnd: "\n"
      case .marked(_, let tag, let inner): "<\(tag)>" + html(inner) + "</\(tag)>"
      case .code(let code): "<code>" + code.replacing("&", with: "&amp;") + "</code>"
      case .link(let text, let target): "<a href=\"\(target)\">\(text)</a>"
      }
    }
  }
}
