/// The models of the gateway, as OpenAI and as Google list them.
struct ModelsAPI: Sendable {
  let names: [String]

  func list(_ call: Call) async throws {
    if call.form == .google {
      await call.reply(["models": .list(names.map(Self.google))])
    } else {
      await call.reply(["object": "list", "data": .list(names.map(Self.openAI))])
    }
  }

  func answer(_ call: Call, about name: String) async throws {
    guard names.contains(name) else {
      throw GatewayError(
        404, "model_not_found", "The model '\(name.prefix(200))' does not exist.", param: "model")
    }
    await call.reply(call.form == .google ? Self.google(name) : Self.openAI(name))
  }

  private static func openAI(_ name: String) -> JSONValue {
    ["id": .text(name), "object": "model", "created": 0, "owned_by": "ctxchat"]
  }

  private static func google(_ name: String) -> JSONValue {
    [
      "name": .text("models/" + name), "displayName": .text(name),
      "supportedGenerationMethods": ["generateContent", "createCachedContent"],
    ]
  }
}
