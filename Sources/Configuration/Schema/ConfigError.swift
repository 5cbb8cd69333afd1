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
}
