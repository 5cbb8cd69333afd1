import ChatModel
import HTTPStream
@testable import ContextAPI

extension Property {
  /// A reply reads the same however its bytes are cut, and ends in exactly one way.
  static let replies = Property("replies") { input in
    try checkReply(in: input) { _ in .context }
  }

  /// The same of the Responses API, in each of its dialects.
  static let responses = Property("responses") { input in
    try checkReply(in: input) { seed in
      .responses(ResponsesDialect.allCases[seed % ResponsesDialect.allCases.count])
    }
  }

  /// The same of Gemini's replies.
  static let gemini = Property("gemini") { input in
    try checkReply(in: input) { _ in .gemini }
  }

  /// Reads a reply in one piece and in many.
  ///
  /// - Parameter api: The API, by the number that the input begins with.
  private static func checkReply(in input: [UInt8], api: (Int) -> API) throws {
    var choices = Choices(input)
    let seed = choices.next(below: 256)
    let pieces = choices.pieces(seed: seed)
    let whole = try Reading([Array(choices.rest)], api: api(seed))
    let cut = try Reading(pieces, api: api(seed))
    try hold(cut == whole, "a reply depends on where its bytes are cut")
  }

  /// What a reply came to.
  private struct Reading: Equatable {
    var contents: [Int: String] = [:]
    var reasonings: [Int: String] = [:]
    var usage: Usage?
    var node: TurnNode?
    var end: StreamEnd

    init(_ pieces: [[UInt8]], api: API) throws {
      let format = Endpoint(baseURL: "", api: api, key: nil).format
      let response = HTTPResponse(status: 200, body: HTTPBody(chunks: []))
      let report = ErrorReport(operation: .chat, response: response, format: format, key: nil)
      var assembly = StreamAssembly(
        report: report,
        reader: format.reader(for: ChatRequest(contextID: "c", model: "", messages: [])))
      var events: [ChatEvent] = []
      for piece in pieces where !assembly.isOver { events += assembly.feed(piece) }
      events += assembly.finish(nil)
      guard case .ended(let end)? = events.last else { throw Broken("a reply has no end") }
      self.end = end
      for event in events {
        switch event {
        case .delta(let deltas):
          for delta in deltas {
            contents[delta.index, default: ""] += delta.content
            reasonings[delta.index, default: ""] += delta.reasoning
          }
        case .usage(let counts): usage = counts
        case .node(let node): self.node = node
        case .opened, .model, .sentWhole, .retrying, .ended: break
        }
      }
      let ends = events.filter { if case .ended = $0 { true } else { false } }
      try hold(ends.count == 1, "\(ends.count) ends")
    }
  }
}
