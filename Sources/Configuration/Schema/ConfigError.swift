/// What is wrong with a configuration: where, what was found, what is allowed.
package struct ConfigError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file; empty until the loader fills it in.
  package var file: String
  /// The place in the file; `nil` when it is not about one.
  package var position: Position?
  /// The path in the document, such as `profiles.gateway.base_url`.
  package var path: String
  /// What was found and what is allowed, whole sentences.
  package var message: String
  /// What else is wrong with the same file.
  package var further: [ConfigError] = []

  package init(file: String = "", at position: Position?, path: String, message: String) {
    self.file = file
    self.position = position
    self.path = path
    self.message = message
  }

  /// `config.json:12: profiles.gateway.base_url: …`
  package var description: String {
    let place = position.map { ":\($0.line)" } ?? ""
    let head = [file.isEmpty ? "" : file + place, path].filter { !$0.isEmpty }
    return (head + [message]).joined(separator: ": ")
  }

  /// Several as one; `nil` for none.
  package static func joined(_ errors: [ConfigError], file: String = "") -> ConfigError? {
    guard var first = errors.first else { return nil }
    first.further = Array(errors.dropFirst())
    if !file.isEmpty { first.file = file }
    return first
  }

  /// Everything that is wrong with the file.
  package var all: [ConfigError] {
    [self]
      + further.map { mistake in
        var mistake = mistake
        mistake.file = file
        return mistake
      }
  }
}
