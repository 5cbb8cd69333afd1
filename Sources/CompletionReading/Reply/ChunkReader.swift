import ChatModel
import Glibc

/// Reads chunks of a stream, or a whole reply, and merges what they say.
///
/// A chunk's `delta` and a whole reply's `message` have the same members, so both go one way. This
/// runs once per token: it reads the bytes in place and copies only text.
struct ChunkReader {
  /// What one JSON text turned out to be.
  enum Finding: Equatable {
    /// A part of a reply, or harmless.
    case content
    /// No JSON object.
    case unreadable
    /// The server's word that it failed.
    case error(ErrorBody)
  }

  /// More choices than any request asks for are not kept.
  static let choiceLimit = 128

  private(set) var choices: [ChoiceAccumulator] = []
  private(set) var usage: Usage?
  private(set) var model: String?
  private(set) var id: String?
  private var modelBytes: [UInt8] = []
  private var hasNewUsage = false
  private var hasNewModel = false

  /// Takes one JSON text.
  mutating func read(_ bytes: UnsafeRawBufferPointer) -> Finding {
    var json = JSONScanner(bytes)
    guard json.peek() == UInt8(ascii: "{") else {
      guard let body = JSONValue(bytes).flatMap({ ErrorBody($0) }) else { return .unreadable }
      return .error(body)
    }
    do {
      guard try readMembers(&json) else { return .content }
    } catch {
      return .unreadable
    }
    return JSONValue(bytes).flatMap { ErrorBody($0) }.map { .error($0) } ?? .content
  }

  /// What is new.
  mutating func takeNews(isFinal: Bool = false) -> CompletionNews {
    var news = CompletionNews()
    if hasNewModel { news.model = model }
    for index in choices.indices {
      if let delta = choices[index].take(isFinal: isFinal) { news.deltas.append(delta) }
    }
    if hasNewUsage { news.usage = usage }
    hasNewModel = false
    hasNewUsage = false
    return news
  }

  // MARK: Members

  /// Reads the top level; whether it may be an error.
  private mutating func readMembers(_ json: inout JSONScanner) throws(JSONScanner.Malformed) -> Bool
  {
    var hasChoices = false
    var speaksOfError = false
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("choices") {
        hasChoices = true
        try readChoices(&json)
      } else if key.is("model") {
        try readModel(&json)
      } else if key.is("usage") {
        try readUsage(&json)
      } else if key.is("id"), id == nil, json.peek() == UInt8(ascii: "\"") {
        id = try json.string().text
      } else if key.is("error") {
        if json.peek() != UInt8(ascii: "n") { speaksOfError = true }
        try json.skipValue()
      } else {
        if key.is("message") || key.is("detail") || key.is("errors") || key.is("msg") {
          speaksOfError = speaksOfError || !hasChoices
        }
        try json.skipValue()
      }
    }
    return speaksOfError
  }

  private mutating func readModel(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "\"") else { return try json.skipValue() }
    let name = try json.string()
    guard !name.bytes.isEmpty, !name.bytes.isSame(as: modelBytes) else { return }
    modelBytes = Array(name.bytes)
    model = name.text
    hasNewModel = true
  }

  private mutating func readUsage(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard let counts = try json.usage(), counts != usage else { return }
    usage = counts
    hasNewUsage = true
  }

  private mutating func readChoices(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "[") else { return try json.skipValue() }
    var place = 0
    var walk = try json.array()
    while try json.element(&walk) {
      if json.peek() == UInt8(ascii: "{") {
        try readChoice(&json, place: place)
      } else {
        try json.skipValue()
      }
      place += 1
    }
  }

  /// Reads one choice. Its index may be missing, then its place counts, or may come after its text:
  /// the text is then passed over and read when the index is known.
  private mutating func readChoice(
    _ json: inout JSONScanner, place: Int
  ) throws(JSONScanner.Malformed) {
    var index: Int?
    var later = json
    var hasLater = false
    var finishReason = ""
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("index") {
        index = try readIndex(&json)
      } else if key.is("delta") || key.is("message") {
        if let index, let slot = slot(of: index) {
          try readText(&json, slot: slot)
        } else {
          later = json
          hasLater = true
          try json.skipValue()
        }
      } else if key.is("finish_reason"), json.peek() == UInt8(ascii: "\"") {
        finishReason = try json.string().text
      } else if key.is("usage") {
        try readUsage(&json)
      } else {
        try json.skipValue()
      }
    }
    guard let slot = slot(of: index ?? place) else { return }
    if hasLater { try readText(&later, slot: slot) }
    choices[slot].finish(finishReason)
  }

  private func readIndex(_ json: inout JSONScanner) throws(JSONScanner.Malformed) -> Int? {
    let start = json.peek()
    guard 0x30...0x39 ~= start || start == UInt8(ascii: "-") else {
      try json.skipValue()
      return nil
    }
    let digits = try json.scalar()
    if digits.count == 1 { return Int(start) - 0x30 }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Where a choice is kept; `nil` for an index that no request can have asked for.
  private mutating func slot(of index: Int) -> Int? {
    if let slot = choices.firstIndex(where: { $0.index == index }) { return slot }
    guard 0..<Self.choiceLimit ~= index else { return nil }
    choices.append(ChoiceAccumulator(index: index))
    return choices.count - 1
  }

  /// Reads a `delta` or a `message`.
  private mutating func readText(
    _ json: inout JSONScanner, slot: Int
  ) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "{") else { return try json.skipValue() }
    var hasReasoning = false
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("content") {
        try Self.readContent(&json, into: &choices[slot].content)
      } else if key.is("reasoning_content") || (key.is("reasoning") && !hasReasoning) {
        hasReasoning = true
        try Self.readContent(&json, into: &choices[slot].reasoning)
      } else {
        try json.skipValue()
      }
    }
  }

  /// Reads a text, `null`, or a list of parts with texts.
  private static func readContent(
    _ json: inout JSONScanner, into text: inout TextAccumulator
  ) throws(JSONScanner.Malformed) {
    switch json.peek() {
    case UInt8(ascii: "\""): text.append(try json.string())
    case UInt8(ascii: "["):
      guard case .array(let parts) = try json.value(depth: 0) else { return }
      for part in parts { text.append((part["text"] ?? part).text ?? "") }
    default: try json.skipValue()
    }
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
