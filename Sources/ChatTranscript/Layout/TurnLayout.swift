import ChatMarkdown
import ChatModel
import TerminalKit

/// The rows of one turn. Finished parts are laid out once; a growing reply only where it grows.
struct TurnLayout: Sendable {
  private(set) var generation: Int
  var stale = StaleParts.all
  private var above: [StyledLine] = []
  private var prompt: WrappedText?
  private var promptFold: PromptFold?
  private var fold: StyledLine?
  /// Unfolded reasoning.
  private var thoughts: WrappedText?
  private var isReplyEmpty = true
  private var markdown: MarkdownText?
  /// The reply's source text, when the reader asked for it.
  private var source: WrappedText?
  private var footer: [StyledLine] = []
  /// True if the footer is the one row with the state of a turn in flight.
  private(set) var isLive = true

  init(generation: Int) {
    self.generation = generation
  }

  // MARK: Growing

  mutating func append(content: String, reasoning: String) {
    if !content.isEmpty {
      // The entry holds the text and adds to it in place; it is taken back when rows are made.
      markdown?.release()
      source?.append(content)
      stale.insert(.reply)
    }
    if !reasoning.isEmpty {
      thoughts?.append(reasoning)
      stale.formUnion([.reasoning, .lines])
    }
  }

  mutating func replyChanged(_ growth: Growth, isFinished: Bool) {
    switch growth {
    case .none: break
    case .append(let text): append(content: text, reasoning: "")
    case .other: dropReply()
    }
    if isFinished {
      markdown?.release()
      markdown?.finish()
      stale.insert(.reply)
    }
  }

  mutating func reasoningChanged(_ growth: Growth) {
    switch growth {
    case .none: break
    case .append(let text): append(content: "", reasoning: text)
    case .other:
      thoughts = nil
      stale.formUnion([.reasoning, .lines])
    }
  }

  /// Forgets how the reply was laid out.
  mutating func dropReply() {
    markdown = nil
    source = nil
    stale.insert(.reply)
  }

  // MARK: Laying out

  /// True if the rows hold for the context.
  func isCurrent(in context: LayoutContext) -> Bool {
    stale.isEmpty && generation == context.generation
  }

  /// Brings the rows up to date.
  mutating func update(for entry: TranscriptEntry, edge: TurnEdge, in context: LayoutContext) {
    if generation != context.generation {
      generation = context.generation
      (prompt, thoughts, source, stale) = (nil, nil, nil, .all)
    }
    if stale.contains(.prompt) { updatePrompt(entry, context) }
    if stale.contains(.reasoning) { updateReasoning(entry, context) }
    if stale.contains(.reply) { updateReply(entry, context) }
    if stale.contains(.lines) {
      above = SeparatorLines.rows(of: entry, edge: edge, in: context)
      isLive = !entry.isEnded
      footer = isLive ? [] : FooterLines.rows(of: entry.view, in: context)
      fold = ReasoningLine.line(of: entry, in: context)
    }
    stale = []
  }

  private mutating func updatePrompt(_ entry: TranscriptEntry, _ context: LayoutContext) {
    let rows = PromptLines.rows(of: entry.turn, in: context)
    prompt = rows
    promptFold = PromptFold(
      rows: rows.rowCount, isWhole: entry.options.showsWholePrompt, in: context)
  }

  private mutating func updateReasoning(_ entry: TranscriptEntry, _ context: LayoutContext) {
    guard entry.options.showsReasoning, !entry.reasoning.isEmpty else {
      thoughts = nil
      return
    }
    let indent = context.indents ? [StyledSpan("  ", context.theme.reasoning)] : []
    if thoughts == nil {
      thoughts = WrappedText(
        entry.reasoning, width: context.textWidth, style: context.theme.reasoning, first: indent,
        rest: indent)
    }
    thoughts?.update()
  }

  private mutating func updateReply(_ entry: TranscriptEntry, _ context: LayoutContext) {
    let reply = entry.turn.reply
    if entry.options.showsSource {
      if source == nil {
        source = WrappedText(reply, width: context.width, style: context.theme.markdown.text)
      }
      source?.update()
    } else {
      source = nil
      if markdown == nil { markdown = MarkdownText(isFinished: entry.isEnded) }
      markdown?.resume(with: reply)
      markdown?.layout(width: context.width, theme: context.theme.markdown)
    }
    isReplyEmpty = reply.isEmpty
  }

  // MARK: Rows

  /// True if the prompt is so long that a part of it can be folded away.
  var hasLongPrompt: Bool { promptFold != nil }
  /// Number of rows of the prompt that are shown.
  var promptRows: Int { promptFold?.shown ?? prompt?.rowCount ?? 0 }

  var height: Int { start(of: .footer) + count(of: .footer) }

  /// Number of rows of a part.
  func count(of part: TurnPart) -> Int {
    switch part {
    case .above: above.count
    case .prompt: promptRows + (hasLongPrompt ? 2 : 1)
    case .reasoning: fold == nil ? 0 : (thoughts?.rowCount ?? 0) + 2
    case .reply: isReplyEmpty ? 0 : source?.rowCount ?? markdown?.rowCount ?? 0
    case .footer: isLive ? 1 : footer.count
    }
  }

  /// The first row of a part.
  func start(of part: TurnPart) -> Int {
    var row = 0
    for earlier in TurnPart.fromTop {
      if earlier == part { break }
      row += count(of: earlier)
    }
    return row
  }

  /// The part that a row of the turn belongs to, and the row within it.
  func place(ofRow row: Int) -> (part: TurnPart, row: Int) {
    var left = row
    for part in TurnPart.fromTop {
      let rows = count(of: part)
      if left < rows { return (part, left) }
      left -= rows
    }
    return (.footer, max(0, count(of: .footer) - 1))
  }

  /// The row of the turn for a row of a part, the nearest one if the part has shrunk.
  func row(of part: TurnPart, _ row: Int) -> Int {
    let rows = count(of: part)
    return min(start(of: part) + max(0, min(row, rows - 1)), max(0, height - 1))
  }

  /// Makes a number of the turn's rows cheap to read, from one on.
  mutating func prepare(rows: Range<Int>) {
    guard source == nil else { return }
    let start = start(of: .reply)
    markdown?.prepare(max(0, rows.lowerBound - start)..<max(0, rows.upperBound - start))
  }

  /// A row of a part, for who walks over many.
  mutating func walkedLine(of part: TurnPart, _ row: Int) -> StyledLine {
    if part == .reply, source == nil { markdown?.prepare(row..<row + 1) }
    return line(of: part, row)
  }

  /// A row of a part; blank where the part has no such row, and for the state of a turn in flight.
  func line(of part: TurnPart, _ row: Int) -> StyledLine {
    switch part {
    case .above: above[row]
    case .prompt: promptLine(row)
    case .reasoning: reasoningLine(row)
    case .reply: source?[row] ?? markdown?[row].line ?? StyledLine()
    case .footer: isLive ? StyledLine() : footer[row]
    }
  }

  private func promptLine(_ row: Int) -> StyledLine {
    if row < promptRows { return prompt?[row] ?? StyledLine() }
    return row == promptRows ? promptFold?.line ?? StyledLine() : StyledLine()
  }

  private func reasoningLine(_ row: Int) -> StyledLine {
    if row == 0 { return fold ?? StyledLine() }
    guard let thoughts, row <= thoughts.rowCount else { return StyledLine() }
    return thoughts[row - 1]
  }
}
