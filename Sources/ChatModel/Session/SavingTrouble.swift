import Wording

/// The history cannot be written; what is to be kept waits in memory.
public struct SavingTrouble: Hashable, Sendable {
  /// Why, and what to do, in a line.
  public var message: String
  /// Number of replies, prompts and drafts that would be lost if the program ended now.
  public var unsaved: Int

  /// Creates the state of a history that takes no writes.
  public init(message: String, unsaved: Int) {
    self.message = message
    self.unsaved = unsaved
  }

  /// The loss, as a sentence.
  public var loss: String {
    unsaved == 1
      ? localized("A reply or a draft is only in memory and would be lost.")
      : localized("\(unsaved) replies and drafts are only in memory and would be lost.")
  }
}
