@testable import ChatMarkdown

/// Writes down what the parser reports, to compare the structure of a whole text with that of its
/// segments.
final class StructureDump: MarkdownSink {
  private(set) var events: [String] = []
  private var depth = 0
  private var pendingText = ""

  /// The structure of a text parsed in one piece.
  static func whole(_ source: String) -> [String] {
    let dump = StructureDump()
    dump.parse(Array(source.utf8))
    return dump.events
  }

  /// The structure of a text parsed segment by segment, as streamed layout does.
  static func segmented(_ source: String) -> [String] {
    let dump = StructureDump()
    let bytes = Array(source.utf8)
    var scanner = BlockScanner()
    var segments: [Segment] = []
    bytes.withUnsafeBufferPointer { scanner.scan($0, isFinished: true, into: &segments) }
    for segment in segments {
      if case .fence(let fence, let content) = segment.kind {
        bytes.withUnsafeBufferPointer { dump.add($0, fence, content) }
      } else {
        dump.parse(Array(bytes[segment.range]))
      }
    }
    return dump.events
  }

  /// Fenced code at the top is laid out without the parser.
  private func add(_ source: SourceBytes, _ fence: Fence, _ content: Range<Int>) {
    let info = FenceInfo(source, fence)
    enter(.code(language: info.language, info: info.text))
    pendingText = OpenFence.code(source, content, indent: fence.indent)
    leave(.code(language: info.language, info: info.text))
  }

  private func parse(_ bytes: [UInt8]) {
    let lead = bytes.withUnsafeBufferPointer { ParserOffsets.lead($0) }
    let text = Array(repeating: ASCII.lineFeed, count: lead) + bytes + [ASCII.lineFeed]
    text.withUnsafeBufferPointer {
      MarkdownParser.parse(SourceBytes(rebasing: $0.dropLast()), into: self)
    }
  }

  /// Lists at the top are cut into items, and whether a list is loose may differ: neither is
  /// compared.
  private func isCompared(_ block: MarkdownBlock) -> Bool {
    switch block {
    case .document, .paragraph: false
    case .bulletList, .orderedList: depth > 0
    default: true
    }
  }

  private func name(_ block: MarkdownBlock) -> String {
    switch block {
    case .bulletList: "bullets"
    case .orderedList(let start, _): "numbers \(start)"
    default: "\(block)"
    }
  }

  func enter(_ block: MarkdownBlock) {
    flush()
    if isCompared(block) { events.append("+" + name(block)) }
    if block != .document, block != .paragraph { depth += 1 }
  }

  func leave(_ block: MarkdownBlock) {
    flush()
    if block != .document, block != .paragraph { depth -= 1 }
    if isCompared(block) { events.append("-" + name(block)) }
  }

  func enter(_ span: MarkdownSpan) {
    flush()
    events.append("+\(span)")
  }

  func leave(_ span: MarkdownSpan) {
    flush()
    events.append("-\(span)")
  }

  func text(_ kind: MarkdownTextKind, _ bytes: SourceBytes) {
    pendingText += kind == .softBreak ? "⏎" : String(decoding: bytes, as: UTF8.self)
  }

  private func flush() {
    // How many blank lines end a block is nobody's business.
    while pendingText.hasSuffix("\n") { pendingText.removeLast() }
    if !pendingText.isEmpty { events.append(pendingText) }
    pendingText = ""
  }
}
