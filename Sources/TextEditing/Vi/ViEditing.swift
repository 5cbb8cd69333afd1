package import TerminalKit

/// vi's keys: a state machine that takes a key and changes a text.
///
/// It behaves as vim with its defaults, but that the cursor moves by grapheme clusters; `ViTableTests` has the
/// differences.
///
/// ```swift
/// var vi = ViEditing()
/// var editor = TextEditor(text: "one two")
/// for key in [KeyPress(.escape), KeyPress(.character("0")), KeyPress(.character("x"))] {
///   _ = vi.press(key, in: &editor)
/// }
/// // editor.text == "ne two"
/// ```
package struct ViEditing: Sendable, Equatable {
  /// Insert, normal, replace, or one of the visual modes.
  package internal(set) var mode = ViMode.insert
  /// The keys of a command that has begun.
  var keys: [ViKey] = []
  var registers = ViRegisters()
  var lastFind: ViFind?
  var lastChange: ViChange?
  /// The column that `j` and `k` keep to; `.max` for line ends.
  var goal: Int?
  /// The end of the selection where it began.
  var anchor = 0
  var session = ViTypingSession()
  /// The selection that `gv` restores.
  var lastSelection: ViSelection?

  /// Keys of a text that is typed at once, as in a shell.
  package init() {}

  /// The command so far, to be shown.
  package var pending: String {
    String(keys.compactMap(\.character))
  }

  /// The units that are selected.
  package func selection(in editor: TextEditor) -> Range<Int>? {
    guard mode.isVisual else { return nil }
    let buffer = editor.buffer
    let anchor = min(anchor, buffer.count)
    let (start, end) = (min(anchor, editor.cursor), max(anchor, editor.cursor))
    if mode == .visualLine { return buffer.lineStart(of: start)..<buffer.lineEnd(of: end) }
    return start..<min(buffer.count, end + 1)
  }

  /// Takes a key.
  package mutating func press(_ press: KeyPress, in editor: inout TextEditor) -> ViOutcome {
    anchor = min(anchor, editor.buffer.count)
    return mode.isTyping ? typingKey(press, in: &editor) : commandKey(press, in: &editor)
  }

  /// Begins to type, as with a new text.
  package mutating func begin() {
    mode = .insert
    keys = []
    session = ViTypingSession()
    goal = nil
  }

  /// Puts the cursor where it may stand, after the text or the cursor was changed by anything else.
  package func settle(_ editor: inout TextEditor) {
    guard !mode.isTyping, !mode.isVisual else { return }
    let buffer = editor.buffer
    let place = editor.cursor
    if buffer.isLineEnd(place), !buffer.isLineStart(place) {
      editor.placeCursor(place - 1)
    }
  }

  // MARK: Commands

  private mutating func commandKey(_ press: KeyPress, in editor: inout TextEditor) -> ViOutcome {
    if press.isViEscape {
      guard !keys.isEmpty || mode.isVisual else { return .passed }
      keys = []
      if mode.isVisual { leaveSelection(at: editor.cursor, in: &editor) }
      return .moved
    }
    guard let key = ViKey(press), key != .enter || !keys.isEmpty else {
      keys = []
      return .passed
    }
    keys.append(key)
    switch ViCommandReader.read(keys, isVisual: mode.isVisual) {
    case .more: return .moved
    case .unknown:
      keys = []
      return .ignored
    case .command(let command):
      keys = []
      return run(command, in: &editor)
    }
  }

  private mutating func run(_ command: ViCommand, in editor: inout TextEditor) -> ViOutcome {
    if case .move(let motion) = command.verb {
      return move(motion, command.count, in: &editor)
    }
    editor.closeStep()
    let isChanged =
      mode.isVisual
      ? runVisual(command, in: &editor) : runNormal(command, in: &editor)
    // A selection that begins leaves the column to keep to as it was.
    if command.verb != .visual, command.verb != .visualLine { goal = nil }
    if !mode.isTyping { editor.closeStep() }
    settle(&editor)
    return isChanged ? .changed : .moved
  }

  private mutating func move(
    _ motion: ViMotion, _ count: Int?, in editor: inout TextEditor
  ) -> ViOutcome {
    let origin = editor.cursor
    if motion == .rowUp || motion == .rowDown {
      let delta = motion == .rowUp ? -(count ?? 1) : count ?? 1
      _ = editor.moveCaret(rowsBy: delta, width: editor.viewport.width)
      settle(&editor)
      return .moved
    }
    guard let found = moveFound(motion, count, for: nil, in: editor) else {
      switch motion {
      case .up where mode == .normal: return .older(count ?? 1)
      case .down where mode == .normal: return .newer(count ?? 1)
      default: return .ignored
      }
    }
    keepGoal(motion, from: origin, in: editor)
    editor.placeCursor(found.place)
    return .moved
  }

  /// The end of a motion from the cursor; it becomes the search that `;` repeats.
  mutating func moveFound(
    _ motion: ViMotion, _ count: Int?, for operation: ViOperator?, in editor: TextEditor
  ) -> ViMove? {
    let buffer = editor.buffer
    let mover = ViMover(
      buffer: buffer, origin: editor.cursor, goal: goal ?? buffer.viColumn(of: editor.cursor),
      operation: operation, isSelecting: mode.isVisual, lastFind: lastFind)
    if case .find(let find) = motion { lastFind = find }
    return mover.move(motion, count)
  }

  private mutating func keepGoal(_ motion: ViMotion, from origin: Int, in editor: TextEditor) {
    if motion == .lineEnd {
      goal = .max
    } else if motion.isVertical {
      goal = goal ?? editor.buffer.viColumn(of: origin)
    } else {
      goal = nil
    }
  }
}

extension KeyPress {
  /// Esc, and Ctrl+[ where the terminal tells them apart.
  var isViEscape: Bool {
    self == KeyPress(.escape) || self == KeyPress(.character("["), .control)
  }
}
