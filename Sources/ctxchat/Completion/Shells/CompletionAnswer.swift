/// The answer to a shell about the word at the cursor.
struct CompletionAnswer {
  /// The task for the shell.
  enum Kind: String {
    case words
    case files
    case folders
  }

  let kind: Kind
  /// The words that begin with what is there, in the order to show them.
  let words: [CompletionWord]

  init(_ kind: Kind, _ words: [CompletionWord] = []) {
    self.kind = kind
    self.words = words.filter(\.isWritable)
  }

  /// - Parameters:
  ///   - words: The words before the one at the cursor, without the program's name.
  ///   - current: The beginning of the word at the cursor.
  ///   - isTarget: True if it is the file of a redirection.
  init(_ words: [String], _ current: String, _ isTarget: Bool) async {
    if isTarget {
      self.init(.files)
      return
    }
    let completion = LineCompletion(words: words, current: current, of: Ctxchat.self)
    switch completion.offer {
    case .nothing: self.init(.words)
    case .files: self.init(.files)
    case .folders: self.init(.folders)
    case .words(let list):
      self.init(.words, list.beginning(with: current))
    case .kept(let kind):
      let kept = await KeptWords(completion.settings).all(kind)
        .filter { !completion.taken.contains($0.text) }
        .map { $0.with(lead: completion.lead) }
      self.init(.words, kept.beginning(with: current))
    }
  }

  /// The lines for zsh and fish, which quote words themselves.
  var text: String {
    let lines = words.map { "\($0.text)\t\(TextTable.onOneLine($0.about))" }
    return ([kind.rawValue] + lines).joined(separator: "\n") + "\n"
  }
}
