import Basics
import ChatModel
import CompletionReading
import FoundationEssentials

/// Responses: every reply is a node on the server, and a turn names the node that it follows (docs/responses.md).
///
/// The dialects differ in how a context begins, and in what goes along with a turn. OpenAI's Conversations are its mode
/// `session`.
struct ResponsesFormat: WireFormat {
  let dialect: ResponsesDialect
  /// True if the server is asked to keep turns. If not, there is nothing to build upon: contexts are kept here.
  let storesTurns: Bool
  /// The clock that a lifetime is counted from.
  var now: @Sendable () -> Date = { WallClock.now }

  var capabilities: Capabilities {
    guard storesTurns else { return Capabilities(modes: [.local], lifetime: .local) }
    switch dialect {
    case .plain:
      return Capabilities(
        modes: [.chain], lifetime: .unknown, deletion: .newestFirst, chargesCreation: false,
        idPrefixes: Self.idPrefixes)
    case .openai:
      return Capabilities(
        modes: [.chain, .session], lifetime: .retention(days: Self.retentionDays),
        deletion: .newestFirst, chargesCreation: false, idPrefixes: Self.idPrefixes)
    case .ark:
      return Capabilities(
        modes: [.chain, .commonPrefix],
        lifetime: .absolute(TimeToLive.allowed, standard: 259_200), deletion: .newestFirst,
        idPrefixes: Self.idPrefixes)
    }
  }

  /// The beginnings of the ids of replies and conversations.
  private static let idPrefixes = ["resp_", "conv_"]

  /// The days that OpenAI keeps a reply from its creation.
  static let retentionDays = 30

  var knownPaths: [String] { ["/responses", "/conversations"] }

  // MARK: Contexts on the server

  func delete(_ id: String) -> WireRequest? {
    guard !OwnContextID.isOwn(id) else { return nil }
    let folder = Self.isConversation(id) ? "/conversations/" : "/responses/"
    return WireRequest(method: "DELETE", path: folder + id.asPathSegment)
  }

  /// True if an id is that of a conversation and not of a reply.
  static func isConversation(_ id: String) -> Bool { id.hasPrefix("conv_") }
}
