import ChatModel
import Glibc

/// Reads chunks of a stream, or a whole reply, and merges what they say.
///
/// A chunk's `delta` and a whole reply's `message` have the same members, so both go one way. This
/// runs once per token: it reads the bytes in place and copies only text.
struct ChunkReader {
  /// More choices than any request asks for are not kept apart.
  static let choiceLimit = 128

  /// Number of requested choices. With one, all text belongs to it, whatever index it has.
  let expectedChoices: Int
  var choices: [ChoiceAccumulator] = []
  var usage: Usage?
  var hasNewUsage = false
  private var promptShare: Double?
  /// Descriptions of parts that are not text.
  var leftOut: [String] = []
  /// Chunks that held a choice, and those that held a whole `message`.
  var chunks = 0
  var wholes = 0
  private(set) var model: String?
  private(set) var id: String?
  private var modelBytes: [UInt8] = []
  private var hasNewModel = false
  /// The places in the texts before the value that is being read.
  var marks: [(slot: Int, mark: ChoiceAccumulator.Mark)] = []
  /// The error in the value that is being read.
  var errorWithin: ErrorBody?
  /// Words after the last choice that are an error if neither another one follows nor the reply has ended.
  private(set) var lastWords: ErrorBody?
  /// Signs of an error in the members next to the choices.
  private var signs = ErrorSigns()
  /// True if the value calls itself a whole completion.
  var isWholeObject = false

  init(expectedChoices: Int = 1) {
    self.expectedChoices = expectedChoices
  }

  /// Takes one JSON value and goes after it.
  ///
  /// - Parameter keepsPart: True if the texts of a value that is cut off count.
  mutating func read(_ json: inout JSONScanner, keepsPart: Bool = false) -> ReplyFinding {
    marks.removeAll(keepingCapacity: true)
    errorWithin = nil
    signs = ErrorSigns()
    isWholeObject = false
    for slot in choices.indices { choices[slot].beginValue() }
    // One that is cut off is incomplete.
    defer { if keepsPart { chunks += 1 } }
    let start = json
    let counts = (chunks, wholes)
    do {
      switch json.peek() {
      case UInt8(ascii: "{"): try readMembers(&json, depth: 0)
      case UInt8(ascii: "["): return try readList(&json, keepsPart: keepsPart)
      default: return try readScalar(&json)
      }
    } catch {
      guard json.isAtEnd else { return .unreadable }
      if !keepsPart {
        (chunks, wholes) = counts
        for (slot, mark) in marks.reversed() { choices[slot].goBack(to: mark) }
      }
      return .cutOff
    }
    if signs.hasChoices { lastWords = nil }
    if let errorWithin { return .error(errorWithin) }
    guard signs.speaksOfError else { return .content }
    let finding = signs.finding(start.text(upTo: json))
    if signs.mayEnd, case .words(let body) = finding { lastWords = body }
    return finding
  }

  /// The news since the last call.
  mutating func takeNews(isFinal: Bool = false) -> CompletionNews {
    var news = CompletionNews()
    if hasNewModel { news.model = model }
    for index in choices.indices {
      if let delta = choices[index].take(isFinal: isFinal) { news.deltas.append(delta) }
    }
    if hasNewUsage { news.usage = usage }
    news.promptShare = promptShare
    promptShare = nil
    hasNewModel = false
    hasNewUsage = false
    return news
  }

  /// The server said that all is over: a refusal without a word for why it ended is one.
  mutating func close() {
    for index in choices.indices where choices[index].isRefusal {
      let reason = choices[index].finishReason
      if reason == nil || reason?.meaning == .complete {
        choices[index].finish(FinishReason.refusal.rawValue)
      }
    }
  }

  // MARK: Values

  /// A list of chunks, as some gateways send them.
  private mutating func readList(
    _ json: inout JSONScanner, keepsPart: Bool
  ) throws(JSONScanner.Malformed) -> ReplyFinding {
    var whole = json
    do { try whole.skipValue() } catch {
      json = whole
      throw error
    }
    var walk = try json.array()
    while try json.element(&walk) {
      let finding = read(&json, keepsPart: keepsPart)
      guard finding == .content else {
        json = whole
        return finding
      }
    }
    return .content
  }

  /// `null` says nothing; anything else is not part of a reply.
  private func readScalar(_ json: inout JSONScanner) throws(JSONScanner.Malformed) -> ReplyFinding {
    if json.peek() == UInt8(ascii: "\"") {
      _ = try json.string()
      return .unreadable
    }
    return String(decoding: try json.scalar(), as: UTF8.self) == "null" ? .content : .unreadable
  }

  /// Reads the members of a chunk, or of the envelope around it.
  private mutating func readMembers(
    _ json: inout JSONScanner, depth: Int
  ) throws(JSONScanner.Malformed) {
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("choices") {
        try readChoices(&json)
      } else if key.is("model") {
        try readModel(&json)
      } else if key.is("object") {
        try readObject(&json)
      } else if key.is("created") || key.is("system_fingerprint") || key.is("service_tier") {
        try json.skipValue()
      } else if key.is("usage") || key.is("usageMetadata") || key.is("usage_metadata") {
        try readUsage(&json)
      } else if key.is("prompt_progress"), json.peek() == UInt8(ascii: "{") {
        try readProgress(&json)
      } else if key.is("id") {
        try readID(&json)
      } else if depth == 0, Self.envelopes.contains(where: { key.is($0) }),
        json.peek() == UInt8(ascii: "{")
      {
        try readMembers(&json, depth: 1)
      } else {
        try signs.read(key, &json)
      }
    }
  }

  /// Members with the usual contents of the top level: Groq's counts, DashScope's own form, gateways.
  static let envelopes: [StaticString] = ["x_groq", "output", "data", "result", "response"]

  private mutating func readObject(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "\"") else { return try json.skipValue() }
    let name = try json.string()
    isWholeObject = name.is("chat.completion")
    if name.is("error") { signs.saysError() }
  }

  private mutating func readID(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard id == nil, json.peek() == UInt8(ascii: "\"") else { return try json.skipValue() }
    id = try json.string().text
  }

  private mutating func readModel(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "\"") else { return try json.skipValue() }
    let name = try json.string()
    guard !name.bytes.isEmpty, !name.bytes.isSame(as: modelBytes) else { return }
    modelBytes = Array(name.bytes)
    model = name.text
    hasNewModel = true
  }

  mutating func readUsage(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard let counts = try json.usage(), counts != usage else { return }
    usage = counts
    hasNewUsage = true
  }

  /// llama.cpp's word of how much of the prompt it has read.
  private mutating func readProgress(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    var total: Int?
    var processed: Int?
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("total") {
        total = try json.count()
      } else if key.is("processed") {
        processed = try json.count()
      } else {
        try json.skipValue()
      }
    }
    guard let total, let processed, total > 0 else { return }
    promptShare = min(1, Double(processed) / Double(total))
  }

  private mutating func readChoices(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "[") else { return try json.skipValue() }
    signs.hasChoiceList = true
    var place = 0
    var walk = try json.array()
    while try json.element(&walk) {
      if json.peek() == UInt8(ascii: "{") {
        signs.hasChoices = true
        if place == 0 { chunks += 1 }
        try readChoice(&json, place: place)
      } else {
        try json.skipValue()
      }
      place += 1
    }
  }

  /// Notes a part that is not text.
  mutating func leaveOut(_ words: String) {
    if !leftOut.contains(words), leftOut.count < 16 { leftOut.append(words) }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func isSame(as other: [UInt8]) -> Bool {
    count == other.count
      && other.withUnsafeBytes { mine in
        guard let left = baseAddress, let right = mine.baseAddress else { return count == 0 }
        return memcmp(left, right, count) == 0
      }
  }
}
