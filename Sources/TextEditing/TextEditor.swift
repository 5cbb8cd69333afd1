/// A text under edit, with the keys of readline, by grapheme clusters.
///
/// Stored text is exact; what terminals cannot draw is replaced in the layout only. Long pastes are
/// folded to a label that is moved over and deleted as one.
///
/// ```swift
/// var editor = TextEditor(text: "hello")
/// editor.insert(" world")
/// _ = editor.perform(.undo)
/// ```
package struct TextEditor: Sendable, Equatable {
  /// The previous action, as far as it matters to the next.
  enum Precedent: Equatable, Sendable {
    case none
    case kill
    /// The yanked range, for `yankPop` to replace.
    case yank(Range<Int>)
  }

  private(set) var buffer: EditBuffer
  /// The caret as an index of units.
  var cursor: Int
  var killRing = KillRing()
  var precedent = Precedent.none
  /// The column that ↑ and ↓ keep to.
  var goalColumn: Int?
  private(set) var viewport = EditViewport()
  /// The known rows of the line that was used last.
  var rowIndex = RowIndex()
  private var history = EditHistory()
  /// True while changes are part of one step.
  var isGrouping = false

  /// Creates an editor of a text; without `caret`, a count of grapheme clusters, the caret is at its end.
  package init(text: String = "", caret: Int? = nil) {
    buffer = EditBuffer(text)
    cursor = buffer.count
    if let caret { cursor = buffer.index(ofCluster: caret) }
  }

  /// The whole text, folded pastes expanded.
  package var text: String { buffer.text }
  /// The units next to the caret: at most this many before and after it.
  package func surroundings(_ count: Int) -> (before: String, after: String) {
    (
      EditUnit.text(of: buffer.units[max(0, cursor - count)..<cursor]),
      EditUnit.text(of: buffer.units[cursor..<min(buffer.count, cursor + count)])
    )
  }
  /// Grapheme clusters between the start of `text` and the caret.
  package var caret: Int { buffer.clusters(before: cursor) }
  /// True if there is no text.
  package var isEmpty: Bool { buffer.units.isEmpty }
  /// True if a paste is folded.
  package var hasFoldedPaste: Bool { buffer.pasteCount > 0 }

  /// Types a text at the caret.
  package mutating func insert(_ text: String) {
    edit(cursor..<cursor, EditUnit.input(text), .typing)
    endAction()
  }

  /// Inserts a paste as one step of the undo history; a long one is folded.
  package mutating func paste(_ text: String) {
    let text = EditUnit.storable(text)
    let units = FoldedPaste(text).map { [.paste($0)] } ?? EditUnit.input(text)
    edit(cursor..<cursor, units, .single)
    endAction()
  }

  /// Replaces the whole text as one step of the undo history.
  package mutating func replaceAll(with text: String, caret: Int? = nil) {
    edit(0..<buffer.count, EditUnit.input(text), .single) { buffer, end in
      caret.map(buffer.index(ofCluster:)) ?? end
    }
    endAction()
  }

  /// Shows another text: nothing to undo, but the kill ring stays.
  package mutating func load(text: String, caret: Int? = nil) {
    var fresh = TextEditor(text: text, caret: caret)
    fresh.killRing = killRing
    fresh.viewport = EditViewport(width: viewport.width, maxRows: viewport.maxRows)
    self = fresh
    follow()
  }

  /// Sets the width and the number of rows of the view: ↑, ↓ and scrolling depend on them.
  package mutating func setViewport(width: Int, maxRows: Int) {
    let width = max(1, width)
    let maxRows = max(1, maxRows)
    guard width != viewport.width || maxRows != viewport.maxRows else { return }
    let top = width == viewport.width ? viewport.top : buffer.lineStart(of: cursor)
    viewport = EditViewport(width: width, maxRows: maxRows, top: top)
    follow()
  }

  /// Replaces some units; the caret goes behind them unless `place` says otherwise.
  mutating func edit(
    _ range: Range<Int>, _ new: [EditUnit], _ kind: EditHistory.Kind,
    place: (EditBuffer, _ end: Int) -> Int = { $1 }
  ) {
    guard !range.isEmpty || !new.isEmpty else { return }
    let firstRow = buffer.row(from: viewport.top, width: viewport.width)
    let before = cursor
    let (change, end) = buffer.replace(range, with: new)
    rowIndex.change(at: change.lower)
    cursor = place(buffer, end)
    history.record(
      change, isGrouping ? .grouped : kind, caretBefore: before, caretAfter: cursor)
    settle(change.lower, firstRow)
  }

  /// Keeps the window where it is after a change at `lower`, unless that moved its first row.
  private mutating func settle(_ lower: Int, _ firstRow: EditRow) {
    guard lower < firstRow.next ?? firstRow.end + 1 else { return }
    viewport.top =
      viewport.maxRows == .max
      ? 0 : buffer.row(holding: lower, width: viewport.width, &rowIndex).start
  }

  /// The caret's place before the step that is redone next.
  var nextRedoCursor: Int? { history.nextRedoCaret }

  /// Takes the last step back, or makes it again; `false` if there is none.
  mutating func travel(_ isBack: Bool) -> Bool {
    let caret = isBack ? history.undo(&buffer) : history.redo(&buffer)
    rowIndex.clear()
    guard let caret else { return false }
    cursor = caret
    viewport.top = viewport.maxRows == .max ? 0 : buffer.lineStart(of: min(viewport.top, cursor))
    return true
  }

  /// The common last step of every action except the vertical motions.
  mutating func endAction(_ next: Precedent = .none) {
    goalColumn = nil
    precedent = next
    follow()
  }

  /// Ends the step of the undo history that is in progress.
  mutating func closeStep() {
    history.close()
  }

  /// Scrolls the window to the caret.
  mutating func follow() {
    viewport = viewport.following(cursor, in: buffer, &rowIndex)
  }
}
