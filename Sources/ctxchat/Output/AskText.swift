/// What `ask` says on standard error beside the reply.
enum AskText {
  /// No context has this name, so it was taken for a server's id.
  static func imported(_ id: String, near labels: [String]) -> String {
    let meant = labels.map { "“\($0)”" }.joined(separator: ", ")
    return "No context is called “\(id)”, so it is taken for an id of the server."
      + (meant.isEmpty ? "" : " Did you mean \(meant)?")
  }

  /// The server does not know an id that was never used here.
  static func unknown(_ id: String) -> String {
    "The server knows no context \(id). Check the spelling; `ctxchat contexts list` shows the contexts"
      + " there are."
  }
}
