extension TextEditor {
  /// Does what a key is bound to.
  @discardableResult
  package mutating func perform(_ action: EditAction) -> EditOutcome {
    switch action {
    case .moveLeft: move(to: max(0, cursor - 1))
    case .moveRight: move(to: min(buffer.count, cursor + 1))
    case .moveWordLeft: move(to: buffer.wordStart(before: cursor))
    case .moveWordRight: move(to: buffer.wordEnd(from: cursor))
    case .moveLineStart: move(to: buffer.lineStart(of: cursor))
    case .moveLineEnd: move(to: buffer.lineEnd(of: cursor))
    case .moveStart: move(to: 0)
    case .moveEnd: move(to: buffer.count)
    case .moveUp: moveCaret(rowsBy: -1, width: viewport.width)
    case .moveDown: moveCaret(rowsBy: 1, width: viewport.width)
    case .deleteBackward: delete(max(0, cursor - 1)..<cursor, .deleting)
    case .deleteForward: delete(cursor..<min(buffer.count, cursor + 1), .deleting)
    case .deleteHorizontalSpace: delete(horizontalSpace, .single)
    case .killWordBackward: kill(buffer.blankWordStart(before: cursor)..<cursor)
    case .killWordBackwardUnicode: kill(buffer.wordStart(before: cursor)..<cursor)
    case .killWordForward: kill(cursor..<buffer.wordEnd(from: cursor))
    case .killToLineStart: kill(toLineStart)
    case .killToLineEnd: kill(toLineEnd)
    case .killLine: kill(wholeLine)
    case .yank: yank()
    case .yankPop: yankPop()
    case .transpose: transpose()
    case .transposeWords: transposeWords()
    case .upcaseWord: changeWord { $0.uppercased() }
    case .downcaseWord: changeWord { $0.lowercased() }
    case .capitalizeWord: changeWord(Self.capitalized)
    case .newline: newline()
    case .undo: goThroughHistory(isBack: true)
    case .redo: goThroughHistory(isBack: false)
    case .expandPaste: expandPaste()
    case .clear: delete(0..<buffer.count, .single)
    }
  }

  /// Replaces a backslash before the caret with a line end: `\` and Enter.
  package mutating func continueLine() -> Bool {
    guard cursor > 0, buffer.units[cursor - 1] == .scalar("\\") else { return false }
    edit((cursor - 1)..<cursor, [.scalar("\n")], .single)
    endAction()
    return true
  }

  private mutating func newline() -> EditOutcome {
    edit(cursor..<cursor, [.scalar("\n")], .typing)
    endAction()
    return .handled
  }

  private mutating func delete(_ range: Range<Int>, _ kind: EditHistory.Kind) -> EditOutcome {
    let isHandled = !range.isEmpty
    edit(range, [], kind)
    endAction()
    return isHandled ? .handled : .ignored
  }

  private var horizontalSpace: Range<Int> {
    var start = cursor
    var end = cursor
    while start > 0, buffer.units[start - 1].isBlank { start -= 1 }
    while end < buffer.count, buffer.units[end].isBlank { end += 1 }
    return start..<end
  }

  private mutating func goThroughHistory(isBack: Bool) -> EditOutcome {
    let isHandled = travel(isBack)
    endAction()
    return isHandled ? .handled : .ignored
  }

  /// Opens the folded paste before the caret, else the one after it, else the last before, else the
  /// first after.
  private mutating func expandPaste() -> EditOutcome {
    guard let (index, paste) = nearestPaste else { return .ignored }
    let before = cursor
    let behind = buffer.count - cursor
    // The caret stays where it was in the text.
    edit(index..<(index + 1), EditUnit.units(of: paste.text), .single) { buffer, end in
      before <= index ? before : max(end, buffer.count - behind)
    }
    endAction()
    return .handled
  }

  private var nearestPaste: (Int, FoldedPaste)? {
    guard hasFoldedPaste else { return nil }
    let near = [cursor - 1, cursor].filter(buffer.units.indices.contains)
    let places = near + Array((0..<cursor).reversed()) + Array(cursor..<buffer.count)
    for index in places {
      if let paste = buffer.units[index].paste { return (index, paste) }
    }
    return nil
  }
}
