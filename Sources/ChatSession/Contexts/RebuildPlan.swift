package import ChatModel
import Wording

/// The messages that a rebuild sends; they can be shown first.
package struct RebuildPlan: Hashable, Sendable {
  /// The seed, then in session mode the turns so far.
  package var messages: [Message]
  /// The number of turns that are replayed.
  package var replayedTurns: Int
  /// Turns of the branch that are left out because they never settled.
  package var skippedTurns: Int
  /// Older turns that are left out because fewer were wanted.
  package var olderTurns: Int
  /// The first turn that is replayed, if older ones are left out.
  package var memoryStart: TurnID?
  /// The tokens of `messages`, by our estimate.
  package var estimatedTokens: Int

  /// The last message of a replay: a seed may not end with the assistant's message.
  package static let continuation =
    "The messages above are an earlier part of this conversation. Go on from there."

  /// Plans a rebuild.
  ///
  /// - Parameters:
  ///   - context: Its seed goes first.
  ///   - branch: The turns to be replayed in session mode, oldest first.
  ///   - estimate: Estimates the tokens.
  ///   - newest: How many of the newest turns are replayed; `nil`: all of them.
  package init(
    context: CachedContext, branch: [Turn], estimate: TokenEstimate, newest: Int? = nil
  ) {
    let branch = context.mode.remembersTurns ? branch : []
    let settled = branch.filter(RequestComposer.isReplayed)
    let replayed = settled.suffix(max(0, newest ?? settled.count))
    var messages = context.seed + RequestComposer.messages(of: replayed)
    if replayed.last?.reply.isEmpty == false {
      messages.append(Message(role: .system, content: Self.continuation))
    }
    self.messages = messages
    replayedTurns = replayed.count
    skippedTurns = branch.count - settled.count
    olderTurns = settled.count - replayed.count
    memoryStart = olderTurns > 0 ? replayed.first?.id : nil
    estimatedTokens = estimate.tokens(in: messages)
  }

  /// The plan in one line.
  package var summary: String {
    let tokens = localized("about \(Count.text(estimatedTokens)) tokens")
    let newest = olderTurns > 0 ? localized("the newest ") : ""
    switch replayedTurns {
    case 0: return localized("the seed, \(tokens)")
    default: return localized("the seed and \(newest)\(Count.of(replayedTurns, "turn")), \(tokens)")
    }
  }
}
