@testable import ChatMarkdown

/// Writes what is read of a text as the HTML that the specifications of CommonMark and of GitHub's Markdown show for
/// it, so that the two can be compared.
///
/// A line of definitions is shown to a reader and no part of the specification's page, so it is left out here.
final class HTMLWriter: MarkdownVisitor {
  private var output = ""
  /// Where the open paragraph starts.
  private var paragraph: String.Index?
  /// The words of the paragraph, as they came.
  private var words = ""
  /// The texts of images that are open: of these a page shows only the words.
  private var alternatives: [String] = []
  private var isHeader = false

  /// A text as HTML.
  static func html(of source: String) -> String {
    let writer = HTMLWriter()
    MarkdownReader.read(source, into: writer)
    return comparable(writer.output)
  }

  /// HTML without what says nothing: line ends beside the tags of blocks, and the kind of a line's end.
  static func comparable(_ html: String) -> String {
    let blocks =
      #/\n*(</?(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|table|thead|tbody|tr|t[hd])(?: [^>]*)?/?>)\n*/#
    var text = html.replacing("<br />\n", with: "\n").replacing(blocks) { $0.output.1 }
      .replacing("\n</code></pre>", with: "</code></pre>")
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }

  private func add(_ text: String) {
    if alternatives.isEmpty { output += text } else { alternatives[alternatives.count - 1] += text }
  }

  // MARK: - Blocks

  func enter(_ block: MarkdownBlock) {
    switch block {
    case .quote: add("<blockquote>")
    case .paragraph:
      paragraph = output.endIndex
      words = ""
      add("<p>")
    case .rule: add("<hr />")
    case .bulletList: add("<ul>")
    case .orderedList(let start, _): add(start == 1 ? "<ol>" : "<ol start=\"\(start)\">")
    case .item(let isDone):
      add("<li>")
      if let isDone {
        add("<input type=\"checkbox\"\(isDone ? " checked=\"\"" : "") disabled=\"\" /> ")
      }
    case .heading(let level): add("<h\(level)>")
    case .code(let language, _):
      add(language.isEmpty ? "<pre><code>" : "<pre><code class=\"language-\(escaped(language))\">")
    case .table: add("<table>")
    case .tableHead:
      isHeader = true
      add("<thead>")
    case .tableBody:
      isHeader = false
      add("<tbody>")
    case .tableRow: add("<tr>")
    case .cell(let alignment):
      let side =
        alignment == .center ? " align=\"center\"" : alignment == .right ? " align=\"right\"" : ""
      add((isHeader ? "<th" : "<td") + side + ">")
    case .document, .html: break
    }
  }

  func leave(_ block: MarkdownBlock) {
    switch block {
    case .quote: add("</blockquote>")
    case .paragraph:
      add("</p>")
      if let start = paragraph, !words.isEmpty,
        words.split(separator: "\n").allSatisfy(isDefinition)
      {
        output.removeSubrange(start...)
      }
    case .bulletList: add("</ul>")
    case .orderedList: add("</ol>")
    case .item: add("</li>")
    case .heading(let level): add("</h\(level)>")
    case .code: add("</code></pre>")
    case .table: add("</table>")
    case .tableHead: add("</thead>")
    case .tableBody: add("</tbody>")
    case .tableRow: add("</tr>")
    case .cell: add(isHeader ? "</th>" : "</td>")
    case .html: add("\n")
    case .document, .rule: break
    }
  }

  // MARK: - Inline elements

  func enter(_ span: MarkdownSpan) {
    if case .image = span { return alternatives.append("") }
    guard alternatives.isEmpty else { return }
    switch span {
    case .emphasis: add("<em>")
    case .strong: add("<strong>")
    case .strike: add("<del>")
    case .code: add("<code>")
    case .link(let target, let title): add("<a href=\"\(address(target))\"\(attribute(title))>")
    case .image: break
    }
  }

  func leave(_ span: MarkdownSpan) {
    if case .image(let target, let title) = span {
      let text = alternatives.removeLast()
      guard alternatives.isEmpty else { return add(text) }
      return add("<img src=\"\(address(target))\" alt=\"\(text)\"\(attribute(title)) />")
    }
    guard alternatives.isEmpty else { return }
    switch span {
    case .emphasis: add("</em>")
    case .strong: add("</strong>")
    case .strike: add("</del>")
    case .code: add("</code>")
    case .link: add("</a>")
    case .image: break
    }
  }

  func text(_ bytes: SourceBytes, as kind: MarkdownWords) {
    let text = String(decoding: bytes, as: UTF8.self)
    words += text
    add(kind == .html ? text : escaped(text))
  }

  func math(_ math: String, isDisplay: Bool) { add("<math>\(escaped(math))</math>") }
  func lineEnd() {
    words += "\n"
    add("\n")
  }
  func lineBreak() { add("<br>") }

  private func isDefinition(_ line: Substring) -> Bool {
    onLine(String(line)) { LinkDefinition($0) } != nil
  }

  private func attribute(_ title: String) -> String {
    title.isEmpty ? "" : " title=\"\(escaped(title))\""
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// An address as cmark writes it: bytes that no address holds in hexadecimal.
  private func address(_ target: String) -> String {
    let kept = Set("-_.+!*'(),%#@?=;:/,+&$~".utf8)
    return target.utf8.map { byte in
      if byte == UInt8(ascii: "&") { return "&amp;" }
      if ASCII.isAlphanumeric(byte) || kept.contains(byte) {
        return String(Character(Unicode.Scalar(byte)))
      }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
