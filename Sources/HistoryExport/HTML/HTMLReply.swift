import ChatMarkdown

/// A reply as HTML: what the screen makes of its Markdown, in the elements of a page.
///
/// Nothing of the reply becomes markup by itself: raw HTML is text, pictures are links, and links lead only
/// where a browser may be sent.
final class HTMLReply: MarkdownVisitor {
  private var output: [String] = []
  /// The closing text of each open link.
  private var linkEnds: [String] = []
  private var isInHeader = false
  /// The code block that is being read.
  private var code: (language: String, text: String)?
  /// True if the last thing written began a line.
  private var isAtLineStart = true

  private init() {}

  /// The elements of a reply, to be put into a block.
  static func elements(_ reply: String) -> String {
    let writer = HTMLReply()
    MarkdownReader.read(reply, into: writer)
    return writer.output.joined()
  }

  private func add(_ piece: String, isLineStart: Bool = false) {
    output.append(piece)
    isAtLineStart = isLineStart
  }

  // MARK: - Blocks

  func enter(_ block: MarkdownBlock) {
    switch block {
    case .document: break
    case .rule: add("<hr>\n", isLineStart: true)
    case .tableHead: isInHeader = true
    case .tableBody: isInHeader = false
    case .item(let isDone): add(item(isDone), isLineStart: true)
    case .code(let language, _):
      add("<\(opening(block))>")
      code = (language, "")
    default: add("<\(opening(block))>", isLineStart: true)
    }
  }

  func leave(_ block: MarkdownBlock) {
    switch block {
    case .document, .rule, .tableHead, .tableBody: break
    case .code:
      if let code { add(HTMLCode.elements(code.text, language: code.language)) }
      code = nil
      add("</code></pre>\n", isLineStart: true)
    default: add("</\(element(block))>\n", isLineStart: true)
    }
  }

  private func item(_ isDone: Bool?) -> String {
    guard let isDone else { return "<li>" }
    return "<li class=\"task\">" + (isDone ? "☑ " : "☐ ")
  }

  /// The element of a block. The page and its speakers have the first two headings.
  private func element(_ block: MarkdownBlock) -> String {
    switch block {
    case .quote: "blockquote"
    case .bulletList: "ul"
    case .orderedList: "ol"
    case .item: "li"
    case .heading(let level): "h\(min(6, level + 2))"
    case .code: "pre"
    case .table: "table"
    case .tableRow: "tr"
    case .cell: isInHeader ? "th" : "td"
    case .paragraph, .html, .document, .rule, .tableHead, .tableBody: "p"
    }
  }

  /// The inside of the tag that opens a block.
  private func opening(_ block: MarkdownBlock) -> String {
    switch block {
    case .orderedList(let start, _) where start != 1: "ol start=\"\(start)\""
    case .code(let language, _) where language.isEmpty: "pre><code"
    case .code(let language, _): "pre><code class=\"language-\(HTMLText.escaped(language))\""
    case .cell(.center): element(block) + " class=\"center\""
    case .cell(.right): element(block) + " class=\"right\""
    case .html: "p class=\"html\""
    default: element(block)
    }
  }

  // MARK: - Inline elements

  func enter(_ span: MarkdownSpan) {
    switch span {
    case .link(let target, let title): open(target, title, isPicture: false)
    case .image(let target, let title): open(target, title, isPicture: true)
    default: add("<\(element(span))>")
    }
  }

  func leave(_ span: MarkdownSpan) {
    switch span {
    case .link, .image: add(linkEnds.popLast() ?? "")
    default: add("</\(element(span))>")
    }
  }

  private func element(_ span: MarkdownSpan) -> String {
    switch span {
    case .emphasis: "em"
    case .strong: "strong"
    case .strike: "del"
    case .code: "code"
    case .link, .image: "a"
    }
  }

  /// Opens a link if its address is safe and no link is open; else the address follows its text.
  private func open(_ target: String, _ title: String, isPicture: Bool) {
    let isNested = linkEnds.contains("</a>")
    guard SafeAddress.isSafe(target), !isNested else {
      linkEnds.append(target.isEmpty ? "" : " (\(HTMLText.escaped(target)))")
      return
    }
    var tag = "<a href=\"\(HTMLText.escaped(target))\" rel=\"noreferrer\""
    if !title.isEmpty { tag += " title=\"\(HTMLText.escaped(title))\"" }
    add(tag + (isPicture ? " class=\"picture\">" : ">"))
    linkEnds.append("</a>")
  }

  // MARK: - Text

  func text(_ bytes: UnsafeBufferPointer<UInt8>, as kind: MarkdownWords) {
    let text = String(decoding: bytes, as: UTF8.self)
    if code != nil { code?.text += text } else { add(HTMLText.escaped(text)) }
  }

  func math(_ text: String, isDisplay: Bool) {
    add("<span class=\"math\(isDisplay ? " display" : "")\">\(HTMLText.escaped(text))</span>")
  }

  func lineEnd() {
    guard code == nil else {
      code?.text += "\n"
      return
    }
    if !isAtLineStart { lineBreak() }
  }

  func lineBreak() { add("<br>\n", isLineStart: true) }
}
