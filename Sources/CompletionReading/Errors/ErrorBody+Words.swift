extension ErrorBody {
  /// The code and the type, as tables of errors compare them: in lower case, empty where nothing was said.
  package var codeWords: String {
    [code, type].compactMap(\.self).joined(separator: " ").lowercased()
  }
}
