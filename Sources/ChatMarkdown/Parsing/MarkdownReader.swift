/// Reads Markdown: the one parser for the screen, previews, search hits and
/// exports.
///
/// It protects what the parser must not touch, adds the link definitions that the text uses, lets the
/// parser read, and reports it to a visitor, with every placeholder, reference and escape resolved.
package final class MarkdownReader {
  private let visitor: any MarkdownVisitor
  private let source: SourceBytes
  private let protection: Protection?
  /// True if a code block is being read.
  private var isInCode = false
  /// The HTML block so far, as long as it may be one that only ends a paragraph.
  private var heldHTML: [UInt8]?
  /// Number of open links and images.
  private var links = 0
  /// True between a heading's mark and its words: md4c 0.4.8 takes a tab there for a word.
  private var isAtHeading = false

  private init(_ source: SourceBytes, _ protection: Protection?, _ visitor: any MarkdownVisitor) {
    self.source = source
    self.protection = protection
    self.visitor = visitor
  }

  /// Reads a whole message.
  package static func read(_ text: String, into visitor: some MarkdownVisitor) {
    var text = text
    text.withUTF8 { bytes in
      var segments: [Segment] = []
      var scanner = BlockScanner()
      scanner.scan(bytes, isFinished: true, into: &segments)
      var definitions = LinkDefinitions()
      for segment in segments where segment.kind == .definitions {
        definitions.add(segment, in: bytes)
      }
      read(bytes, definitions: definitions, into: visitor)
    }
  }

  /// Reads a part of a message.
  ///
  /// - Parameters:
  ///   - text: The part.
  ///   - definitions: The link definitions of the message.
  ///   - isCompleting: True if inline marks that are open at the end of the part are closed.
  ///   - visitor: The receiver.
  static func read(
    _ text: SourceBytes, definitions: LinkDefinitions, isCompleting: Bool = false,
    into visitor: some MarkdownVisitor
  ) {
    let protection = Protection.isNeeded(text) ? Protection(text) : nil
    let reader = MarkdownReader(text, protection, visitor)
    let preamble = definitions.preamble(for: text, protection)
    let isLine = text.last == ASCII.lineFeed || text.last == ASCII.carriageReturn
    guard
      isCompleting || protection != nil || !preamble.isEmpty || !isLine
        || ParserOffsets.lead(text) > 0
    else {
      MarkdownParser.parse(text, into: reader)
      return
    }
    var bytes = protection?.bytes ?? Array(text)
    if isCompleting { bytes = TailCompletion.complete(bytes) }
    bytes.insert(contentsOf: preamble, at: 0)
    let lead = bytes.withUnsafeBufferPointer { ParserOffsets.lead($0) }
    bytes.insert(contentsOf: repeatElement(ASCII.lineFeed, count: lead), at: 0)
    // md4c 0.4.8 looks at the byte behind the text: it must be there, and the same each time.
    bytes.append(ASCII.lineFeed)
    bytes.withUnsafeBufferPointer {
      MarkdownParser.parse(SourceBytes(rebasing: $0.dropLast()), into: reader)
    }
  }

  private func restored(_ text: String, _ place: Protection.Place = .attribute) -> String {
    protection?.restored(text, source: source, in: place) ?? text
  }
}

// MARK: - What the parser reports

extension MarkdownReader: MarkdownSink {
  func enter(_ block: MarkdownBlock) {
    if case .code = block { isInCode = true }
    if case .heading = block { isAtHeading = true }
    if block == .html, protection?.endsParagraphs == true {
      heldHTML = []
    } else {
      visitor.enter(restored(block))
    }
  }

  func leave(_ block: MarkdownBlock) {
    if case .code = block { isInCode = false }
    if let held = heldHTML {
      if held.starts(with: Protection.paragraphEnd) {
        heldHTML = nil
        return
      }
      releaseHTML(held)
    }
    visitor.leave(restored(block))
  }

  func enter(_ span: MarkdownSpan) {
    let span = restored(span)
    isAtHeading = false
    if span.isLink { links += 1 }
    visitor.enter(span)
  }

  func leave(_ span: MarkdownSpan) {
    let span = restored(span)
    if span.isLink { links -= 1 }
    visitor.leave(span)
  }

  func text(_ kind: MarkdownTextKind, _ bytes: SourceBytes) {
    var bytes = bytes
    if isAtHeading {
      isAtHeading = false
      let start = kind == .normal ? bytes.skipBlanks(from: 0, to: bytes.count) : 0
      bytes = SourceBytes(rebasing: bytes[start...])
    }
    guard let protection else { return add(kind, bytes) }
    if let held = heldHTML {
      let longer = held + bytes
      if longer.starts(with: Protection.paragraphEnd)
        || Protection.paragraphEnd.starts(with: longer)
      {
        heldHTML = longer
        return
      }
      releaseHTML(held)
    }
    protection.forEachPart(
      of: bytes, plain: { add(kind, $0) }, piece: { add($0, protection, in: kind) })
  }

  /// Reports an HTML block that was held back.
  private func releaseHTML(_ held: [UInt8]) {
    heldHTML = nil
    visitor.enter(.html)
    if !held.isEmpty { held.withUnsafeBufferPointer { text(.html, $0) } }
  }

  private func restored(_ block: MarkdownBlock) -> MarkdownBlock {
    guard protection != nil, case .code(let language, let info) = block else { return block }
    return .code(language: restored(language), info: restored(info))
  }

  private func restored(_ span: MarkdownSpan) -> MarkdownSpan {
    guard protection != nil else { return span }
    switch span {
    case .link(let target, let title):
      return .link(target: restored(target), title: restored(title))
    case .image(let target, let title):
      return .image(target: restored(target), title: restored(title))
    default: return span
    }
  }

  // MARK: - Text

  private func add(_ kind: MarkdownTextKind, _ bytes: SourceBytes) {
    switch kind {
    case .normal: visitor.text(bytes, as: .text)
    case .code: visitor.text(bytes, as: .code)
    case .entity: add(CharacterReference.decode(bytes), .text)
    // In code md4c 0.4.8 reports the character itself as well, and code is as the message has it.
    case .nullCharacter: if !isInCode { add("\u{FFFD}", .text) }
    case .hardBreak, .softBreak: visitor.lineEnd()
    case .html:
      isLineBreak(bytes) ? visitor.lineBreak() : visitor.text(bytes, as: .html)
    }
  }

  private func add(_ text: String, _ words: MarkdownWords) {
    var text = text
    text.withUTF8 { visitor.text($0, as: words) }
  }

  /// Raw HTML is text; only a line break element breaks the line.
  private func isLineBreak(_ bytes: SourceBytes) -> Bool {
    bytes.count <= 6 && bytes.matches("<br", at: 0, before: bytes.count)
      && bytes.dropFirst(3).allSatisfy { !ASCII.isAlphanumeric($0) }
  }

  private func add(
    _ piece: Protection.Piece, _ protection: Protection, in kind: MarkdownTextKind
  ) {
    let isText = kind == .normal && !isInCode
    switch piece.kind {
    case .inlineMath, .displayMath:
      let math = isText ? MathText.render(unquoted(source.text(piece.content))) : ""
      guard math.isEmpty else {
        return visitor.math(math, isDisplay: piece.kind == .displayMath)
      }
    case .address(let prefix) where isText:
      let address = protection.text(of: piece, source: source, in: .attribute)
      guard links == 0 else { return add(address, .text) }
      let span = MarkdownSpan.link(target: prefix + address, title: "")
      visitor.enter(span)
      add(address, .text)
      visitor.leave(span)
      return
    case .address, .literal, .pipe: break
    }
    var text = protection.text(of: piece, source: source, in: isInCode ? .code : .line)
    text.withUTF8 { add(kind, $0) }
  }

  /// Math that reaches over lines of a quote, without the bars.
  private func unquoted(_ text: String) -> String {
    guard text.utf8.contains(ASCII.lineFeed) else { return text }
    return text.split(separator: "\n").map { line in
      line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
    }.joined(separator: "\n")
  }
}

extension MarkdownSpan {
  fileprivate var isLink: Bool {
    switch self {
    case .link, .image: true
    default: false
    }
  }
}
