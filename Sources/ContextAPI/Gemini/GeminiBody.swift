import ChatModel

/// The JSON of Gemini's requests.
enum GeminiBody {
  /// The most characters of a `displayName`.
  private static let labelLimit = 128

  /// The body of a creation: system messages apart, as instructions.
  static func create(_ request: CreateContextRequest) -> [UInt8] {
    JSONObjectWriter.object { body in
      body.member("model", GeminiName(model: request.model).text)
      body.seed(request.messages)
      if let ttl = request.ttl { body.member("ttl", "\(ttl)s") }
      let label = request.label.cut(to: labelLimit)
      if !label.isEmpty { body.member("displayName", label) }
    }
  }

  /// The body of a turn: only what comes after the prefix, or everything where there is none. Beside a prefix the
  /// server refuses instructions and tools, even the same ones.
  static func turn(_ request: ChatRequest) -> [UInt8] {
    JSONObjectWriter.object { body in
      if request.mode == .local {
        body.seed(request.seed, before: request.earlier + request.messages)
      } else {
        body.member("cachedContent", request.contextID)
        body.contents(GeminiMessage.contents(of: request.messages))
      }
      body.settings(request.parameters)
    }
  }
}

extension JSONObjectWriter {
  /// A seed and what follows it. System messages of the seed are instructions; those of later turns are not.
  fileprivate mutating func seed(_ seed: [Message], before messages: [Message] = []) {
    let instructions = seed.filter { $0.role == .system && !$0.content.isEmpty }
    let contents = GeminiMessage.contents(of: seed.filter { $0.role != .system } + messages)
    if !contents.isEmpty { self.contents(contents) }
    guard !instructions.isEmpty else { return }
    object("systemInstruction") { $0.parts(instructions.map(\.content)) }
  }

  fileprivate mutating func contents(_ contents: [GeminiMessage]) {
    objects("contents", contents) { writer, content in
      writer.member("role", content.role)
      writer.parts(content.parts)
    }
  }

  private mutating func parts(_ texts: [String]) {
    objects("parts", texts) { $0.member("text", $1) }
  }

  fileprivate mutating func settings(_ parameters: Parameters) {
    guard parameters != Parameters() else { return }
    object("generationConfig") { config in
      if let value = parameters.temperature { config.member("temperature", value) }
      if let value = parameters.topP { config.member("topP", value) }
      if let value = parameters.maxTokens { config.member("maxOutputTokens", value) }
      if let value = parameters.stop { config.member("stopSequences", value) }
      if let value = parameters.n { config.member("candidateCount", value) }
      if let value = parameters.presencePenalty { config.member("presencePenalty", value) }
      if let value = parameters.frequencyPenalty { config.member("frequencyPenalty", value) }
    }
  }
}

/// One `content`: texts of one role in a row. The roles are `user` and `model`; a system message is the user's.
private struct GeminiMessage {
  var role: String
  var parts: [String]

  static func contents(of messages: [Message]) -> [GeminiMessage] {
    var contents: [GeminiMessage] = []
    // A part without text may be refused.
    for message in messages where !message.content.isEmpty {
      let role = message.role == .assistant ? "model" : "user"
      if contents.last?.role == role {
        contents[contents.count - 1].parts.append(message.content)
      } else {
        contents.append(GeminiMessage(role: role, parts: [message.content]))
      }
    }
    return contents
  }
}

extension String {
  /// The beginning, of at most so many Unicode characters, without half of a visible one.
  fileprivate func cut(to limit: Int) -> String {
    var result = ""
    var count = 0
    for character in self {
      count += character.unicodeScalars.count
      guard count <= limit else { break }
      result.append(character)
    }
    return result
  }
}
