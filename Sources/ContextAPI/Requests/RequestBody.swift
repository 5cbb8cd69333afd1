import ChatModel

/// The JSON of requests: only what is set, in the types that the API names.
enum RequestBody {
  /// The body of Context Cache Creation.
  static func create(_ request: CreateContextRequest) -> [UInt8] {
    JSONObjectWriter.object { body in
      body.member("model", request.model)
      body.messages(request.messages)
      if let mode = request.mode, mode != .unknown { body.member("mode", mode.rawValue) }
      if let ttl = request.ttl { body.member("ttl", ttl) }
      if let truncation = request.truncation {
        body.object("truncation_strategy") { $0.members(of: truncation) }
      }
    }
  }

  /// The body of Context Cache Chat Completion.
  ///
  /// - Parameters:
  ///   - request: The turn.
  ///   - stream: True if the reply streams.
  ///   - usage: True if a stream is asked for its usage.
  static func chat(_ request: ChatRequest, stream: Bool, usage: Bool) -> [UInt8] {
    JSONObjectWriter.object { body in
      body.member("context_id", request.contextID)
      body.members(of: request, messages: request.messages, stream: stream, usage: usage)
    }
  }

  /// The body of a chat completion without a context: seed and messages in one list, which begins with the same bytes
  /// in every turn of a branch, so that a server that caches what it has read finds it again.
  ///
  /// Neighbours of one role become one message: the templates of many models refuse a second one, or drop it.
  static func wholeChat(_ request: ChatRequest, stream: Bool, usage: Bool) -> [UInt8] {
    var messages: [Message] = []
    for message in request.seed + request.earlier + request.messages {
      if let last = messages.last, last.role == message.role {
        messages[messages.count - 1].content = last.content + "\n\n" + message.content
      } else {
        messages.append(message)
      }
    }
    return JSONObjectWriter.object { body in
      body.members(of: request, messages: messages, stream: stream, usage: usage)
    }
  }
}

extension JSONObjectWriter {
  fileprivate mutating func members(
    of request: ChatRequest, messages: [Message], stream: Bool, usage: Bool
  ) {
    member("model", request.model)
    self.messages(messages)
    members(of: request.parameters)
    guard stream else { return }
    member("stream", true)
    if usage { object("stream_options") { $0.member("include_usage", true) } }
  }

  fileprivate mutating func messages(_ messages: [Message]) {
    objects("messages", messages) { writer, message in
      writer.member("role", message.role.rawValue)
      writer.member("content", message.content)
    }
  }

  fileprivate mutating func members(of parameters: Parameters) {
    if let value = parameters.temperature { member("temperature", value) }
    if let value = parameters.topP { member("top_p", value) }
    if let value = parameters.n { member("n", value) }
    // The table says "string": one goes out as a string, several as an array.
    if let stop = parameters.stop {
      if stop.count == 1 { member("stop", stop[0]) } else { member("stop", stop) }
    }
    if let value = parameters.maxTokens { member("max_tokens", value) }
    if let value = parameters.presencePenalty { member("presence_penalty", value) }
    if let value = parameters.frequencyPenalty { member("frequency_penalty", value) }
  }

  fileprivate mutating func members(of strategy: TruncationStrategy) {
    switch strategy {
    case .lastHistoryTokens(let limit):
      member("type", "last_history_tokens")
      member("last_history_tokens", limit)
    case .rollingTokens(let window, let step):
      member("type", "rolling_tokens")
      member("rolling_tokens", true)
      if let window { member("max_window_tokens", window) }
      if let step { member("rolling_window_tokens", step) }
    case .other(let type):
      member("type", type)
    }
  }
}
