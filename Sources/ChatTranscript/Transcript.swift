package import ChatModel
import FoundationEssentials
package import TerminalKit

/// The loaded part of one conversation, laid out and scrolled.
///
/// The view is anchored to content. At the very bottom it follows; anywhere else the rows on screen
/// are kept as they are until the reader does something, whatever arrives in the meantime. Turns
/// are laid out when they come on screen, and forgotten again when the reader is far away.
package struct Transcript: Sendable {
  /// The lines that an empty conversation shows; set by the caller.
  package var emptyHint: [StyledLine] = []
  /// The message that keys act on; `nil` outside focus mode.
  package internal(set) var focus: TranscriptFocus?
  /// The conversation on show; `nil` before the first.
  package internal(set) var conversation: ConversationID?

  var turns = TurnList()
  /// True if the store holds turns before the first loaded one.
  var hasEarlier = false
  var size = Size(rows: 0, columns: 0)
  var context: LayoutContext
  /// The moment of the last `prepareLayout`.
  var now = Date(timeIntervalSince1970: 0)

  var position = ViewportPosition.bottom
  var resizeMemory: ResizeMemory?
  /// The rows on screen, and if they must be collected again.
  var visible: [VisibleRow] = []
  var visibleIsStale = true
  /// The end of the transcript when the reader left it; what is below counts as new.
  var endWhenLeft: RowPosition?
  /// Number of rows that came below the view since it left the end.
  package internal(set) var newRowsBelow = 0

  var search: TranscriptSearch?
  var cache = LayoutCache()

  /// Creates a transcript of no conversation yet.
  package init(theme: TranscriptTheme) {
    context = LayoutContext(theme: theme)
  }

  /// The names of keys in the transcript's own lines.
  package var keyHints: TranscriptKeyHints {
    get { context.hints }
    set {
      guard newValue != context.hints else { return }
      context.hints = newValue
      invalidateLayouts()
    }
  }

  /// The server's id of the context, where it remembers turns: under turns that it may lack a line says so.
  package var memory: String? {
    get { context.memory }
    set {
      guard newValue != context.memory else { return }
      context.memory = newValue
      invalidateLayouts()
    }
  }

  /// Changes the looks.
  package mutating func setTheme(_ theme: TranscriptTheme) {
    guard theme != context.theme else { return }
    context.theme = theme
    invalidateLayouts()
  }

  mutating func invalidateLayouts() {
    context.generation += 1
    visibleIsStale = true
  }

  /// Number of loaded turns.
  package var turnCount: Int { turns.count }
  /// The loaded turns of the visible branch, oldest first.
  package var loadedTurns: [Turn] { turns.entries.map(\.turn) }
  /// The oldest loaded turn of the visible branch.
  package var firstTurn: TurnView? { turns.first?.view }
  /// The newest turn of the visible branch.
  package var lastTurn: TurnView? { turns.last?.view }
  /// A loaded turn.
  package func turn(_ id: TurnID) -> TurnView? { turns.key(of: id).map { turns[$0].view } }

  /// The columns that are kept free at the right, so that focus mode can move the text aside for
  /// its mark without laying anything out again.
  var margin: Int { size.columns >= 20 ? 2 : size.columns >= 8 ? 1 : 0 }
}
