import ChatModel
import CompletionReading
import HTTPStream

@testable import ContextAPI

/// What an assembly made of a body, with neighbouring deltas joined.
struct ResponsesOutcome: Equatable {
  var text = ""
  var reasoning = ""
  var finish: FinishReason?
  var usage: Usage?
  var models: [String] = []
  /// The last that was told of the turn as a node.
  var node: TurnNode?
  var end: StreamEnd?
  var endings = 0

  init() {}

  /// Reads a body in pieces.
  init(_ chunks: [[UInt8]], format: any WireFormat, request: ChatRequest) {
    let response = HTTPResponse(
      status: 200, headers: [HTTPHeader("x-request-id", "r")], body: HTTPBody(chunks: []))
    let report = ErrorReport(
      operation: .chat, response: response, format: format, key: APIKey("sk-secret"))
    var assembly = StreamAssembly(report: report, reader: format.reader(for: request))
    for chunk in chunks where !assembly.isOver { assembly.feed(chunk).forEach { take($0) } }
    assembly.finish(nil).forEach { take($0) }
  }

  private mutating func take(_ event: ChatEvent) {
    switch event {
    case .delta(let deltas):
      for delta in deltas {
        text += delta.content
        reasoning += delta.reasoning
        finish = delta.finishReason ?? finish
      }
    case .usage(let usage): self.usage = usage
    case .model(let model): models.append(model)
    case .node(let node): self.node = node
    case .ended(let end):
      self.end = end
      endings += 1
    case .opened, .sentWhole, .retrying: break
    }
  }

  var isFinished: Bool {
    if case .finished = end { true } else { false }
  }

  var failure: APIError? {
    if case .failed(let error) = end { error } else { nil }
  }

  var leftOut: [String] {
    if case .finished(let summary) = end { summary.leftOut } else { [] }
  }
}
