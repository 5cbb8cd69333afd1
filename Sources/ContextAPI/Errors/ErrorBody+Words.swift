import CompletionReading

/// What tables of errors compare: in lower case, empty where nothing was said.
extension ErrorBody {
  /// The code and the type.
  var codeWords: String {
    [code, type].compactMap(\.self).joined(separator: " ").lowercased()
  }

  /// The message.
  var words: String { (message ?? "").lowercased() }
}
