extension TextEditor {
  /// A path or command longer than this is not completed.
  private static let bound = 4096

  /// The command or path that ends at the caret; `nil` where there is none.
  package var completionPrefix: CompletionPrefix? {
    var start = cursor
    while start > 0, buffer.units[start - 1].paste == nil, !buffer.units[start - 1].isSpace {
      start -= 1
      if cursor - start > Self.bound { return nil }
    }
    guard start < cursor, let kind = kind(ofWordAt: start) else { return nil }
    return CompletionPrefix(kind: kind, text: EditUnit.text(of: buffer.units[start..<cursor]))
  }

  private func kind(ofWordAt start: Int) -> CompletionPrefix.Kind? {
    switch buffer.units[start].firstScalar {
    case "@"?: .path
    case "/"? where start == 0 && beginsCommand: .command
    default: nil
    }
  }

  /// Whether the text may be a command: it begins with one slash, not two, and is not long.
  package var beginsCommand: Bool {
    guard buffer.count <= Self.bound, buffer.units.first?.firstScalar == "/" else { return false }
    return buffer.count < 2 || buffer.units[1].firstScalar != "/"
  }

  /// Whether the caret is at the end of the text.
  package var isAtEnd: Bool { cursor == buffer.count }

  /// Puts a text in the place of the prefix, unless the caret has left it.
  package mutating func complete(_ prefix: CompletionPrefix, with text: String) {
    guard completionPrefix == prefix else { return }
    edit((cursor - prefix.text.count)..<cursor, EditUnit.input(text), .single)
    endAction()
  }
}
