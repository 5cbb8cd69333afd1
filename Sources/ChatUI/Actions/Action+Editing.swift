import TextEditing

extension Action {
  /// Its effect on a text; `nil` if it does not edit.
  var edit: EditAction? {
    switch self {
    case .moveLeft: .moveLeft
    case .moveRight: .moveRight
    case .moveWordLeft: .moveWordLeft
    case .moveWordRight: .moveWordRight
    case .moveLineStart: .moveLineStart
    case .moveLineEnd: .moveLineEnd
    case .moveStart: .moveStart
    case .moveEnd: .moveEnd
    case .deleteBackward: .deleteBackward
    case .deleteForward: .deleteForward
    case .killWordBackward: .killWordBackward
    case .killWordBackwardUnicode: .killWordBackwardUnicode
    case .killWordForward: .killWordForward
    case .killToLineStart: .killToLineStart
    case .killToLineEnd: .killToLineEnd
    case .yank: .yank
    case .yankPop: .yankPop
    case .transpose: .transpose
    case .upcaseWord: .upcaseWord
    case .downcaseWord: .downcaseWord
    case .capitalizeWord: .capitalizeWord
    case .undo: .undo
    case .redo: .redo
    case .expandPaste: .expandPaste
    default: nil
    }
  }
}
