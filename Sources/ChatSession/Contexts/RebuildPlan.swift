package import ChatModel

/// What a rebuild sends, so that it can be shown before it is done.
package struct RebuildPlan: Hashable, Sendable {
  /// The seed, then in session mode the turns so far.
  package var messages: [Message]
  /// How many turns are replayed.
  package var replayedTurns: Int
  /// Turns of the branch that are left out because they never settled.
  package var skippedTurns: Int
  /// The tokens of `messages`, by our estimate.
  package var estimatedTokens: Int

  /// The words for the line that ends a replay: a seed may not end with the assistant's message.
  package static let continuation =
    "The messages above are an earlier part of this conversation. Go on from there."

  /// Plans a rebuild.
  ///
  /// - Parameters:
  ///   - context: Its seed goes first.
  ///   - branch: The turns to be replayed in session mode, oldest first.
  ///   - estimate: For the tokens.
  package init(context: CachedContext, branch: [Turn], estimate: TokenEstimate) {
    var messages = context.seed
    var replayed = 0
    if context.mode.remembersTurns {
      for turn in branch where RequestComposer.isReplayed(turn) {
        RequestComposer.append(turn, to: &messages)
        replayed += 1
      }
      if messages.last?.role == .assistant {
        messages.append(Message(role: .system, content: Self.continuation))
      }
    }
    self.messages = messages
    replayedTurns = replayed
    skippedTurns = context.mode.remembersTurns ? branch.count - replayed : 0
    estimatedTokens = estimate.tokens(in: messages)
  }

  /// What will be replayed, in one line.
  package var summary: String {
    let tokens = "about \(estimatedTokens) tokens"
    switch replayedTurns {
    case 0: return "the seed, \(tokens)"
    case 1: return "the seed and 1 turn, \(tokens)"
    default: return "the seed and \(replayedTurns) turns, \(tokens)"
    }
  }
}
