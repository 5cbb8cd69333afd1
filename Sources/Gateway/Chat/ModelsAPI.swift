/// The models of the gateway, as OpenAI and as Google list them.
struct ModelsAPI: Sendable {
  let responder: any Responder

  func list(_ call: Call) async throws {
    let models = try await responder.models()
    if call.form == .google {
      await call.reply(["models": .list(models.map(Self.google))])
    } else {
      await call.reply(["object": "list", "data": .list(models.map(Self.openAI))])
    }
  }

  func answer(_ call: Call, about name: String) async throws {
    guard let model = try await responder.models().first(where: { $0.name == name }) else {
      throw GatewayError(
        404, "model_not_found", "The model '\(name.prefix(200))' does not exist.", param: "model")
    }
    await call.reply(call.form == .google ? Self.google(model) : Self.openAI(model))
  }

  /// The window is where vLLM has it.
  private static func openAI(_ model: ServedModel) -> JSONValue {
    var fields: [String: JSONValue] = [
      "id": .text(model.name), "object": "model", "created": 0, "owned_by": "ctxchat",
    ]
    fields["max_model_len"] = model.window.map { .number(Double($0)) }
    return .object(fields)
  }

  private static func google(_ model: ServedModel) -> JSONValue {
    var fields: [String: JSONValue] = [
      "name": .text("models/" + model.name), "displayName": .text(model.name),
      "supportedGenerationMethods": ["generateContent", "createCachedContent"],
    ]
    fields["inputTokenLimit"] = model.window.map { .number(Double($0)) }
    return .object(fields)
  }
}
