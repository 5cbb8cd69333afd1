/// A profile as lists show it.
public struct ProfileSummary: Hashable, Sendable {
  /// The name in the configuration.
  public var name: String
  /// The model of new contexts; empty if the profile names none.
  public var model: String
  /// The abilities of its API's contexts.
  public var capabilities: Capabilities
  /// The price of its models; `nil` if the user set none.
  public var price: Price?

  /// Creates a summary.
  public init(name: String, model: String, capabilities: Capabilities, price: Price? = nil) {
    self.name = name
    self.model = model
    self.capabilities = capabilities
    self.price = price
  }
}
