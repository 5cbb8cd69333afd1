import ChatModel
import HTTPStream

@testable import ContextAPI

/// What the client made of the body of a reply, with neighbouring deltas joined.
struct ReplyOutcome: Equatable {
  var content: [Int: String] = [:]
  var reasoning: [Int: String] = [:]
  var finish: [Int: FinishReason] = [:]
  var usage: Usage?
  var models: [String] = []
  var nodes: [TurnNode] = []
  var end: StreamEnd?
  var endings = 0
  var isEndLast = false

  /// Reads a body that came in these pieces, from a server that speaks `api`.
  init(
    _ chunks: [[UInt8]], of api: API = .context, choices: Int = 1, status: Int = 200,
    error: TransportError? = nil
  ) {
    let format = Endpoint(baseURL: "", api: api, key: nil).format
    let response = HTTPResponse(
      status: status, headers: [HTTPHeader("x-request-id", "r")], body: HTTPBody(chunks: []))
    let report = ErrorReport(
      operation: .chat, response: response, format: format, key: APIKey("sk-secret"))
    let request = ChatRequest(
      contextID: "c", model: "m", messages: [],
      parameters: Parameters(n: choices == 1 ? nil : choices))
    var assembly = StreamAssembly(report: report, reader: format.reader(for: request))
    for chunk in chunks where !assembly.isOver { assembly.feed(chunk).forEach { take($0) } }
    assembly.finish(assembly.isOver ? nil : error).forEach { take($0) }
  }

  /// Reads a body that came in one piece.
  init(
    _ body: String, of api: API = .context, choices: Int = 1, error: TransportError? = nil
  ) {
    self.init([Array(body.utf8)], of: api, choices: choices, error: error)
  }

  /// The error that it ended with, if it did.
  var failure: APIError? {
    if case .failed(let error)? = end { error } else { nil }
  }

  /// What was said at its end, if that was good.
  var summary: StreamSummary? {
    if case .finished(let summary)? = end { summary } else { nil }
  }

  private mutating func take(_ event: ChatEvent) {
    isEndLast = false
    switch event {
    case .delta(let deltas):
      for delta in deltas {
        content[delta.index, default: ""] += delta.content
        reasoning[delta.index, default: ""] += delta.reasoning
        if let reason = delta.finishReason { finish[delta.index] = reason }
      }
    case .usage(let usage): self.usage = usage
    case .model(let model): models.append(model)
    case .node(let node): nodes.append(node)
    case .ended(let end):
      self.end = end
      endings += 1
      isEndLast = true
    case .opened, .sentWhole, .retrying: break
    }
  }
}
