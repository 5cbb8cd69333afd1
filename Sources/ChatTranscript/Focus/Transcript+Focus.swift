package import ChatMarkdown
import ChatModel

extension Transcript {
  /// Moves the focus by messages; without a focus it goes to the last message.
  package mutating func moveFocus(by step: Int) {
    guard let focus, let key = turns.key(of: focus.turn) else { return focusLast() }
    var place = (key: key, role: focus.role)
    for _ in 0..<min(step.magnitude, UInt(turns.count) * 2) {
      guard let next = step > 0 ? message(after: place) : message(before: place) else { break }
      place = next
    }
    moveFocus(to: place.key, role: place.role)
  }

  /// Focuses the newest message.
  package mutating func focusLast() {
    guard let last = turns.last else { return focus = nil }
    moveFocus(to: turns.lastKey, role: last.hasReply ? .assistant : .user)
  }

  /// Focuses the first message that is loaded.
  package mutating func focusFirst() {
    guard turns.last != nil else { return focus = nil }
    scrollToTop()
    moveFocus(to: turns.firstKey, role: .user)
  }

  /// Leaves focus mode; at the end the view follows again.
  package mutating func clearFocus() {
    guard focus != nil else { return }
    focus = nil
    settle()
  }

  /// Focuses a message, if there is one, and brings it on screen.
  mutating func moveFocus(to key: Int, role: Role) {
    guard turns.keys.contains(key) else { return }
    focus = TranscriptFocus(turn: turns[key].view.id, role: role)
    bringFocusOnScreen()
  }

  private func message(after place: (key: Int, role: Role)) -> (key: Int, role: Role)? {
    if place.role == .user, turns[place.key].hasReply { return (place.key, .assistant) }
    return place.key < turns.lastKey ? (place.key + 1, .user) : nil
  }

  private func message(before place: (key: Int, role: Role)) -> (key: Int, role: Role)? {
    if place.role != .user { return (place.key, .user) }
    guard place.key > turns.firstKey else { return nil }
    return (place.key - 1, turns[place.key - 1].hasReply ? .assistant : .user)
  }

  // MARK: What is focused

  private var focusedEntry: TranscriptEntry? {
    focus.flatMap { turns.key(of: $0.turn) }.map { turns[$0] }
  }

  /// The exact text of the focused message.
  package func sourceOfFocus() -> String? {
    guard let focus, let entry = focusedEntry else { return nil }
    return focus.role == .user ? entry.turn.prompt : entry.turn.reply
  }

  /// The exact texts of the code blocks of the focused message, from the top.
  package func codeBlocksOfFocus() -> [String] {
    focusedMarkdown()?.codeBlocks.map(\.text) ?? []
  }

  /// The links of the focused message, from the top.
  package func linksOfFocus() -> [MarkdownLink] { focusedMarkdown()?.links ?? [] }

  private func focusedMarkdown() -> MarkdownText? {
    guard let source = sourceOfFocus() else { return nil }
    var text = MarkdownText(source, isFinished: true)
    text.layout(width: context.width, theme: context.theme.markdown)
    return text
  }

  // MARK: Other views of it

  /// Shows the source text of the focused reply, or of the last one, or its rendering again.
  package mutating func toggleRaw() {
    toggle {
      $0.turn.reply.isEmpty == false
    } change: { entry in
      entry.options.showsSource.toggle()
      entry.layout?.dropReply()
    }
  }

  /// Unfolds what the focused message hides, or folds it again: of a prompt its end, of a reply its reasoning.
  /// Without a focus, the reasoning of the last reply that has any.
  package mutating func toggleFolded() {
    if let focus, focus.role == .user, let key = turns.key(of: focus.turn),
      layout(of: key).hasLongPrompt
    {
      return showWholePrompt(key, !turns[key].options.showsWholePrompt)
    }
    toggle {
      !$0.reasoning.isEmpty
    } change: { entry in
      entry.options.showsReasoning.toggle()
      entry.layout?.stale.formUnion([.reasoning, .lines])
    }
  }

  /// Shows all of a long prompt, or its beginning.
  mutating func showWholePrompt(_ key: Int, _ isWhole: Bool) {
    turns[key].options.showsWholePrompt = isWhole
    turns[key].layout?.stale.insert(.prompt)
    turns[key].knownHeight = nil
    visibleIsStale = true
    settle()
  }

  private mutating func toggle(
    where applies: (TranscriptEntry) -> Bool, change: (inout TranscriptEntry) -> Void
  ) {
    let key = focus.map { turns.key(of: $0.turn) } ?? turns.keys.last { applies(turns[$0]) }
    guard let key, applies(turns[key]) else { return }
    change(&turns[key])
    turns[key].knownHeight = nil
    visibleIsStale = true
    search?.staleKeys.insert(key)
    settle()
  }
}
