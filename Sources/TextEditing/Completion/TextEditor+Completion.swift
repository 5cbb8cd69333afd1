extension TextEditor {
  /// A path longer than this is not completed.
  private static let pathBound = 4096

  /// The command or path that ends at the caret; `nil` where there is none.
  package var completionPrefix: CompletionPrefix? {
    var start = cursor
    while start > 0, cursor - start <= Self.pathBound,
      buffer.units[start - 1].paste == nil, !buffer.units[start - 1].isSpace
    {
      start -= 1
    }
    guard start < cursor, let first = buffer.units[start].firstScalar else { return nil }
    let text = EditUnit.text(of: buffer.units[start..<cursor])
    switch first {
    case "/" where start == 0 && !text.hasPrefix("//"):
      return CompletionPrefix(kind: .command, text: text)
    case "@":
      return CompletionPrefix(kind: .path, text: text)
    default:
      return nil
    }
  }

  /// Puts a text in the place of the prefix, unless the caret has left it.
  package mutating func complete(_ prefix: CompletionPrefix, with text: String) {
    guard completionPrefix == prefix else { return }
    edit((cursor - prefix.text.count)..<cursor, EditUnit.input(text), .single)
    endAction()
  }
}
