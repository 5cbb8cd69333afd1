import ChatModel
import CompletionReading
import FoundationEssentials

/// Reads the bytes of a reply of the Responses API, streamed or whole: a pure state machine.
///
/// A stream is over when the server says that the response is (`response.completed`, `response.incomplete`, …); `[DONE]`
/// alone is no end, and neither is a closed connection.
struct ResponsesReader: ReplyReader {
  /// The facts about a turn that later ones may follow.
  struct NodeRule: Sendable {
    /// The node that the turn was sent after; `nil` if everything was sent with it.
    var parent: String?
    /// True if the server was asked to keep it.
    var isStored = true
    /// Seconds from its creation until the server drops it, where the API promises that.
    var retention: Double?
  }

  private let node: NodeRule?
  private var body = ReplyBodyReader(marks: ["sequence_number", "response", "output", "error"])
  private var events = ResponsesEvents()
  private var tellsUsage: Usage?
  private var tellsModel: String?
  private var tellsNode: TurnNode?

  /// - Parameter node: `nil` if no turn can follow this one.
  init(node: NodeRule? = NodeRule()) {
    self.node = node
  }

  var usage: Usage? { events.response.usage }
  var model: String? { events.response.model }
  var id: String? { events.response.id }
  var leftOut: [String] { events.leftOut }
  var isOver: Bool { body.isOver }
  var hasEvents: Bool { body.hasEvents }
  var isComplete: Bool { events.hasEnded && events.choice.hasEnded && body.unreadableCount == 0 }

  mutating func feed(_ chunk: [UInt8]) -> CompletionNews {
    guard !isOver else { return CompletionNews() }
    body.feed(chunk) { events.read(&$0, isPart: $1) }
    return takeNews(isFinal: false)
  }

  mutating func finish(isOrderly: Bool) -> CompletionNews {
    if isOrderly { body.finish { events.read(&$0, isPart: $1) } }
    return takeNews(isFinal: true)
  }

  var end: CompletionEnd {
    if events.choice.isEmpty, !events.hasEnded {
      if body.failure == nil, events.isUnderWay { return .truncated }
      return body.endOfNothing(expected: "output").map { .failed($0) } ?? .truncated
    }
    if let failure = body.failure { return .failed(failure) }
    let reason = events.choice.finishReason
    if let reason, reason.meaning == .failure { return .failed(.failureReason(reason.rawValue)) }
    if body.unreadableCount > 0 {
      return .failed(
        .unreadable(count: body.unreadableCount, first: body.firstUnreadable ?? ""))
    }
    guard events.hasEnded, let reason else { return .truncated }
    return reason.meaning == nil ? .failed(.unknownReason(reason.rawValue)) : .finished
  }

  private mutating func takeNews(isFinal: Bool) -> CompletionNews {
    var news = CompletionNews()
    if let delta = events.choice.take(isFinal: isFinal) { news.deltas = [delta] }
    guard events.response.hasNews else { return news }
    events.response.hasNews = false
    news.model = Self.news(model, &tellsModel)
    news.usage = Self.news(usage, &tellsUsage)
    news.node = Self.news(events.response.node(by: node), &tellsNode)
    return news
  }

  /// A value if it is not what was told last.
  private static func news<Value: Equatable>(_ value: Value?, _ told: inout Value?) -> Value? {
    guard value != told else { return nil }
    told = value
    return value
  }
}
