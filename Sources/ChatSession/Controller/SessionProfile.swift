package import ChatModel

/// What the controller needs of a profile. The endpoint and its key are the service's business.
package struct SessionProfile: Hashable, Sendable {
  /// Contexts that are made now belong to this profile.
  package var name: String
  /// For contexts that name none.
  package var model: String
  /// What every request has unless its conversation says otherwise.
  package var parameters: Parameters
  /// What requests to the context of a label have instead, by the label.
  package var contextParameters: [String: Parameters]
  /// What models cost; `nil` when the user named no prices.
  package var price: Price?
  /// Models that have prices of their own.
  package var modelPrices: [String: Price]
  /// The tokens that the model takes in all, where the user said so.
  package var contextWindow: Int?
  /// The longest reply that is kept, in bytes.
  package var replyLimit: Int

  /// The longest reply that is kept unless something else is said: 64 MB.
  package static let standardReplyLimit = 64 << 20
  /// Whether the turns of earlier runs are in the store: otherwise a session's server remembers more than our record.
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

  /// What requests to a context have unless its conversation says otherwise.
  package func parameters(of context: CachedContext) -> Parameters {
    if let own = contextParameters[context.label] { return parameters.overridden(by: own) }
    let own = contextParameters.first { ContextLabel.matches($0.key, context.label) }?.value
    return own.map { parameters.overridden(by: $0) } ?? parameters
  }

  /// The prices of a model, if the user named any.
  package func price(of model: String) -> Price? { modelPrices[model] ?? price }
}
