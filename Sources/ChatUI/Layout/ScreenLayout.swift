package import TerminalKit
import Wording

/// The places of the parts of the screen.
package struct ScreenLayout: Sendable, Hashable {
  /// Below this the screen asks for more room.
  package static let smallest = Size(rows: 10, columns: 40)
  /// From so many rows on none has to be saved.
  private static let roomy = 20
  /// Columns of the prompt mark, and of the indent under it.
  package static let promptColumns = 2
  /// The same while a past prompt is edited.
  package static let editMark = localized("edit › ")

  /// True below ``smallest``: then only a request for more room is drawn.
  package let isTooSmall: Bool
  /// One row: the conversation, its context and the state of that.
  package let header: Rect
  /// The rows of the turns.
  package let transcript: Rect
  /// The bar of choices; no rows when nothing is asked.
  package let choices: Rect
  /// One row for notices, questions and the count of new lines: it is always there, so that nothing moves.
  package let divider: Rect
  /// The rows of the composer, without the line above it.
  package let composer: Rect
  /// The last row: state, figures and keys.
  package let status: Rect
  /// The rows of an overlay: everything between header and status.
  package let overlay: Rect

  /// Divides the screen; `composerRows` and `choiceRows` are what the composer and the bar would like to have.
  package init(size: Size, composerRows: Int, choiceRows: Int) {
    isTooSmall = Self.isTooSmall(size)
    let columns = size.columns
    func rows(_ row: Int, _ count: Int) -> Rect {
      let row = max(0, min(row, size.rows))
      return Rect(row: row, column: 0, rows: min(max(0, count), size.rows - row), columns: columns)
    }
    let composerHeight = max(1, min(composerRows, Self.maxComposerRows(size)))
    let statusRow = size.rows - 1
    let composerRow = statusRow - composerHeight
    let dividerRow = composerRow - 1
    // If there is room, a blank row sets the header apart.
    let top = size.rows >= Self.roomy ? 2 : 1
    // Three rows of the transcript stay.
    let choiceRows = min(choiceRows, max(1, dividerRow - top - 3))
    header = rows(0, 1)
    transcript = rows(top, dividerRow - choiceRows - top)
    choices = rows(dividerRow - choiceRows, choiceRows)
    divider = rows(dividerRow, 1)
    composer = rows(composerRow, composerHeight)
    status = rows(statusRow, 1)
    overlay = rows(top, size.rows - top - 1)
  }

  /// True if there is no room for the program.
  static func isTooSmall(_ size: Size) -> Bool {
    size.rows < smallest.rows || size.columns < smallest.columns
  }

  /// The composer grows to a third of the screen.
  package static func maxComposerRows(_ size: Size) -> Int { max(1, size.rows / 3) }
}
