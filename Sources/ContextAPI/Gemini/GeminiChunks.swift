import ChatModel
import CompletionReading
import Wording

/// Reads the objects of a stream, or a whole reply, and merges what they say.
struct GeminiChunks {
  /// More candidates than any request asks for are not kept apart.
  private static let limit = 128

  let expectedChoices: Int
  /// The texts, by candidate.
  var candidates: [ChoiceAccumulator] = []
  private var indices: [Int] = []
  private(set) var usage: Usage?
  private(set) var model: String?
  private(set) var id: String?
  /// Descriptions of parts that are not text.
  private(set) var leftOut: [String] = []
  /// The server's words for why a candidate failed.
  var failureWords: String?
  private var hasNewUsage = false
  private var hasNewModel = false

  init(expectedChoices: Int) {
    self.expectedChoices = expectedChoices
  }

  /// The news since the last call.
  mutating func takeNews(isFinal: Bool) -> CompletionNews {
    var news = CompletionNews()
    if hasNewModel { news.model = model }
    for place in candidates.indices {
      if let delta = candidates[place].take(isFinal: isFinal) { news.deltas.append(delta) }
    }
    if hasNewUsage { news.usage = usage }
    hasNewModel = false
    hasNewUsage = false
    return news
  }

  /// Takes one JSON value and goes after it.
  ///
  /// - Parameter isPart: True if it was cut off and closed by us: then it ends nothing.
  mutating func read(_ json: inout JSONScanner, isPart: Bool) -> ReplyFinding {
    var value = json
    // What is cut off must leave no trace.
    do { try json.skipValue() } catch { return json.isAtEnd ? .cutOff : .unreadable }
    do { return try readValue(&value, isPart: isPart) } catch { return .unreadable }
  }

  private mutating func readValue(
    _ json: inout JSONScanner, isPart: Bool
  ) throws(JSONScanner.Malformed) -> ReplyFinding {
    for place in candidates.indices { candidates[place].beginValue() }
    switch json.peek() {
    case UInt8(ascii: "{"): return try readObject(&json, isPart: isPart)
    case UInt8(ascii: "["):
      var walk = try json.array()
      while try json.element(&walk) {
        let finding = try readValue(&json, isPart: isPart)
        guard finding == .content else { return finding }
      }
      return .content
    default: return try json.value(depth: 0) == .null ? .content : .unreadable
    }
  }

  private mutating func readObject(
    _ json: inout JSONScanner, isPart: Bool
  ) throws(JSONScanner.Malformed) -> ReplyFinding {
    let start = json
    var failure: ErrorBody?
    var isReply = false
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("candidates") {
        isReply = true
        try readCandidates(&json, isPart: isPart)
      } else if key.is("usageMetadata") {
        isReply = true
        try readUsage(&json)
      } else if key.is("modelVersion") {
        try readModel(&json)
      } else if key.is("responseId"), json.peek() == UInt8(ascii: "\"") {
        id = try json.string().text
      } else if key.is("promptFeedback") {
        isReply = true
        let block = Self.block(in: try json.value(depth: 0))
        failure = failure ?? block
      } else if key.is("response"), json.peek() == UInt8(ascii: "{") {
        // A proxy's envelope.
        let finding = try readObject(&json, isPart: isPart)
        if case .error(let body) = finding { failure = failure ?? body }
        isReply = true
      } else if key.is("error") {
        let error = ErrorBody(error: try json.value(depth: 0))
        failure = failure ?? error
      } else {
        try json.skipValue()
      }
    }
    if let failure { return .error(failure) }
    guard !isReply else { return .content }
    var whole = start
    return ErrorBody(try whole.value(depth: 0)).map { .words($0) } ?? .content
  }

  /// A prompt that was blocked has no reply.
  private static func block(in feedback: ParsedJSON) -> ErrorBody? {
    guard let reason = feedback["blockReason"]?.text, !reason.hasSuffix("UNSPECIFIED") else {
      return nil
    }
    let words = feedback["blockReasonMessage"]?.text ?? localized("the prompt was blocked")
    return ErrorBody(code: reason, message: words, type: "prompt_blocked")
  }

  private mutating func readUsage(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard let counts = try json.usage(), counts != usage else { return }
    usage = counts
    hasNewUsage = true
  }

  private mutating func readModel(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "\"") else { return try json.skipValue() }
    let name = try json.string().text
    guard !name.isEmpty, name != model else { return }
    model = name
    hasNewModel = true
  }

  /// The place of the candidate with an index, as far as it is one that was asked for.
  mutating func slot(of index: Int, place: Int) -> Int {
    let index = 0..<Self.limit ~= index ? index : min(place, Self.limit - 1)
    if let slot = indices.firstIndex(of: index) { return slot }
    indices.append(index)
    candidates.append(ChoiceAccumulator(index: index))
    return candidates.count - 1
  }

  /// Notes a part that is not text.
  mutating func leaveOut(_ words: String) {
    if !leftOut.contains(words), leftOut.count < 16 { leftOut.append(words) }
  }
}
