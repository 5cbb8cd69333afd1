import ChatModel
import CompletionReading
import Wording

extension GeminiChunks {
  /// Reads the candidates of one object.
  mutating func readCandidates(
    _ json: inout JSONScanner, isPart: Bool
  ) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "[") else { return try json.skipValue() }
    var place = 0
    var hasFirst = false
    var walk = try json.array()
    while try json.element(&walk) {
      if json.peek() == UInt8(ascii: "{") {
        try readCandidate(&json, place: place, hasFirst: &hasFirst, isPart: isPart)
      } else {
        try json.skipValue()
      }
      place += 1
    }
  }

  /// Reads one candidate. Its index comes after its text as a rule, and not at all if it is 0.
  private mutating func readCandidate(
    _ json: inout JSONScanner, place: Int, hasFirst: inout Bool, isPart: Bool
  ) throws(JSONScanner.Malformed) {
    var content: JSONScanner?
    var index: Int?
    var reason = ""
    var words: String?
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("content") {
        content = json
        try json.skipValue()
      } else if key.is("finishReason") {
        reason = try json.value(depth: 0).text ?? reason
      } else if key.is("finishMessage") {
        words = try json.value(depth: 0).text ?? words
      } else if key.is("index") {
        index = try json.value(depth: 0).integer
      } else {
        try json.skipValue()
      }
    }
    let own = index ?? (hasFirst ? place : 0)
    if own == 0 { hasFirst = true }
    let slot = slot(of: expectedChoices == 1 ? place : own, place: place)
    if var content { try readParts(of: &content, slot: slot) }
    guard !reason.isEmpty, !isPart else { return }
    let end = FinishReason(rawValue: reason)
    if end.meaning == .failure { failureWords = words ?? failureWords }
    candidates[slot].finish(end.inOurWords)
  }

  private mutating func readParts(
    of json: inout JSONScanner, slot: Int
  ) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "{") else { return try json.skipValue() }
    var walk = try json.object()
    while let key = try json.key(&walk) {
      guard key.is("parts"), json.peek() == UInt8(ascii: "[") else {
        try json.skipValue()
        continue
      }
      var parts = try json.array()
      while try json.element(&parts) { try readPart(&json, slot: slot) }
    }
  }

  /// Reads a part: text, a thought, or what is left out.
  private mutating func readPart(
    _ json: inout JSONScanner, slot: Int
  ) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "{") else { return try json.skipValue() }
    var text: JSONString?
    var isThought = false
    var other: String?
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("text"), json.peek() == UInt8(ascii: "\"") {
        text = try json.string()
      } else if key.is("thought") {
        isThought = try json.value(depth: 0) == .bool(true)
      } else if Self.notes.contains(where: { key.is($0) }) {
        try json.skipValue()
      } else {
        let name = key.text
        let value = try json.value(depth: 0)
        if value != .null { other = Self.words(for: name, value) }
      }
    }
    if let text, isThought {
      candidates[slot].reasoning.append(text)
    } else if let text {
      candidates[slot].content.append(text)
    }
    if let other { leaveOut(other) }
  }

  /// Members of a part that only say something about it.
  private static let notes: [StaticString] = [
    "text", "thoughtSignature", "videoMetadata", "partMetadata", "mediaResolution",
  ]

  /// Words for a part that is not text.
  private static func words(for name: String, _ value: ParsedJSON) -> String {
    switch name {
    case "functionCall", "functionResponse", "toolCall", "toolResponse":
      return localized("tool calls")
    case "executableCode", "codeExecutionResult": return localized("code that was run")
    case "inlineData", "fileData":
      let type = value["mimeType"]?.text ?? ""
      if type.hasPrefix("image/") { return localized("images") }
      return type.hasPrefix("audio/") ? localized("audio") : localized("a file")
    default: return name.fitForMessage(limit: 40)
    }
  }
}

extension FinishReason {
  /// The word of the chat APIs for an end that Gemini names otherwise; a failure keeps its own word.
  fileprivate var inOurWords: String {
    switch meaning {
    case .complete: FinishReason.stop.rawValue
    case .length: FinishReason.length.rawValue
    case .filter: FinishReason.contentFilter.rawValue
    case .refusal, .failure, nil: rawValue
    }
  }
}
