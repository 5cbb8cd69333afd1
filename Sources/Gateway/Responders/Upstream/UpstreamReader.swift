import FoundationEssentials
import HTTPStream

/// Reads the stream of an OpenAI-compatible server. One that answers with a whole JSON body is
/// read, too.
struct UpstreamReader {
  private enum Form { case unknown, events, whole }

  private var decoder = ServerSentEventDecoder()
  private var form = Form.unknown
  private var whole: [UInt8] = []
  private var hasEnded = false
  private var usage: TokenUsage?
  /// Whether `[DONE]` came.
  private(set) var isDone = false
  /// Why nothing more can be read: the first reason.
  private(set) var failure: GatewayError?

  /// What the next bytes say; what came before a failure comes with it.
  mutating func read(_ bytes: [UInt8]) -> [ResponderPiece] {
    if form == .unknown, let first = bytes.first(where: { !Self.isSpace($0) }) {
      form = first == UInt8(ascii: "{") ? .whole : .events
    }
    guard form == .events else {
      whole += bytes
      if whole.count > 64 << 20 { fail(.upstream("its reply is too long.")) }
      return []
    }
    return events { decoder, events throws(ServerSentEventError) in
      try decoder.feed(bytes) { events.append(Array($0.data)) }
    }
  }

  /// What is left at the end.
  mutating func finish() -> [ResponderPiece] {
    var pieces: [ResponderPiece] = []
    if form == .events {
      pieces = events { decoder, events throws(ServerSentEventError) in
        try decoder.finish { events.append(Array($0.data)) }
      }
    } else if let value = Self.json(whole) {
      pieces = take(value)
    } else {
      fail(.upstream("its reply is neither JSON nor a stream of events."))
    }
    if !hasEnded, !isDone { fail(.upstream("it broke off its reply.")) }
    if let usage { pieces.append(.usage(usage)) }
    return pieces
  }

  private typealias Cutting = (
    inout ServerSentEventDecoder, inout [[UInt8]]
  ) throws(ServerSentEventError) -> Void

  /// The pieces of the events that `cut` finds.
  private mutating func events(_ cut: Cutting) -> [ResponderPiece] {
    var events: [[UInt8]] = []
    var failed = false
    do { try cut(&decoder, &events) } catch { failed = true }
    var pieces: [ResponderPiece] = []
    for event in events where !isDone && failure == nil {
      if event.elementsEqual("[DONE]".utf8) {
        isDone = true
      } else if let value = Self.json(event) {
        pieces += take(value)
      }
    }
    if failed { fail(.upstream("a line of its reply is too long.")) }
    return pieces
  }

  /// A chunk, a whole reply, or an error.
  private mutating func take(_ value: JSONValue) -> [ResponderPiece] {
    if let message = UpstreamFailure.message(in: value) {
      fail(.upstream(message))
      return []
    }
    if let counted = TokenUsage(upstream: value["usage"]) { usage = counted }
    guard case .list(let choices)? = value["choices"], let choice = choices.first else { return [] }
    var pieces: [ResponderPiece] = []
    let part = choice["delta"] ?? choice["message"]
    if let text = part?["reasoning_content"]?.text ?? part?["reasoning"]?.text, !text.isEmpty {
      pieces.append(.reasoning(text))
    }
    if let text = part?["content"]?.text, !text.isEmpty { pieces.append(.content(text)) }
    if let reason = choice["finish_reason"]?.text, !reason.isEmpty {
      hasEnded = true
      pieces.append(.finish(reason))
    }
    return pieces
  }

  private mutating func fail(_ error: GatewayError) {
    failure = failure ?? error
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func json(_ bytes: [UInt8]) -> JSONValue? {
    try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
  }
}

extension TokenUsage {
  /// The counts of an OpenAI-compatible server; `nil` when there are none.
  init?(upstream value: JSONValue?) {
    guard let value, let prompt = value["prompt_tokens"]?.whole else { return nil }
    self.init(
      prompt: prompt,
      cached: value["prompt_tokens_details"]?["cached_tokens"]?.whole
        ?? value["prompt_cache_hit_tokens"]?.whole ?? 0,
      completion: value["completion_tokens"]?.whole ?? 0,
      reasoning: value["completion_tokens_details"]?["reasoning_tokens"]?.whole ?? 0)
  }
}

extension JSONValue {
  /// A member of an object.
  subscript(_ name: String) -> JSONValue? {
    guard case .object(let fields) = self else { return nil }
    return fields[name]
  }

  var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// A whole number that is not negative.
  var whole: Int? {
    guard case .number(let number) = self, number >= 0 else { return nil }
    return Int(exactly: number.rounded())
  }
}
