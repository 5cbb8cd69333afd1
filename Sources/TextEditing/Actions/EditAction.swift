/// The editing actions, by the names that key bindings use.
package enum EditAction: String, CaseIterable, Sendable {
  case moveLeft, moveRight, moveWordLeft, moveWordRight
  case moveLineStart, moveLineEnd, moveStart, moveEnd, moveUp, moveDown
  case deleteBackward, deleteForward, deleteHorizontalSpace
  /// Back to white space.
  case killWordBackward
  /// Back to the start of a Unicode word.
  case killWordBackwardUnicode
  case killWordForward, killToLineStart, killToLineEnd, killLine
  case yank
  /// After a yank, replaces it by the kill before.
  case yankPop
  case transpose, transposeWords, upcaseWord, downcaseWord, capitalizeWord
  case newline, undo, redo
  /// Opens the folded paste before the caret, else the nearest.
  case expandPaste
  /// Deletes everything; undo brings it back.
  case clear
}
