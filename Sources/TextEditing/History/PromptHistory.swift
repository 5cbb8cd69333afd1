/// The prompts sent so far, to walk through with ↑ and ↓ and to search with Ctrl+R.
package struct PromptHistory: Sendable, Equatable {
  /// Oldest first.
  package private(set) var prompts: [String]
  /// The prompt that is shown while walking.
  private var position: Int?
  /// The draft from which the walk started.
  private var draft = ""
  /// The user's edits of old prompts during the walk; forgotten when it ends.
  private var edits: [Int: String] = [:]

  /// Maximum number of prompts that are kept.
  static let limit = 1_000

  /// A history of prompts, oldest first.
  package init(_ prompts: [String] = []) {
    self.prompts = prompts
  }

  /// True if an old prompt is shown.
  package var isWalking: Bool { position != nil }

  /// Adds a prompt that was sent, unless it is blank or the same as the last; a walk ends.
  package mutating func add(_ prompt: String) {
    reset()
    guard prompt != prompts.last, !prompt.allSatisfy(\.isWhitespace) else { return }
    prompts.append(prompt)
    if prompts.count > Self.limit { prompts.removeFirst(prompts.count - Self.limit) }
  }

  /// The prompt before; `draft` is the text at hand, to come back to. `nil` at the oldest.
  package mutating func older(from draft: String) -> String? {
    let next = (position ?? prompts.count) - 1
    guard next >= 0 else { return nil }
    leave(with: draft)
    position = next
    return edits[next] ?? prompts[next]
  }

  /// The prompt after, and after the newest the draft; `nil` when no walk is in progress.
  /// - Parameter text: the text at hand, where it may have been edited.
  package mutating func newer(from text: String? = nil) -> String? {
    guard let position else { return nil }
    if let text { leave(with: text) }
    let next = position + 1
    if next < prompts.count {
      self.position = next
      return edits[next] ?? prompts[next]
    }
    let draft = draft
    reset()
    return draft
  }

  /// Ends a walk; the shown text is the draft now.
  package mutating func reset() {
    position = nil
    draft = ""
    edits = [:]
  }

  private mutating func leave(with text: String) {
    guard let position else {
      draft = text
      return
    }
    edits[position] = text == prompts[position] ? nil : text
  }
}
