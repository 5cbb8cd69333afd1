/// A secret that does not show itself when a value that holds it is printed.
public struct SecretText: Sendable, Equatable, CustomStringConvertible,
  CustomDebugStringConvertible,
  CustomReflectable
{
  /// The secret text.
  public let value: String

  /// Wraps a secret.
  public init(_ value: String) {
    self.value = value
  }

  /// A placeholder, so that no log shows the secret.
  public var description: String { "(secret)" }
  /// A placeholder, so that no log shows the secret.
  public var debugDescription: String { "(secret)" }
  /// A mirror without children, so that no dump shows the secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
