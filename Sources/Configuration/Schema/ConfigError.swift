/// A mistake in a configuration: its place, the value found, the values allowed.
package struct ConfigError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file; empty until the loader fills it in.
  package var file: String
  /// The place in the file; `nil` when it is not about one.
  package var position: Position?
  /// The path in the document, such as `profiles.gateway.base_url`.
  package var path: String
  /// The value found and the values allowed, in whole sentences.
  package var message: String
  /// Further mistakes in the same file.
  package var further: [ConfigError] = []

  /// Creates an error.
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
