import ChatModel
import CompletionReading

/// Reads the events of a stream, or a whole response, and merges what they say.
///
/// This runs once per token: a delta is read in place, and only its text is copied.
struct ResponsesEvents {
  /// The text of the reply.
  var choice = ChoiceAccumulator(index: 0)
  /// The response as far as it is known.
  var response = ResponseObject()
  /// Descriptions of parts that are not text.
  private(set) var leftOut: [String] = []
  /// True once the server said that the response is over.
  private(set) var hasEnded = false
  /// True once anything of a response came.
  private(set) var isUnderWay = false
  /// The texts of which a piece came since the last end of one.
  private var begun: Set<ResponsesEventKind.Text> = []
  /// True if what comes next of the reasoning is another part of it.
  private var hasThoughtsBefore = false

  /// Takes one JSON value and goes after it.
  ///
  /// - Parameter isPart: True if it was cut off and closed by us: then it ends nothing.
  mutating func read(_ json: inout JSONScanner, isPart: Bool) -> ReplyFinding {
    do {
      switch json.peek() {
      case UInt8(ascii: "{"): return try readEvent(&json, isPart: isPart)
      case UInt8(ascii: "["): return try readList(&json, isPart: isPart)
      default: return try readScalar(&json)
      }
    } catch {
      return json.isAtEnd ? .cutOff : .unreadable
    }
  }

  /// A list of events, as some gateways send them.
  private mutating func readList(
    _ json: inout JSONScanner, isPart: Bool
  ) throws(JSONScanner.Malformed) -> ReplyFinding {
    var whole = json
    try whole.skipValue()
    defer { json = whole }
    var walk = try json.array()
    while try json.element(&walk) {
      let finding = read(&json, isPart: isPart)
      guard finding == .content else { return finding }
    }
    return .content
  }

  /// `null` says nothing; anything else is not part of a reply.
  private func readScalar(_ json: inout JSONScanner) throws(JSONScanner.Malformed) -> ReplyFinding {
    if try json.value(depth: 0) == .null { return .content }
    return .unreadable
  }

  /// The members of an event that say something, still in place.
  private struct Members {
    var kind: ResponsesEventKind?
    var delta: JSONString?
    var text: JSONString?
    var response: JSONScanner?
    var item: JSONScanner?
    var hasError = false
    var isResponse = false
  }

  private mutating func readEvent(
    _ json: inout JSONScanner, isPart: Bool
  ) throws(JSONScanner.Malformed) -> ReplyFinding {
    let start = json
    var event = Members()
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("type"), json.peek() == UInt8(ascii: "\"") {
        event.kind = ResponsesEventKind(try json.string())
      } else if key.is("delta"), json.peek() == UInt8(ascii: "\"") {
        event.delta = try json.string()
      } else if key.is("response") {
        event.response = json
        try json.skipValue()
      } else if key.is("item") {
        event.item = json
        try json.skipValue()
      } else if key.is("text") || key.is("refusal"), json.peek() == UInt8(ascii: "\"") {
        event.text = try json.string()
      } else if key.is("error") {
        event.hasError = json.peek() != UInt8(ascii: "n")
        try json.skipValue()
      } else {
        if key.is("output") { event.isResponse = true }
        try json.skipValue()
      }
    }
    return try take(event, from: start, isPart: isPart)
  }

  private mutating func take(
    _ event: Members, from start: JSONScanner, isPart: Bool
  ) throws(JSONScanner.Malformed) -> ReplyFinding {
    switch event.kind {
    case .delta(let text):
      if let delta = event.delta { append(delta, to: text) }
    case .done(let text):
      // A server that sends no pieces.
      if let whole = event.text, !begun.contains(text) { append(whole, to: text) }
      if begun.remove(text) != nil, text == .reasoning { hasThoughtsBefore = true }
    case .item:
      if var item = event.item { note(item: try item.value(depth: 0)) }
    case .progress:
      isUnderWay = true
      if var object = event.response { try response.read(&object, isFinal: false) }
    case .end(let state):
      guard var object = event.response else { return finish(state, isPart: isPart) }
      try response.read(&object, isFinal: true)
      return finish(state, isPart: isPart)
    case .error: return error(in: start)
    case .other, nil:
      if event.isResponse { return try readWhole(from: start, isPart: isPart) }
      if event.hasError { return error(in: start) }
      if event.kind == nil, let words = words(in: start) { return .words(words) }
    }
    return event.hasError ? error(in: start) : .content
  }

  // MARK: Texts

  private mutating func append(_ text: JSONString, to kind: ResponsesEventKind.Text) {
    isUnderWay = true
    begun.insert(kind)
    choice.beginValue()
    switch kind {
    case .reply: choice.content.append(text)
    case .refusal:
      if !text.bytes.isEmpty { choice.isRefusal = true }
      choice.content.append(text)
    case .reasoning:
      if hasThoughtsBefore { choice.reasoning.append("\n\n") }
      hasThoughtsBefore = false
      choice.reasoning.append(text)
    }
  }

  /// Takes the output of a response at its end: what came in pieces does not come again.
  private mutating func takeOutput() {
    var content = TextAccumulator()
    var thoughts: [String] = []
    for item in response.takeOutput() {
      switch item["type"]?.text {
      case "message", nil:
        for part in item["content"]?.parts ?? [] {
          if let words = part["refusal"]?.text {
            choice.isRefusal = true
            content.append(words)
          } else if let text = part.anyText {
            content.append(text)
          } else if let type = part["type"]?.text, part["text"] == nil {
            leaveOut(type)
          }
        }
      case "reasoning":
        thoughts += ["summary", "content"].flatMap { item[$0]?.parts ?? [] }
          .compactMap(\.anyText)
      default: note(item: item)
      }
    }
    var reasoning = TextAccumulator()
    reasoning.append(thoughts.joined(separator: "\n\n"))
    choice.takeRest(content: content.takeBytes(), reasoning: reasoning.takeBytes())
  }

  private mutating func note(item: ParsedJSON) {
    guard let type = item["type"]?.text, type != "message", type != "reasoning" else { return }
    leaveOut(type)
  }

  private mutating func leaveOut(_ type: String) {
    let words = type.replacingAll("_", with: " ").fitForMessage(limit: 40)
    if !leftOut.contains(words), leftOut.count < 16 { leftOut.append(words) }
  }

  // MARK: Ends

  /// A body that is one response.
  private mutating func readWhole(
    from start: JSONScanner, isPart: Bool
  ) throws(JSONScanner.Malformed) -> ReplyFinding {
    var json = start
    isUnderWay = true
    try response.read(&json, isFinal: true)
    switch response.status {
    case "in_progress", "queued": return .content
    case "failed": return finish(.failed, isPart: isPart)
    case "incomplete": return finish(.incomplete, isPart: isPart)
    case "cancelled": return finish(.cancelled, isPart: isPart)
    default:
      if let error = response.error { return .error(error) }
      return finish(.completed, isPart: isPart)
    }
  }

  private mutating func finish(
    _ state: ResponsesEventKind.State, isPart: Bool
  ) -> ReplyFinding {
    isUnderWay = true
    takeOutput()
    guard !isPart else { return .content }
    if state == .failed || response.status == "failed" {
      return .error(response.error ?? ErrorBody(message: "status: failed"))
    }
    hasEnded = true
    switch state {
    case .incomplete: choice.finish(response.reason ?? "incomplete")
    case .cancelled: choice.finish("cancelled")
    case .completed, .failed:
      switch response.status {
      case "incomplete": choice.finish(response.reason ?? "incomplete")
      case let status? where status != "in_progress" && status != "queued": choice.finish(status)
      default: choice.finish("completed")
      }
    }
    return .end
  }

  /// The server's word that it failed.
  private func error(in start: JSONScanner) -> ReplyFinding {
    var json = start
    let value = (try? json.value(depth: 0)) ?? .null
    return .error(
      ErrorBody(value) ?? ErrorBody(code: value["code"]?.text, message: value["type"]?.text))
  }

  /// Words of an error in a value that does not call itself one.
  private func words(in start: JSONScanner) -> ErrorBody? {
    var json = start
    return (try? json.value(depth: 0)).flatMap { ErrorBody($0) }
  }
}

extension ParsedJSON {
  /// The parts of a content; one text is one part.
  fileprivate var parts: [ParsedJSON] {
    switch self {
    case .array(let parts): parts
    case .string, .object: [self]
    case .null, .bool, .number: []
    }
  }

  /// The text of a part.
  fileprivate var anyText: String? {
    if case .string(let text) = self { return text }
    if case .string(let text)? = self["text"] { return text }
    return nil
  }
}
