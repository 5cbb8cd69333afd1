extension TextEditor {
  /// Swaps the clusters around the caret, at the end of a line the two before it.
  mutating func transpose() -> EditOutcome {
    let line = buffer.lineStart(of: cursor)..<buffer.lineEnd(of: cursor)
    let second = cursor == line.upperBound ? cursor - 1 : cursor
    guard second > line.lowerBound else {
      endAction()
      return .ignored
    }
    let units = [buffer.units[second], buffer.units[second - 1]]
    edit((second - 1)..<(second + 1), EditBuffer.recut(units), .single)
    endAction()
    return .handled
  }

  /// Swaps the word before the caret with the one at or after it, at the end the last two.
  mutating func transposeWords() -> EditOutcome {
    let secondEnd = buffer.wordEnd(from: cursor)
    let second = buffer.wordStart(before: secondEnd)
    let first = buffer.wordStart(before: second)
    let firstEnd = buffer.wordEnd(from: first)
    guard first < firstEnd, firstEnd <= second, second < secondEnd else {
      endAction()
      return .ignored
    }
    // Behind the last word there may be a gap, which stays where it is.
    let end = buffer.wordEnd(from: second)
    let parts = [second..<end, firstEnd..<second, first..<firstEnd, end..<secondEnd]
    edit(first..<secondEnd, EditBuffer.recut(parts.flatMap { buffer.units[$0] }), .single)
    endAction()
    return .handled
  }

  /// Rewrites the rest of the word at or after the caret, and goes to its end.
  mutating func changeWord(_ change: (String) -> String) -> EditOutcome {
    let range = cursor..<buffer.wordEnd(from: cursor)
    let old = buffer.units[range]
    guard !range.isEmpty else {
      endAction()
      return .ignored
    }
    if old.contains(where: { $0.paste != nil }) { return move(to: range.upperBound) }
    let text = EditUnit.text(of: old)
    let changed = change(text)
    if changed.utf8.elementsEqual(text.utf8) { return move(to: range.upperBound) }
    edit(range, EditUnit.units(of: changed), .single)
    endAction()
    return .handled
  }

  /// The first letter in title case, the others in lower case.
  static func capitalized(_ text: String) -> String {
    guard let first = text.firstIndex(where: \.isLetter) else { return text }
    let rest = text.index(after: first)
    let title = text[first].unicodeScalars.enumerated().map { offset, scalar in
      offset == 0 ? scalar.properties.titlecaseMapping : String(scalar)
    }
    return text[..<first] + title.joined() + text[rest...].lowercased()
  }
}
