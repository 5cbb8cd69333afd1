package import ChatModel

/// The part of a profile that the session uses; the service has the endpoint and its key.
package struct SessionProfile: Hashable, Sendable {
  /// New contexts belong to the profile of this name.
  package var name: String
  /// The model of contexts that name none.
  package var model: String
  /// The parameters of every request, unless its conversation overrides them.
  package var parameters: Parameters
  /// Parameters for one context, by its label.
  package var contextParameters: [String: Parameters]
  /// The price of models; `nil` if the user set none.
  package var price: Price?
  /// Models that have prices of their own.
  package var modelPrices: [String: Price]
  /// The context window of the model in tokens, if the user set it.
  package var contextWindow: Int?
  /// The longest reply that is kept, in bytes.
  package var replyLimit: Int

  /// The default of ``replyLimit``: 64 MB.
  package static let standardReplyLimit = 64 << 20
  /// The history has the turns of earlier runs. If not, the server of a session context remembers more than we do.
  package var keepsTurns: Bool

  /// A profile.
  package init(
    name: String, model: String, parameters: Parameters = Parameters(),
    contextParameters: [String: Parameters] = [:], price: Price? = nil,
    modelPrices: [String: Price] = [:], contextWindow: Int? = nil,
    replyLimit: Int = SessionProfile.standardReplyLimit, keepsTurns: Bool = true
  ) {
    self.name = name
    self.model = model
    self.parameters = parameters
    self.contextParameters = contextParameters
    self.price = price
    self.modelPrices = modelPrices
    self.contextWindow = contextWindow
    self.replyLimit = replyLimit
    self.keepsTurns = keepsTurns
  }

  /// The parameters of requests to a context, unless its conversation overrides them.
  package func parameters(of context: CachedContext) -> Parameters {
    if let own = contextParameters[context.label] { return parameters.overridden(by: own) }
    let own = contextParameters.first { ContextLabel.matches($0.key, context.label) }?.value
    return own.map { parameters.overridden(by: $0) } ?? parameters
  }

  /// The price of a model, if the user set one.
  package func price(of model: String) -> Price? { modelPrices[model] ?? price }
}
