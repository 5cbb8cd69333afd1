import CMarkdown

/// md4c with the extensions of GitHub's Markdown. It does not recurse and is linear on every input
/// known.
enum MarkdownParser {
  /// Parses a text and reports its contents.
  static func parse(_ bytes: SourceBytes, into sink: some MarkdownSink) {
    guard let base = bytes.baseAddress, let size = UInt32(exactly: bytes.count) else { return }
    // Bare addresses are found by `BareAddress`: md4c lets them run on over full-width punctuation.
    let flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS
    var parser = MD_PARSER(
      abi_version: 0, flags: UInt32(flags),
      enter_block: { type, detail, data in
        Reporter.of(data).sink.enter(Reporter.block(type, detail))
        return 0
      },
      leave_block: { type, detail, data in
        Reporter.of(data).sink.leave(Reporter.block(type, detail))
        return 0
      },
      enter_span: { type, detail, data in
        if let span = Reporter.span(type, detail) { Reporter.of(data).sink.enter(span) }
        return 0
      },
      leave_span: { type, detail, data in
        if let span = Reporter.span(type, detail) { Reporter.of(data).sink.leave(span) }
        return 0
      },
      text: { type, text, size, data in
        Reporter.of(data).text(type, text, size)
        return 0
      },
      debug_log: nil, syntax: nil)
    let reporter = Reporter(sink)
    withExtendedLifetime(reporter) {
      base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
        _ = md_parse(text, size, &parser, Unmanaged.passUnretained(reporter).toOpaque())
      }
    }
  }
}

/// Turns md4c's callbacks into calls of a sink.
private final class Reporter {
  let sink: any MarkdownSink

  init(_ sink: any MarkdownSink) {
    self.sink = sink
  }

  static func of(_ data: UnsafeMutableRawPointer?) -> Reporter {
    // md4c hands back the pointer that `parse` gave it, never nil.
    Unmanaged.fromOpaque(data!).takeUnretainedValue()
  }

  func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: MD_SIZE) {
    let bytes = Reporter.bytes(text, size)
    switch type {
    case MD_TEXT_NULLCHAR: sink.text(.nullCharacter, bytes)
    case MD_TEXT_BR: sink.text(.hardBreak, bytes)
    case MD_TEXT_SOFTBR: sink.text(.softBreak, bytes)
    case MD_TEXT_ENTITY: sink.text(.entity, bytes)
    case MD_TEXT_CODE: sink.text(.code, bytes)
    case MD_TEXT_HTML: sink.text(.html, bytes)
    default: sink.text(.normal, bytes)
    }
  }

  static func block(
    _ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?
  ) -> MarkdownBlock {
    switch type {
    case MD_BLOCK_P: .paragraph
    case MD_BLOCK_QUOTE: .quote
    case MD_BLOCK_UL:
      .bulletList(isTight: read(detail, MD_BLOCK_UL_DETAIL.self)?.is_tight != 0)
    case MD_BLOCK_OL: orderedList(read(detail, MD_BLOCK_OL_DETAIL.self))
    case MD_BLOCK_LI: item(read(detail, MD_BLOCK_LI_DETAIL.self))
    case MD_BLOCK_HR: .rule
    case MD_BLOCK_H: .heading(level: Int(read(detail, MD_BLOCK_H_DETAIL.self)?.level ?? 1))
    case MD_BLOCK_CODE: code(read(detail, MD_BLOCK_CODE_DETAIL.self))
    case MD_BLOCK_HTML: .html
    case MD_BLOCK_TABLE:
      .table(columns: Int(read(detail, MD_BLOCK_TABLE_DETAIL.self)?.col_count ?? 0))
    case MD_BLOCK_THEAD: .tableHead
    case MD_BLOCK_TBODY: .tableBody
    case MD_BLOCK_TR: .tableRow
    case MD_BLOCK_TH, MD_BLOCK_TD: .cell(alignment(read(detail, MD_BLOCK_TD_DETAIL.self)))
    default: .document
    }
  }

  static func span(
    _ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?
  ) -> MarkdownSpan? {
    switch type {
    case MD_SPAN_EM: .emphasis
    case MD_SPAN_STRONG: .strong
    case MD_SPAN_DEL: .strike
    case MD_SPAN_CODE: .code
    case MD_SPAN_A:
      read(detail, MD_SPAN_A_DETAIL.self).map {
        .link(target: text($0.href), title: text($0.title))
      }
    case MD_SPAN_IMG:
      read(detail, MD_SPAN_IMG_DETAIL.self).map {
        .image(target: text($0.src), title: text($0.title))
      }
    default: nil
    }
  }

  private static func read<Detail>(
    _ detail: UnsafeMutableRawPointer?, _ type: Detail.Type
  ) -> Detail? {
    detail?.assumingMemoryBound(to: type).pointee
  }

  private static func orderedList(_ detail: MD_BLOCK_OL_DETAIL?) -> MarkdownBlock {
    .orderedList(start: Int(detail?.start ?? 1), isTight: detail?.is_tight != 0)
  }

  private static func item(_ detail: MD_BLOCK_LI_DETAIL?) -> MarkdownBlock {
    guard let detail, detail.is_task != 0 else { return .item(isDone: nil) }
    return .item(isDone: UInt8(bitPattern: detail.task_mark) != ASCII.space)
  }

  private static func code(_ detail: MD_BLOCK_CODE_DETAIL?) -> MarkdownBlock {
    guard let detail, detail.fence_char != 0 else { return .code(language: "", info: "") }
    return .code(language: text(detail.lang), info: text(detail.info))
  }

  private static func alignment(_ detail: MD_BLOCK_TD_DETAIL?) -> MarkdownAlignment {
    switch detail?.align {
    case MD_ALIGN_CENTER: .center
    case MD_ALIGN_RIGHT: .right
    default: .left
    }
  }

  /// An attribute's text with its character references decoded.
  private static func text(_ attribute: MD_ATTRIBUTE) -> String {
    guard attribute.size > 0 else { return "" }
    guard let types = attribute.substr_types, let offsets = attribute.substr_offsets else {
      return String(decoding: bytes(attribute.text, attribute.size), as: UTF8.self)
    }
    var result = ""
    var index = 0
    while offsets[index] < attribute.size {
      let part = bytes(
        attribute.text + Int(offsets[index]), offsets[index + 1] - offsets[index])
      switch types[index] {
      case MD_TEXT_ENTITY: result += CharacterReference.decode(part)
      case MD_TEXT_NULLCHAR: result += "\u{FFFD}"
      default: result += String(decoding: part, as: UTF8.self)
      }
      index += 1
    }
    return result
  }

  private static func bytes(_ text: UnsafePointer<CChar>?, _ size: MD_SIZE) -> SourceBytes {
    SourceBytes(
      start: text.map { UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self) },
      count: text == nil ? 0 : Int(size))
  }
}
