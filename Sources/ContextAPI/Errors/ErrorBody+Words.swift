import CompletionReading

extension ErrorBody {
  /// The message, as tables of errors compare it: in lower case, empty where nothing was said.
  var words: String { (message ?? "").lowercased() }
}
