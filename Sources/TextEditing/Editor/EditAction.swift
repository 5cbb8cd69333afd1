/// What can be done to a text under edit, by the names that key bindings use.
package enum EditAction: String, CaseIterable, Sendable {
  case moveLeft, moveRight, moveWordLeft, moveWordRight
  case moveLineStart, moveLineEnd, moveStart, moveEnd, moveUp, moveDown
  case deleteBackward, deleteForward, deleteHorizontalSpace
  /// Back to white space.
  case killWordBackward
  /// Back to the start of a Unicode word.
  case killWordBackwardUnicode
  case killWordForward, killToLineStart, killToLineEnd, killLine
  case yank, yankPop
  case transpose, transposeWords, upcaseWord, downcaseWord, capitalizeWord
  case newline, undo, redo
  /// Opens the folded paste at the caret, else the last one before it, else the first.
  case expandPaste
  case clear
}

/// What came of an action.
package enum EditOutcome: Sendable, Equatable {
  case handled
  /// `moveUp` in the first row.
  case atEdgeUp
  /// `moveDown` in the last row.
  case atEdgeDown
  /// There was nothing to do.
  case ignored
}
