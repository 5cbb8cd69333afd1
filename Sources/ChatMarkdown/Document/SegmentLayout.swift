import TerminalKit

/// Lays out segments of one message by their kind.
final class SegmentLayout {
  let source: SourceBytes
  let blocks: BlockLayout
  private let definitions: LinkDefinitions
  /// True if inline markers that are open at the end of the segment are closed.
  private var isCompleting = false

  /// Creates a layout for a message.
  init(source: SourceBytes, width: Int, theme: MarkdownTheme, definitions: LinkDefinitions) {
    self.source = source
    self.definitions = definitions
    blocks = BlockLayout(width: width, theme: theme)
  }

  /// Adds blocks that were closed, and the complete lines of a fence that is still open.
  func add(_ segments: [Segment], to openFence: inout OpenFence?, _ scanner: BlockScanner) {
    for segment in segments {
      add(segment, continuing: openFence)
      openFence = nil
    }
    guard case .fence(let fence, let contentStart) = scanner.open else { return }
    if openFence == nil {
      openFence = begin(fence, contentStart: contentStart, hasGap: scanner.openHasGap)
    }
    openFence?.add(source, upTo: scanner.nextLine, to: &blocks.output.rows)
  }

  /// Adds the rows of a closed segment; those of a fence from where they are laid out.
  func add(_ segment: Segment, continuing openFence: OpenFence?) {
    switch segment.kind {
    case .markdown: parse(segment, number: nil)
    case .item(let number): parse(segment, number: number)
    case .fence(let fence, let content):
      addFence(fence, segment, content, continuing: openFence)
    case .math(let content): addMath(segment, content)
    case .definitions: addDefinitions(segment)
    }
  }

  /// Adds the rows of a segment that is still open, as it will most likely be.
  func addOpen(_ segment: Segment, isLast: Bool, belowRows: Bool) {
    blocks.isBelowRows = belowRows
    isCompleting = isLast && !isVerbatim(segment)
    add(segment, continuing: nil)
    isCompleting = false
  }

  /// True if a segment starts as code or HTML, where inline markers mean nothing.
  private func isVerbatim(_ segment: Segment) -> Bool {
    let line = SourceLine(source, start: segment.range.lowerBound, end: segment.range.upperBound)
    return line.indent >= 4 || line.first == UInt8(ascii: "<")
  }

  /// Starts a fenced code block: its label, if it has one.
  func begin(_ fence: Fence, contentStart: Int, hasGap: Bool) -> OpenFence {
    let info = FenceInfo(source, fence)
    let block = blocks.output.codeBlockCount
    blocks.beginSegment(hasGap: hasGap)
    blocks.beginCode(label: info.text, codeBlock: block)
    return OpenFence(
      fence, contentStart: contentStart,
      layout: CodeLayout(
        language: info.language, codeBlock: block, width: blocks.width, theme: blocks.theme))
  }

  private func addFence(
    _ fence: Fence, _ segment: Segment, _ content: Range<Int>, continuing openFence: OpenFence?
  ) {
    var open =
      openFence
      ?? begin(fence, contentStart: content.lowerBound, hasGap: segment.hasGap)
    let before = blocks.output.rows.count
    open.add(source, upTo: content.upperBound, to: &blocks.output.rows)
    if content.isEmpty, blocks.output.rows.count == before {
      blocks.output.rows.endRow(codeBlock: blocks.output.codeBlockCount)
    }
    blocks.setGap(isForced: true)
    blocks.output.codeBlocks.append(
      .fenced(language: FenceInfo(source, fence).language, content, indent: fence.indent))
  }

  private func parse(_ segment: Segment, number: Int?) {
    blocks.beginSegment(hasGap: segment.hasGap, itemNumber: number)
    MarkdownReader.read(
      SourceBytes(rebasing: source[segment.range]), definitions: definitions,
      isCompleting: isCompleting, into: blocks)
    blocks.flushParagraph()
  }

  private func addMath(_ segment: Segment, _ content: Range<Int>) {
    let math = MathText.render(source.text(content))
    guard !math.isEmpty else {
      parse(segment, number: nil)
      return
    }
    blocks.beginSegment(hasGap: segment.hasGap)
    blocks.inline.append(math, blocks.theme.text.overlaid(with: blocks.theme.math))
    let rest = source.text((content.upperBound + 2)..<segment.range.upperBound)
    blocks.inline.append(
      rest.split(whereSeparator: \.isWhitespace).joined(separator: " "), blocks.theme.text)
    blocks.flushParagraph()
  }

  private func addDefinitions(_ segment: Segment) {
    blocks.beginSegment(hasGap: segment.hasGap)
    let style = blocks.theme.text.overlaid(with: blocks.theme.linkTarget)
    LinkDefinitions.forEachLine(of: source, in: segment.range) { line in
      guard !line.isBlank else { return }
      if !blocks.inline.isEmpty { blocks.inline.appendHardBreak(style) }
      blocks.inline.append(source.text(line.trimmed(line.content..<line.end)), style)
    }
    blocks.flushParagraph()
  }
}

/// The info string of a fence, decoded.
struct FenceInfo {
  let text: String
  /// The first word.
  let language: String

  /// The info string of a fence.
  init(_ source: SourceBytes, _ fence: Fence) {
    text = CharacterReference.unescape(source.text(fence.info))
    language = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
  }
}
