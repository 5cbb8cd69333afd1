import ChatModel

extension UpstreamResponder {
  /// The upstream server's name of the model that a client asks for.
  func model(_ name: String) throws(GatewayError) -> String {
    guard let model = server.models.upstream(for: name) else {
      throw .noModel(name, of: server.models.clientNames ?? [])
    }
    return model
  }

  func check(model: String) throws(GatewayError) { _ = try self.model(model) }

  func window(of model: String) async -> Int? {
    guard let model = server.models.upstream(for: model) else { return nil }
    return await catalog.window(of: model)
  }

  func models() async throws(GatewayError) -> [ServedModel] {
    var names = server.models.clientNames
    if names == nil {
      let look = await catalog.look()
      guard let models = look.models else { throw look.error }
      names = models.map(\.name)
    }
    var models: [ServedModel] = []
    for name in names ?? [] {
      models.append(ServedModel(name: name, window: await window(of: name)))
    }
    return models
  }

  func problem() async -> String? { await catalog.look().problem(with: server) }
}

extension UpstreamLook {
  /// Why there is no list of models.
  fileprivate var error: GatewayError {
    switch answer {
    case .models: .upstream("it lists its models.")
    case .keyRefused(let words): UpstreamFailure(status: 401, message: words, retryAfter: nil).error
    case .other(let status): .upstream("it does not list its models (status \(status)).")
    case .absent(let reason):
      GatewayError(
        503, "InternalServiceError", "The upstream server cannot be reached: \(reason)")
    }
  }
}

extension GatewayError {
  /// The gateway has no model of a name.
  static func noModel(_ name: String, of names: [String]) -> GatewayError {
    GatewayError(
      404, "InvalidEndpointOrModel.NotFound",
      "The gateway has no model \(name.prefix(200)). It has: \(names.joined(separator: ", ")).",
      param: "model")
  }

  /// A request is longer than the model's window.
  static func tooLong(_ overflow: WindowOverflow, _ said: String) -> GatewayError {
    let size = overflow.needed.map { " (\($0) tokens)" } ?? ""
    let window = overflow.limit.map { " of \($0) tokens" } ?? ""
    var error = GatewayError(
      400, "context_length_exceeded",
      "The conversation\(size) does not fit into the model's window\(window)\(said)")
    error.overflow = overflow
    return error
  }
}
