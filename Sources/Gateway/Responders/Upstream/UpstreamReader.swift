import FoundationEssentials
import HTTPStream

/// Reads the stream of an OpenAI-compatible server. One that answers with a whole JSON body is read, too.
struct UpstreamReader {
  private enum Form { case unknown, events, whole }

  private var decoder = ServerSentEventDecoder()
  private var form = Form.unknown
  private var whole: [UInt8] = []
  private var hasEnded = false
  private var usage: TokenUsage?
  /// Whether `[DONE]` came.
  private(set) var isDone = false

  /// What the next bytes say.
  ///
  /// - Throws: ``GatewayError`` when nothing more can be read.
  mutating func read(_ bytes: [UInt8]) throws(GatewayError) -> [ResponderPiece] {
    if form == .unknown, let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) })
    {
      form = first == UInt8(ascii: "{") ? .whole : .events
    }
    guard form == .events else {
      whole += bytes
      if whole.count > 64 << 20 { throw .upstream("its reply is too long.") }
      return []
    }
    var events: [[UInt8]] = []
    do { try decoder.feed(bytes) { events.append(Array($0.data)) } } catch {
      throw .upstream("a line of its reply is too long.")
    }
    return try take(events)
  }

  /// What is left at the end.
  mutating func finish() throws(GatewayError) -> [ResponderPiece] {
    var pieces: [ResponderPiece] = []
    if form == .events {
      var events: [[UInt8]] = []
      do { try decoder.finish { events.append(Array($0.data)) } } catch {
        throw .upstream("a line of its reply is too long.")
      }
      pieces += try take(events)
    } else {
      guard let value = Self.json(whole) else {
        throw .upstream("its reply is neither JSON nor a stream of events.")
      }
      pieces += try take(value)
    }
    guard hasEnded || isDone else { throw .upstream("it broke off its reply.") }
    if let usage { pieces.append(.usage(usage)) }
    return pieces
  }

  private mutating func take(_ events: [[UInt8]]) throws(GatewayError) -> [ResponderPiece] {
    var pieces: [ResponderPiece] = []
    for event in events where !isDone {
      if event.elementsEqual("[DONE]".utf8) {
        isDone = true
      } else if let value = Self.json(event) {
        pieces += try take(value)
      }
    }
    return pieces
  }

  /// A chunk, a whole reply, or an error.
  private mutating func take(_ value: JSONValue) throws(GatewayError) -> [ResponderPiece] {
    if let message = UpstreamFailure.message(in: value) { throw .upstream(message) }
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
