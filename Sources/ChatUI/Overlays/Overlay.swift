import FoundationEssentials
import TerminalKit

/// A panel over the transcript. The topmost has the keyboard.
package enum Overlay: Sendable {
  case menu(ContextMenu)
  case palette(ActionPalette)
  case search(SearchPanel)
  case text(TextPanel)
  case usage(UsagePanel)
  case branches(BranchPanel)
  case compare(ComparePanel)
  case form(FormDialog)
  case confirm(ConfirmDialog)

  /// The part that all of them have in common.
  var panel: any OverlayPanel {
    get {
      switch self {
      case .menu(let panel): panel
      case .palette(let panel): panel
      case .search(let panel): panel
      case .text(let panel): panel
      case .usage(let panel): panel
      case .branches(let panel): panel
      case .compare(let panel): panel
      case .form(let panel): panel
      case .confirm(let panel): panel
      }
    }
    set { self = newValue.overlay }
  }
}

/// A panel over the transcript.
protocol OverlayPanel: Sendable {
  /// Itself, as one of the overlays that there are.
  var overlay: Overlay { get }
  /// The contexts in which its keys are looked up, before those that mean something everywhere.
  var keyContexts: [KeyContext] { get }
  /// The field that typed text goes to; `nil` when it takes none.
  var field: LineField? { get set }
  /// Keys worth naming in its last row.
  var footer: [(Action, String)] { get }
  /// Changes the text of its field.
  mutating func edit(at now: Date, _ body: (inout LineField) -> Void)
  mutating func move(_ move: ListMove, page: Int)
  /// Tab and Shift+Tab.
  mutating func moveField(by step: Int, page: Int)
  /// ← and →; false if there are no options to choose from.
  mutating func flip(by step: Int, at now: Date) -> Bool
  /// Chooses the row of a list that was clicked; true if it was chosen already, so that the click opens it.
  mutating func select(row: Int, in rect: Rect, state: AppState) -> Bool
  /// Called before it is drawn, and after each change of the size.
  mutating func prepare(columns: Int, rows: Int, at now: Date)
  func draw(into painter: inout Painter, rect: Rect, state: AppState)
}

extension OverlayPanel {
  var field: LineField? {
    get { nil }
    set {}
  }
  var keyContexts: [KeyContext] { [.panel, .editing] }
  var footer: [(Action, String)] { [] }
  mutating func edit(at now: Date, _ body: (inout LineField) -> Void) {
    guard var field else { return }
    body(&field)
    self.field = field
  }
  mutating func moveField(by step: Int, page: Int) { move(step < 0 ? .up : .down, page: page) }
  mutating func flip(by step: Int, at now: Date) -> Bool { false }
  mutating func select(row: Int, in rect: Rect, state: AppState) -> Bool { false }
  mutating func prepare(columns: Int, rows: Int, at now: Date) {}
}
