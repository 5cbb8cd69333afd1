import TerminalKit

/// What lies over the transcript. The topmost has the keyboard.
package enum Overlay: Sendable {
  case menu(ContextMenu)
  case palette(ActionPalette)
  case search(SearchPanel)
  case text(TextPanel)
  case usage(UsagePanel)
  case form(FormDialog)
  case confirm(ConfirmDialog)

  /// What all of them can do.
  var panel: any OverlayPanel {
    get {
      switch self {
      case .menu(let panel): panel
      case .palette(let panel): panel
      case .search(let panel): panel
      case .text(let panel): panel
      case .usage(let panel): panel
      case .form(let panel): panel
      case .confirm(let panel): panel
      }
    }
    set {
      switch newValue {
      case let panel as ContextMenu: self = .menu(panel)
      case let panel as ActionPalette: self = .palette(panel)
      case let panel as SearchPanel: self = .search(panel)
      case let panel as TextPanel: self = .text(panel)
      case let panel as UsagePanel: self = .usage(panel)
      case let panel as FormDialog: self = .form(panel)
      case let panel as ConfirmDialog: self = .confirm(panel)
      default: break
      }
    }
  }
}

/// Something that lies over the transcript.
protocol OverlayPanel: Sendable {
  /// Where its keys are looked up, before those that mean something everywhere.
  var keyContexts: [KeyContext] { get }
  /// Where typed text goes; `nil` when it takes none.
  var field: LineField? { get set }
  /// Keys worth naming in its last row.
  var footer: [(Action, String)] { get }
  mutating func move(_ move: ListMove, page: Int)
  /// Chooses the row of a list that was clicked. Whether it was chosen already, so that the click opens it; `nil`
  /// where there is none.
  mutating func select(row: Int, in rect: Rect, state: AppState) -> Bool?
  /// Called before it is drawn, and after each change of the size.
  mutating func prepare(columns: Int, rows: Int)
  func draw(into painter: inout Painter, rect: Rect, state: AppState)
}

extension OverlayPanel {
  var keyContexts: [KeyContext] { [.panel, .editing] }
  var footer: [(Action, String)] { [] }
  mutating func prepare(columns: Int, rows: Int) {}
  mutating func select(row: Int, in rect: Rect, state: AppState) -> Bool? { nil }
}
