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

  /// The abilities of this endpoint's contexts.
  public var capabilities: Capabilities { format.capabilities }
}
