import TerminalKit

extension BlockLayout {
  func enter(_ span: MarkdownSpan) {
    switch span {
    case .emphasis: styles.append(style.overlaid(with: theme.emphasis))
    case .strong: styles.append(style.overlaid(with: theme.strong))
    case .strike:
      styles.append(style.overlaid(with: theme.strike))
      // ncurses has no strikethrough: the marks stay, so that the meaning does.
      inline.append("~~", style)
    case .code: styles.append(style.overlaid(with: theme.inlineCode))
    case .link, .image:
      linkStarts.append(inline.count)
      styles.append(style.overlaid(with: theme.link))
    }
  }

  func leave(_ span: MarkdownSpan) {
    if span == .strike { inline.append("~~", style) }
    if styles.count > 1 { styles.removeLast() }
    switch span {
    case .link(let target, let title): leaveLink(target: target, title: title)
    case .image(let target, let title): leaveLink(target: target, title: title)
    case .emphasis, .strong, .strike, .code: break
    }
  }

  /// Notes a link and shows its address, unless its text is the address.
  private func leaveLink(target: String, title: String) {
    let start = linkStarts.popLast() ?? 0
    let text = inline.text(from: start).split(whereSeparator: \.isNewline).joined(separator: " ")
      .drop(while: \.isWhitespace)
    output.links.append(MarkdownLink(text: String(text), target: target))
    var shown: [String] = []
    if !target.isEmpty, !BlockLayout.isAddress(String(text), of: target) { shown.append(target) }
    if !title.isEmpty { shown.append("\"\(title)\"") }
    guard !shown.isEmpty else { return }
    let address = (text.isEmpty ? "(" : " (") + shown.joined(separator: " ") + ")"
    inline.append(address, style.overlaid(with: theme.linkTarget))
  }

  /// True if a link's text says where it leads.
  private static func isAddress(_ text: String, of target: String) -> Bool {
    ["", "mailto:", "http://", "https://"].contains { $0 + text == target }
  }
}
