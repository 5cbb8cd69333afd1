import ChatModel

/// The JSON of requests: only what is set, and nothing that must stay the same along a chain (`thinking`, `tools`).
struct ResponsesBody {
  let request: ChatRequest
  let dialect: ResponsesDialect
  let stores: Bool
  var conversation: String?
  var parent: String?
  var streams = false
  /// When Ark drops the turn, in seconds since 1970; `nil`: its own default.
  var end: Int?
  /// True if a stream is asked for deltas without padding.
  var asksForBareStream = false

  /// The longest `prompt_cache_key`.
  private static let keyLimit = 64

  /// The body of a turn.
  var bytes: [UInt8] {
    JSONObjectWriter.object { body in
      body.member("model", request.model)
      body.objects("input", input) { $0.members(of: $1, dialect: dialect) }
      if let conversation {
        body.member("conversation", conversation)
      } else if let parent {
        body.member("previous_response_id", parent)
      }
      // The standard differs from server to server, so it is always said.
      body.member("store", stores)
      if dialect == .ark, stores, request.mode != .commonPrefix {
        body.object("caching") { $0.member("type", "enabled") }
        if let end { body.member("expire_at", end) }
      }
      body.members(of: request.parameters)
      if dialect == .openai, request.contextID.utf8.count <= Self.keyLimit {
        body.member("prompt_cache_key", request.contextID)
      }
      if streams {
        body.member("stream", true)
        if dialect == .openai, asksForBareStream {
          body.object("stream_options") { $0.member("include_obfuscation", false) }
        }
      }
    }
  }

  /// The seed goes with the first turn, as items and not as `instructions`: those are not handed on along a chain.
  private var input: [Message] {
    parent == nil && conversation == nil ? request.seed + request.messages : request.messages
  }

  /// The body that makes a prefix without an answer, at Ark.
  static func prefix(_ request: CreateContextRequest, until end: Int?) -> [UInt8] {
    JSONObjectWriter.object { body in
      body.member("model", request.model)
      body.objects("input", request.messages) { $0.members(of: $1, dialect: .ark) }
      body.member("store", true)
      body.object("caching") {
        $0.member("type", "enabled")
        $0.member("prefix", true)
      }
      if let end { body.member("expire_at", end) }
    }
  }

  /// The body that adds messages to a conversation.
  static func items(_ messages: ArraySlice<Message>) -> [UInt8] {
    JSONObjectWriter.object { $0.items(messages) }
  }

  /// The body that makes a conversation with the seed in it, as far as one request takes it.
  static func conversation(_ request: CreateContextRequest) -> [UInt8] {
    JSONObjectWriter.object { body in
      body.items(request.messages.prefix(ResponsesFormat.itemLimit))
      if !request.label.isEmpty {
        body.object("metadata") { $0.member("label", request.label) }
      }
    }
  }
}

extension JSONObjectWriter {
  fileprivate mutating func items(_ messages: ArraySlice<Message>) {
    objects("items", Array(messages)) {
      $0.member("type", "message")
      $0.members(of: $1, dialect: .openai)
    }
  }

  /// OpenAI calls the role of a seed `developer`, and takes `system` for the same; Ark's and most others know only
  /// `system`.
  fileprivate mutating func members(of message: Message, dialect: ResponsesDialect) {
    let isSystem = message.role == .system && dialect == .openai
    member("role", isSystem ? "developer" : message.role.rawValue)
    member("content", message.content)
  }

  fileprivate mutating func members(of parameters: Parameters) {
    if let value = parameters.temperature { member("temperature", value) }
    if let value = parameters.topP { member("top_p", value) }
    if let value = parameters.maxTokens { member("max_output_tokens", value) }
  }
}
