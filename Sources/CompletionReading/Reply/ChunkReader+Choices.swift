import ChatModel
import Wording

extension ChunkReader {
  /// Reads one choice. Where several were asked for its index may be missing, then its place counts,
  /// or may come after its text: the text is then passed over and read when the index is known.
  ///
  /// Texts may appear in `delta`, in `message` and in `text`. If the first holds any, the others say the
  /// same once more.
  mutating func readChoice(
    _ json: inout JSONScanner, place: Int
  ) throws(JSONScanner.Malformed) {
    var index = expectedChoices == 1 ? place : nil
    var delta: JSONScanner?
    var message: JSONScanner?
    var text: JSONScanner?
    var finishReason = ""
    var mark: ChoiceAccumulator.Mark?
    var slot = index.map { self.slot(of: $0, place: place) }
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("index") {
        let told = try readIndex(&json)
        if expectedChoices > 1 {
          index = told
          slot = index.map { self.slot(of: $0, place: place) }
        }
      } else if key.is("delta") {
        if let slot {
          mark = touch(slot)
          try readText(&json, slot: slot)
        } else {
          delta = json
          try json.skipValue()
        }
      } else if key.is("finish_reason") || key.is("finishReason") {
        finishReason = try readWord(&json) ?? finishReason
      } else if key.is("message") {
        message = json
        try json.skipValue()
      } else if key.is("text"), json.peek() == UInt8(ascii: "\"") {
        text = json
        try json.skipValue()
      } else if key.is("usage") {
        try readUsage(&json)
      } else if key.is("error") {
        try readError(&json)
      } else {
        try json.skipValue()
      }
    }
    let own = slot ?? self.slot(of: index ?? place, place: place)
    if var delta {
      mark = touch(own)
      try readText(&delta, slot: own)
    }
    let hasText = mark.map { choices[own].hasText(since: $0) } ?? false
    if hasText {
      choices[own].cameInPieces = true
      choices[own].pieces += 1
    } else if var message {
      try readMessage(&message, slot: own)
    } else if let text {
      try readPlain(text, slot: own)
    }
    guard !finishReason.isEmpty else { return }
    if hasText, let mark { choices[own].dropRepetition(since: mark) }
    if mark == nil { _ = touch(own) }
    choices[own].finish(finishReason)
  }

  /// The slot of a choice. An index outside the request counts as missing: then the place in the list decides.
  private mutating func slot(of index: Int, place: Int) -> Int {
    let index = 0..<Self.choiceLimit ~= index ? index : min(place, Self.choiceLimit - 1)
    if let slot = choices.firstIndex(where: { $0.index == index }) { return slot }
    choices.append(ChoiceAccumulator(index: index))
    return choices.count - 1
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

  private func readWord(_ json: inout JSONScanner) throws(JSONScanner.Malformed) -> String? {
    guard json.peek() == UInt8(ascii: "\"") else {
      try json.skipValue()
      return nil
    }
    return try json.string().text
  }

  /// Notes the ends of a choice's texts, to go back to if the value is cut off.
  private mutating func touch(_ slot: Int) -> ChoiceAccumulator.Mark {
    let mark = choices[slot].mark
    marks.append((slot, mark))
    return mark
  }

  /// Reads a `message`: all of a reply, or, where no text came otherwise, a piece of it.
  private mutating func readMessage(
    _ json: inout JSONScanner, slot: Int
  ) throws(JSONScanner.Malformed) {
    wholes += 1
    guard choices[slot].cameInPieces || (isWholeObject && !choices[slot].isEmpty) else {
      _ = touch(slot)
      return try readText(&json, slot: slot)
    }
    // Read aside, then compared with what came.
    var aside = ChoiceAccumulator(index: choices[slot].index)
    swap(&aside, &choices[slot])
    defer { swap(&aside, &choices[slot]) }
    try readText(&json, slot: slot)
    let content = choices[slot].content.takeBytes()
    let reasoning = choices[slot].reasoning.takeBytes()
    if choices[slot].isRefusal { aside.isRefusal = true }
    aside.takeWhole(content: content, reasoning: reasoning)
    // Read once more, it would be known again: there is nothing to go back to.
    marks.removeAll { $0.slot == slot }
  }

  /// Reads the `text` of the older completions.
  private mutating func readPlain(
    _ json: JSONScanner, slot: Int
  ) throws(JSONScanner.Malformed) {
    var json = json
    _ = touch(slot)
    choices[slot].content.append(try json.string())
  }

  /// Reads a `delta` or a `message`.
  private mutating func readText(
    _ json: inout JSONScanner, slot: Int
  ) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "{") else {
      return try readContent(&json, slot: slot)
    }
    let thoughts = choices[slot].reasoning.count
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("content") {
        try readContent(&json, slot: slot)
      } else if key.is("role") {
        try json.skipValue()
      } else if key.is("reasoning_content") || key.is("reasoning") || key.is("reasoning_text")
        || key.is("thinking")
      {
        // Some servers say the same under two names.
        guard choices[slot].reasoning.count == thoughts, json.peek() == UInt8(ascii: "\"") else {
          try json.skipValue()
          continue
        }
        choices[slot].reasoning.append(try json.string())
      } else {
        try readRare(key, &json, slot: slot)
      }
    }
  }

  private mutating func readRare(
    _ key: JSONString, _ json: inout JSONScanner, slot: Int
  ) throws(JSONScanner.Malformed) {
    if key.is("refusal") {
      guard json.peek() == UInt8(ascii: "\"") else { return try json.skipValue() }
      let words = try json.string()
      if !words.bytes.isEmpty {
        choices[slot].isRefusal = true
        choices[slot].content.append(words)
      }
    } else if key.is("tool_calls") || key.is("function_call") {
      if try json.value(depth: 0).isFilled { leaveOut(localized("tool calls")) }
    } else if key.is("audio") || key.is("images") {
      let name = key.text
      if try json.value(depth: 0).isFilled { leaveOut(name) }
    } else if key.is("error") {
      try readError(&json)
    } else {
      try json.skipValue()
    }
  }

  private mutating func readError(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    guard let body = ErrorBody(error: try json.value(depth: 0)) else { return }
    errorWithin = errorWithin ?? body
  }

  /// Reads a text, `null`, or parts with texts.
  private mutating func readContent(
    _ json: inout JSONScanner, slot: Int
  ) throws(JSONScanner.Malformed) {
    switch json.peek() {
    case UInt8(ascii: "\""): choices[slot].content.append(try json.string())
    case UInt8(ascii: "["), UInt8(ascii: "{"): readPart(try json.value(depth: 0), slot: slot)
    default:
      let word = try json.scalar()
      let text = String(decoding: word, as: UTF8.self)
      if text == "null" { return }
      // Any other word is none of JSON's, such as the name of a field on a line that was cut off.
      guard text == "true" || text == "false" || text.number != nil else {
        throw JSONScanner.Malformed()
      }
      choices[slot].content.append(text)
    }
  }

  /// Takes a part of a content, or a list of such.
  private mutating func readPart(_ part: ParsedJSON, slot: Int) {
    switch part {
    case .array(let parts): for part in parts { readPart(part, slot: slot) }
    case .string(let text): choices[slot].content.append(text)
    case .object: takePart(part, slot: slot)
    case .null: break
    case .bool, .number: leaveOut(localized("a part that is not text"))
    }
  }

  private mutating func takePart(_ part: ParsedJSON, slot: Int) {
    let type = part["type"]?.text ?? "text"
    if let thoughts = part["thinking"] ?? part["reasoning"] {
      choices[slot].reasoning.append(thoughts.allText)
    } else if let words = part["refusal"]?.text {
      choices[slot].isRefusal = true
      choices[slot].content.append(words)
    } else if let text = part["text"] ?? part["content"] {
      if type.holdsAny(["thinking", "reasoning"]) {
        choices[slot].reasoning.append(text.allText)
      } else {
        choices[slot].content.append(text.allText)
      }
    } else if type != "text" {
      leaveOut(type.fitForMessage(limit: 40))
    }
  }
}

extension ParsedJSON {
  /// True if there is anything in it.
  fileprivate var isFilled: Bool {
    switch self {
    case .null: false
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    case .string(let text): !text.isEmpty
    case .bool, .number: true
    }
  }

  /// All text within, part by part.
  fileprivate var allText: String {
    switch self {
    case .string(let text): text
    case .array(let parts): parts.map(\.allText).joined()
    case .object: (self["text"] ?? self["value"] ?? self["content"])?.allText ?? ""
    case .null, .bool, .number: ""
    }
  }
}
