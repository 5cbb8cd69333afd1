import TerminalKit

/// Lays out a Markdown text, one segment after another.
final class BlockLayout: MarkdownVisitor {
  let theme: MarkdownTheme
  let width: Int
  /// Columns of running text.
  private var textWidth: Int { min(width, max(20, theme.maxTextColumns)) }
  /// The layout so far; the caller takes it when it is done.
  var output = LaidOut()

  var containers: ContainerStack
  /// The text that is being collected for a paragraph, heading or cell.
  var inline = InlineText()
  /// The length of the markers of items that are nested too deep to be indented.
  private var markersEnd = 0
  /// Styles of the inline elements around, the block's own first.
  var styles: [Style] = []
  /// Links that are open: where their text starts.
  var linkStarts: [Int] = []

  /// The number of the segment's item, when the segment is an item of a numbered list.
  private var itemNumber: Int?
  /// A code block's text while it is collected.
  private var code: [UInt8]?
  var table: TableContent?
  /// True if rows of another layout are above the output's.
  var isBelowRows = false
  /// Number of prefix parts of the blank row that is due before the next row, if one is.
  private var gap: Int?

  /// Creates a layout for rows of a width.
  init(width: Int, theme: MarkdownTheme) {
    self.width = max(1, width)
    self.theme = theme
    containers = ContainerStack(rowWidth: width)
  }

  /// Prepares for the rows of the next segment; `itemNumber` is that of its item, when the segment is an
  /// item of a numbered list.
  func beginSegment(hasGap: Bool, itemNumber: Int? = nil) {
    self.itemNumber = itemNumber
    containers = ContainerStack(rowWidth: width)
    styles = [theme.text]
    gap = (hasGap || output.needsGapBelow) && hasRowsAbove ? 0 : nil
    output.needsGapBelow = false
  }

  private var hasRowsAbove: Bool { isBelowRows || !output.rows.isEmpty }

  // MARK: - Blocks

  func enter(_ block: MarkdownBlock) {
    switch block {
    case .quote:
      flushText()
      containers.pushQuote(bar: StyledSpan("▎ ", theme.quoteBar))
      styles.append(style.overlaid(with: theme.quote))
    case .bulletList(let isTight):
      flushText()
      containers.pushList(firstNumber: nil, isTight: isTight)
    case .orderedList(let start, let isTight):
      flushText()
      let number = containers.listDepth == 0 && !containers.isInQuote ? itemNumber ?? start : start
      containers.pushList(firstNumber: number, isTight: isTight)
    case .item(let isDone): enterItem(isDone: isDone)
    case .heading(let level):
      flushParagraph()
      styles.append(headingStyle(level))
    case .code:
      flushParagraph()
      code = []
    case .rule: addRule()
    case .table, .tableHead, .tableBody, .tableRow, .cell: enterTable(block)
    case .document, .paragraph, .html: flushText()
    }
  }

  func leave(_ block: MarkdownBlock) {
    switch block {
    case .quote:
      flushParagraph()
      containers.pop()
      styles.removeLast()
      setGap()
    case .bulletList, .orderedList:
      flushParagraph()
      containers.pop()
      keepGap()
    case .item:
      flushParagraph()
      if containers.hasPendingMarker { addRows([StyledLine()]) }
      containers.pop()
      keepGap()
    case .heading:
      flushParagraph()
      styles.removeLast()
    case .code(let language, let info):
      addCode(language: language, info: info)
    case .table, .tableHead, .tableBody, .tableRow, .cell: leaveTable(block)
    case .paragraph, .html: flushParagraph()
    case .document, .rule: break
    }
  }

  private func enterItem(isDone: Bool?) {
    flushText()
    let text: String
    if let number = containers.takeNumber() {
      text = "\(number). "
    } else {
      text = ["• ", "◦ ", "▪ "][min(containers.listDepth - 1, 2)]
    }
    let task = isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
    if let marker = containers.pushItem(marker: StyledSpan(text + task, theme.listMarker)) {
      inline.append(marker.text, marker.style)
      markersEnd = inline.count
    }
  }

  private func headingStyle(_ level: Int) -> Style {
    level == 1 ? theme.heading1 : level == 2 ? theme.heading2 : theme.heading3
  }

  private func addRule() {
    flushParagraph()
    let count = max(1, textWidth - containers.width)
    addRows([StyledLine(String(repeating: "─", count: count), theme.rule)])
    setGap()
  }

  // MARK: - Rows

  /// Lays out the text collected so far, unless it is only markers: those wait for what they mark.
  private func flushText() {
    if inline.count > markersEnd { flushParagraph() }
  }

  /// Lays out the text collected so far as a paragraph.
  func flushParagraph() {
    markersEnd = 0
    inline.trimLineEnds()
    guard !inline.isEmpty else { return }
    let spans = inline.spans()
    inline = InlineText()
    openGap()
    let first = containers.takeFirstPrefix()
    for line in TextWrap.wrap(
      spans, width: textWidth, first: first, rest: containers.restPrefix)
    {
      output.rows.append(line)
    }
    setGap()
  }

  /// Adds rows behind the prefix.
  func addRows(_ lines: [StyledLine]) {
    openGap()
    for line in lines {
      let prefix =
        containers.hasPendingMarker ? containers.takeFirstPrefix() : containers.restPrefix
      addRow(prefix: prefix, line)
    }
  }

  /// Adds a row without blanks at its end.
  private func addRow(prefix: [StyledSpan], _ line: StyledLine) {
    var spans = prefix + line.spans
    if line.spans.isEmpty { BlockLayout.trimEnd(&spans) }
    output.rows.append(StyledLine(spans))
  }

  static func trimEnd(_ spans: inout [StyledSpan]) {
    while let last = spans.last {
      var text = Substring(last.text)
      while text.last == " " { text.removeLast() }
      spans[spans.count - 1].text = String(text)
      guard text.isEmpty else { return }
      spans.removeLast()
    }
  }

  /// Says that a block ended here.
  func setGap(isForced: Bool = false) {
    output.needsGapBelow = isForced
    gap =
      containers.isTight && !isForced
      ? nil : containers.parts.count
  }

  /// Says that a list or item ended here; what its last block forced stays in force.
  private func keepGap() {
    if output.needsGapBelow {
      gap = min(gap ?? 0, containers.parts.count)
    } else {
      setGap()
    }
  }

  /// Asks for a gap also where blocks are set tight.
  func forceGap() {
    if hasRowsAbove, gap == nil, !containers.hasPendingMarker {
      gap = containers.parts.count
    }
  }

  /// Adds the blank row that is due.
  func openGap() {
    guard let due = gap else { return }
    gap = nil
    var prefix = containers.parts.prefix(due).map(\.rest)
    BlockLayout.trimEnd(&prefix)
    output.rows.append(StyledLine(prefix))
  }

  // MARK: - Code

  private func addCode(language: String, info: String) {
    let bytes = code ?? []
    code = nil
    let block = output.codeBlockCount
    let text = String(decoding: bytes, as: UTF8.self)
    output.codeBlocks.append(.nested(CodeBlock(language: language, text: text)))
    beginCode(label: info, codeBlock: block)
    var layout = CodeLayout(
      language: language, codeBlock: block, width: width, theme: theme,
      prefix: containers.quotePrefix)
    var copy = text
    copy.withUTF8 { bytes in
      var lines = 0
      BlockLayout.forEachLine(bytes) {
        layout.add($0, to: &output.rows)
        lines += 1
      }
      if lines == 0 { layout.add(SourceBytes(start: nil, count: 0), to: &output.rows) }
    }
    setGap(isForced: true)
  }

  /// Opens a code block: the gap above and the line that names its language.
  func beginCode(label: String, codeBlock: Int) {
    forceGap()
    openGap()
    guard !label.isEmpty || containers.hasPendingMarker else { return }
    var line = StyledLine()
    if !label.isEmpty {
      let room = max(1, width - containers.width)
      // The mark distinguishes it from a line of code.
      let text =
        "── "
        + DisplayText.sanitize(label).split(whereSeparator: \.isWhitespace).joined(
          separator: " ")
      line = TextWrap.wrap([StyledSpan(text, theme.codeLabel)], width: room).first ?? line
    }
    var spans =
      (containers.hasPendingMarker ? containers.takeFirstPrefix() : containers.quotePrefix)
      + line.spans
    BlockLayout.trimEnd(&spans)
    output.rows.append(StyledLine(spans), codeBlock: codeBlock)
  }

  /// Calls back for each line of a code block, without line ends; an empty last one does not count.
  static func forEachLine(_ bytes: SourceBytes, _ body: (SourceBytes) -> Void) {
    var start = 0
    while start < bytes.count {
      let end =
        bytes[start...].firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
        ?? bytes.count
      body(SourceBytes(rebasing: bytes[start..<end]))
      let isPair =
        end + 1 < bytes.count && bytes[end] == ASCII.carriageReturn
        && bytes[end + 1] == ASCII.lineFeed
      start = end + (isPair ? 2 : 1)
    }
  }

  // MARK: - Text

  var style: Style { styles.last ?? theme.text }

  func text(_ bytes: SourceBytes, as kind: MarkdownWords) {
    guard code == nil else {
      code?.append(contentsOf: bytes)
      return
    }
    inline.append(bytes, kind == .html ? style.overlaid(with: theme.dim) : style)
  }

  /// Display math is on rows of its own.
  func math(_ math: String, isDisplay: Bool) {
    let mathStyle = style.overlaid(with: theme.math)
    guard isDisplay, table == nil else {
      inline.append(
        math.split(separator: "\n").joined(separator: "; "), mathStyle)
      return
    }
    if !inline.isAtLineStart { inline.appendHardBreak(style) }
    inline.append(math, mathStyle)
    inline.appendHardBreak(style)
  }

  func lineEnd() {
    if code != nil {
      code?.append(ASCII.lineFeed)
    } else if !inline.isAtLineStart {
      inline.appendHardBreak(style)
    }
  }

  func lineBreak() {
    inline.appendHardBreak(style)
  }
}
