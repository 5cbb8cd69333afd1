public import ChatModel

extension Endpoint {
  /// The wire format of the API that is spoken here.
  var format: any WireFormat {
    switch api {
    case .context: ContextCacheFormat(createPath: createPath, chatPath: chatPath)
    case .responses(let dialect): ResponsesFormat(dialect: dialect, storesTurns: storesTurns)
    case .gemini: GeminiFormat(baseURL: baseURL)
    case .chat:
      ChatFormat(chatPath: chatPath == Self.contextChatPath ? ChatFormat.standardPath : chatPath)
    }
  }

  /// What contexts of this endpoint can do.
  public var capabilities: Capabilities { format.capabilities }
}
