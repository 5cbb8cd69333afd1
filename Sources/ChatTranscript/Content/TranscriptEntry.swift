import ChatModel

/// A turn of the visible branch with what is kept about its looks.
struct TranscriptEntry: Sendable {
  private(set) var view: TurnView
  /// True if the turn before it was sent to another id.
  var isSeam = false
  var options = TurnOptions()
  /// The layout, out of line: it is large, and of a long conversation few turns have one.
  private var layoutBox: [TurnLayout] = []
  /// The height of its last layout, which outlives the layout.
  var knownHeight: KnownHeight?

  /// A height in rows, and the layout generation that it holds for.
  struct KnownHeight: Sendable, Hashable {
    var rows: Int
    var generation: Int
  }

  init(_ view: TurnView) {
    self.view = view
  }

  /// Its rows; `nil` until they are needed, and again once the reader is far away.
  var layout: TurnLayout? {
    get { layoutBox.first }
    set { layoutBox = newValue.map { [$0] } ?? [] }
    _modify {
      // Taken out, so that it is changed in place and not as a copy.
      var layout = layoutBox.popLast()
      yield &layout
      if let layout { layoutBox.append(layout) }
    }
  }

  var turn: Turn { view.turn }
  var isEnded: Bool { view.turn.phase.isEnded }
  /// The reasoning of the chosen choice.
  var reasoning: String {
    let turn = view.turn
    return turn.choices.indices.contains(turn.chosen) ? turn.choices[turn.chosen].reasoning : ""
  }
  /// True if there is anything below the prompt that can be focused.
  var hasReply: Bool {
    isEnded || !view.turn.reply.isEmpty || !reasoning.isEmpty
  }

  /// Appends streamed text; costs what the text is long.
  ///
  /// - Returns: True if anything on screen may have changed.
  mutating func append(_ delta: TurnDelta) -> Bool {
    guard (0..<Self.maxChoices).contains(delta.choice), !isEnded else { return false }
    let isChosen = delta.choice == view.turn.chosen
    // First, so that the layout holds the text no longer when it grows.
    if isChosen, !layoutBox.isEmpty {
      layoutBox[0].append(content: delta.content, reasoning: delta.reasoning)
    }
    while view.turn.choices.count <= delta.choice { view.turn.choices.append(Choice()) }
    view.turn.choices[delta.choice].content.append(streamed: delta.content)
    view.turn.choices[delta.choice].reasoning.append(streamed: delta.reasoning)
    if isChosen { knownHeight = nil }
    return true
  }

  /// Takes over a newer state of the turn, and keeps of the layout what still holds.
  ///
  /// - Returns: True if something other than growth happened to what the reader sees.
  mutating func update(_ newer: TurnView) -> Bool {
    let old = view
    let oldReasoning = reasoning
    view = newer.isTextTold ? newer.with(textsOf: old) : newer
    if old.turn.phase.isStreamed, newer.turn.phase.isStreamed { keepLongerTexts(of: old.turn) }
    guard view != old else { return false }
    knownHeight = nil
    layout?.stale.formUnion(.lines)
    if view.turn.prompt != old.turn.prompt || view.turn.system != old.turn.system {
      layout?.stale.insert(.prompt)
    }
    let reply = Growth(from: old.turn.reply, to: view.turn.reply)
    let isFinished = isEnded
    layout?.replyChanged(reply, isFinished: isFinished)
    let thoughts = Growth(from: oldReasoning, to: reasoning)
    layout?.reasoningChanged(thoughts)
    return !isGrowth(from: old) || reply == .other || thoughts == .other
  }

  /// Brings the rows up to date; makes them when there are none.
  mutating func updateLayout(edge: TurnEdge, in context: LayoutContext) {
    var box = layoutBox.isEmpty ? [TurnLayout(generation: context.generation)] : layoutBox
    // Held once only, so that it is changed in place.
    layoutBox = []
    box[0].update(for: self, edge: edge, in: context)
    knownHeight = KnownHeight(rows: box[0].height, generation: context.generation)
    layoutBox = box
  }

  /// A reply is far from 128 choices: the API takes at most a handful.
  private static let maxChoices = 128

  /// Nothing that was streamed is taken back by a state that was noted earlier.
  private mutating func keepLongerTexts(of old: Turn) {
    for index in old.choices.indices {
      guard view.turn.choices.indices.contains(index) else {
        view.turn.choices.append(old.choices[index])
        continue
      }
      let before = old.choices[index]
      if case .append = Growth(from: view.turn.choices[index].content, to: before.content) {
        view.turn.choices[index].content = before.content
      }
      if case .append = Growth(from: view.turn.choices[index].reasoning, to: before.reasoning) {
        view.turn.choices[index].reasoning = before.reasoning
      }
    }
  }

  private func isGrowth(from old: TurnView) -> Bool {
    view.turn.prompt == old.turn.prompt && view.turn.system == old.turn.system
      && view.turn.chosen == old.turn.chosen && view.alternative == old.alternative
      && view.alternatives == old.alternatives
  }
}

extension TurnView {
  /// Itself with the texts that were delivered in pieces, from another view.
  fileprivate func with(textsOf other: TurnView) -> TurnView {
    var view = self
    view.isTextTold = false
    for (index, choice) in other.turn.choices.enumerated() {
      while view.turn.choices.count <= index { view.turn.choices.append(Choice()) }
      view.turn.choices[index].content = choice.content
      view.turn.choices[index].reasoning = choice.reasoning
    }
    return view
  }
}

extension TurnPhase {
  /// True if text arrives, or may still.
  var isStreamed: Bool {
    switch self {
    case .streaming, .stopping: true
    case .queued, .sending, .waiting, .ended: false
    }
  }
}
