extension TextEditor {
  /// A path or command longer than this is not completed.
  private static let bound = 4096

  /// The command or path that ends at the caret; `nil` if there is none.
  package var completionPrefix: CompletionPrefix? {
    if let start = mentionStart {
      return CompletionPrefix(kind: .path, text: EditUnit.text(of: buffer.units[start..<cursor]))
    }
    // A command is the first word.
    guard cursor > 0, beginsCommand,
      !buffer.units[..<cursor].contains(where: { $0.paste != nil || $0.isSpace })
    else { return nil }
    return CompletionPrefix(kind: .command, text: EditUnit.text(of: buffer.units[..<cursor]))
  }

  /// True if the text may be a command: it begins with one slash, not two, and is not long.
  package var beginsCommand: Bool {
    guard buffer.count <= Self.bound, buffer.units.first?.firstScalar == "/" else { return false }
    return buffer.count < 2 || buffer.units[1].firstScalar != "/"
  }

  /// True if the caret is at the end of the text.
  package var isAtEnd: Bool { cursor == buffer.count }

  /// The start of the mention that the caret is in.
  private var mentionStart: Int? {
    var start = cursor
    while start > 0, cursor - start < Self.bound, buffer.units[start - 1].paste == nil,
      !buffer.units[start - 1].isNewline
    {
      start -= 1
      guard buffer.units[start].firstScalar == "@" else { continue }
      let before = start > 0 ? buffer.units[start - 1].character : nil
      let text = buffer.units[(start + 1)..<cursor].compactMap(\.character)
      if MentionSyntax.mayBegin(after: before), MentionSyntax.isOpen(text) { return start }
    }
    return nil
  }

  /// Puts a text in place of the prefix, unless the caret has left it. Text after the caret that is a
  /// part of the path goes into it.
  package mutating func complete(_ prefix: CompletionPrefix, with text: String) {
    guard completionPrefix == prefix else { return }
    var text = text
    var end = cursor
    if prefix.kind == .path {
      let path = MentionSyntax.path(of: text)
      end += overlap(of: path, after: MentionSyntax.path(of: prefix.text), in: prefix.text)
      let next = end < buffer.units.count ? buffer.units[end].character : nil
      let isGlued = next.map { MentionSyntax.isWord($0) } ?? false
      if isGlued, !path.hasSuffix("/") { text = MentionSyntax.mention(of: path, before: next) }
    }
    edit((cursor - prefix.text.count)..<end, EditUnit.input(text), .single)
    endAction()
  }

  /// Number of units after the caret that the path already contains.
  private func overlap(of path: String, after begun: String, in written: String) -> Int {
    guard path.hasPrefix(begun) else { return 0 }
    var count = 0
    for character in path.dropFirst(begun.count) {
      guard cursor + count < buffer.units.count,
        buffer.units[cursor + count].character == character
      else { break }
      count += 1
    }
    // The quote that was open is closed by the text.
    if let quote = written.dropFirst().first.flatMap(MentionSyntax.closingQuote),
      cursor + count < buffer.units.count, buffer.units[cursor + count].character == quote
    {
      count += 1
    }
    return count
  }
}
