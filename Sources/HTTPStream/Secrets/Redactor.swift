import FoundationEssentials

/// Takes secrets out of a sentence that comes from outside, before it is shown or kept: the key, the passwords of
/// proxies, and the password in any address. The one place for this.
package struct Redactor: Sendable {
  private struct Secret {
    let bytes: [UInt8]
    let word: String
  }

  private let secrets: [Secret]

  /// Creates a redactor.
  ///
  /// - Parameters:
  ///   - key: The key of the endpoint.
  ///   - environment: The environment with the passwords of proxies.
  package init(
    key: String? = nil, environment: (String) -> String? = ProxyVariables.value
  ) {
    var secrets: [Secret] = []
    func add(_ text: String, _ word: String) {
      // A secret this short would tear ordinary words apart.
      guard text.utf8.count >= 4 else { return }
      secrets.append(Secret(bytes: Array(text.utf8), word: word))
    }
    if let key { add(key, "(key)") }
    for variable in ProxyVariables.names {
      guard let value = environment(variable) else { continue }
      for text in ProxyVariables.secrets(in: value) { add(text, AddressSecrets.word) }
    }
    self.secrets = secrets
  }

  /// A text without secrets.
  package func clean(_ text: String) -> String {
    var bytes = Array(text.utf8)
    // Whole ones first: a piece of one may be a part of another.
    for secret in secrets { SecretPieces.hideWhole(secret.bytes, in: &bytes, as: secret.word) }
    for secret in secrets { SecretPieces.hide(secret.bytes, in: &bytes, as: secret.word) }
    return AddressSecrets.hidden(in: String(decoding: bytes, as: UTF8.self))
  }
}
