package import ChatModel

/// The prompts of one conversation between Enter and the end of their turns.
package struct OutgoingPrompts: Sendable {
  /// The stages of a prompt.
  package enum Stage: Sendable, Hashable {
    /// The conversation is still being opened.
    case waitsForConversation
    /// The files that it mentions are being read.
    case waitsForFiles
    /// The prompt before it waits.
    case waitsInOrder
    /// The controller was asked to send it and has not spoken of it.
    case sent
    /// The controller has it on disk. It is kept until its turn ends, so that it can come back as it was typed.
    case stored
    /// It is in the composer and was asked in the place of an earlier prompt.
    case asked
    /// The controller has taken it in the place of an earlier prompt.
    case replacing

    /// True while the controller does not know of it.
    var isHeld: Bool {
      switch self {
      case .waitsForConversation, .waitsForFiles, .waitsInOrder: true
      case .sent, .stored, .asked, .replacing: false
      }
    }
  }

  /// A prompt on its way.
  package struct Prompt: Sendable, Hashable {
    /// The request as it goes out; its prompt may hold the contents of files.
    package fileprivate(set) var request: SendRequest
    /// The text as it was in the composer.
    package let typed: String
    /// Its stage between Enter and the end of its turn.
    package fileprivate(set) var stage: Stage
    /// The turn as it is shown until the controller knows it; `nil` for one in the place of an earlier prompt.
    package fileprivate(set) var view: TurnView?

    init(_ request: SendRequest, typed: String, stage: Stage, view: TurnView? = nil) {
      (self.request, self.typed, self.stage, self.view) = (request, typed, stage, view)
    }
  }

  /// Those with a turn on screen, in the order they were sent.
  private var shown: [Prompt] = []
  /// Those in the place of earlier prompts.
  private var edits: [Prompt] = []

  /// True if no prompt is on its way, on screen or in the place of an earlier one.
  package var isEmpty: Bool { shown.isEmpty && edits.isEmpty }
  /// True while one waits that the controller does not know of.
  package var hasHeld: Bool { newestHeld != nil }
  /// The newest one that the controller does not know of.
  var newestHeld: Prompt? { shown.last { $0.stage.isHeld } }
  var texts: [String] { shown.map(\.typed) }
  /// The turns on screen.
  var views: [TurnView] { shown.compactMap(\.view) }
  /// Turns whose prompts may not be on disk yet.
  var unstored: Set<TurnID> { Set(shown.filter { $0.stage == .sent }.map(\.request.turn)) }
  /// The one that is in the composer and was asked in the place of an earlier prompt.
  var asked: Prompt? { edits.last { $0.stage == .asked } }

  /// Those that the store keeps unless they are in the history, while `text` is in the composer.
  func unsent(beside text: String) -> [UnsentPrompt] {
    (shown + edits.filter { $0.stage != .asked || $0.typed == text })
      .map { UnsentPrompt(turn: $0.request.turn, text: $0.typed) }
  }

  /// Adds a prompt; one that is asked takes the place of the one that was asked before.
  mutating func add(_ prompt: Prompt) {
    guard prompt.stage == .asked else { return shown.append(prompt) }
    withdrawAsked()
    edits.append(prompt)
  }

  mutating func withdrawAsked() {
    edits.removeAll { $0.stage == .asked }
  }

  /// The controller has taken the prompt that was asked as this turn.
  mutating func taken(_ turn: TurnID) {
    for index in edits.indices where edits[index].request.turn == turn {
      edits[index].stage = .replacing
    }
  }

  /// Removes one that did not go out, or came back; one that is asked stays.
  mutating func remove(_ turn: TurnID) -> Prompt? {
    if let index = edits.firstIndex(where: { $0.request.turn == turn && $0.stage == .replacing }) {
      return edits.remove(at: index)
    }
    return shown.firstIndex { $0.request.turn == turn }.map { shown.remove(at: $0) }
  }

  /// Removes all that are on screen, to be sent elsewhere.
  mutating func removeAll() -> [Prompt] {
    defer { shown = [] }
    return shown
  }

  /// The files of one are read; returns its turn as it is shown now.
  mutating func expanded(_ request: SendRequest) -> TurnView? {
    guard let index = shown.firstIndex(where: { $0.request.turn == request.turn }) else {
      return nil
    }
    shown[index].request = request
    shown[index].view?.turn.prompt = request.prompt
    shown[index].stage = .waitsInOrder
    return shown[index].view
  }

  /// Releases those that waited only for the ones before them; all beyond the limit are queued.
  mutating func release(sendingAtOnce limit: Int) -> [Prompt] {
    var released: [Prompt] = []
    for index in shown.indices {
      switch shown[index].stage {
      case .waitsForConversation, .waitsForFiles: return released
      case .waitsInOrder:
        shown[index].stage = .sent
        if released.count < limit { shown[index].view?.turn.phase = .sending }
        released.append(shown[index])
      case .sent, .stored, .asked, .replacing: continue
      }
    }
    return released
  }

  /// The controller spoke of a turn.
  mutating func note(_ turn: TurnID, hasEnded: Bool) {
    if hasEnded {
      edits.removeAll { $0.request.turn == turn && $0.stage == .replacing }
      shown.removeAll { $0.request.turn == turn }
    } else if let index = shown.firstIndex(where: { $0.request.turn == turn }) {
      shown[index].stage = .stored
    }
  }
}
