public import ChatModel

extension Endpoint {
  /// The wire format of the API that is spoken here.
  var format: any WireFormat {
    switch api {
    case .context: ContextCacheFormat(createPath: createPath, chatPath: chatPath)
    case .responses(let dialect): ResponsesFormat(dialect: dialect, storesTurns: storesTurns)
    // Each gets its folder.
    case .gemini, .chat: ContextCacheFormat(createPath: createPath, chatPath: chatPath)
    }
  }

  /// What contexts of this endpoint can do.
  public var capabilities: Capabilities { format.capabilities }
}
