import ChatModel
import ChatTranscript
import FoundationEssentials
package import TerminalKit
import Wording

/// The screen for a state: a pure function that draws only what is visible.
package func view(_ state: AppState) -> Frame {
  var painter = Painter(size: state.size, theme: state.theme)
  if state.layout.isTooSmall {
    TooSmallView.draw(state.size, into: &painter)
  } else {
    draw(state, into: &painter)
  }
  return Frame(
    grid: painter.grid, cursor: painter.cursor, title: WindowTitle.text(for: state),
    mouse: state.screen.mouse, cursorShape: state.cursorShape)
}

private func draw(_ state: AppState, into painter: inout Painter) {
  HeaderView.draw(state, into: &painter, rect: state.layout.header)
  if let overlay = state.overlays.last {
    let panel = overlay.panel
    // If nothing can be typed there is no cursor.
    panel.draw(into: &painter, rect: state.layout.overlay, state: state)
    PanelChrome.footer(
      panel.footer, keymap: state.keymap, into: &painter, rect: state.layout.overlay)
    let body = PanelChrome.body(state.layout.overlay, panel.footer, state.keymap)
    if let notice = state.notices.shown?.notice, body.rows > 1 {
      NoticeView.draw(notice, endingAt: body.endRow - 1, above: body, into: &painter, rect: body)
    }
  } else {
    state.pane.transcript.draw(
      into: &painter.grid, rect: state.layout.transcript, now: state.now)
    ChoiceBarView.draw(state, into: &painter, rect: state.layout.choices)
    ComposerView.draw(state, into: &painter, rect: state.layout.composer)
    DividerView.draw(state, into: &painter, rect: state.layout.divider)
    CompletionView.draw(state, into: &painter)
  }
  StatusView.draw(state, into: &painter, rect: state.layout.status)
}

/// The screen that has no room for the program.
enum TooSmallView {
  static func draw(_ size: Size, into painter: inout Painter) {
    guard size.rows > 0, size.columns > 0 else { return }
    let rect = Rect(row: 0, column: 0, rows: 1, columns: size.columns)
    let smallest = ScreenLayout.smallest
    let end = painter.text(
      localized("\(smallest.columns)×\(smallest.rows) needed: enlarge the window."), row: 0,
      column: 0,
      in: rect)
    painter.park(row: 0, column: end, in: rect)
  }
}

/// The title of the terminal's window.
enum WindowTitle {
  static func text(for state: AppState) -> String {
    let label = state.shownContext?.context.label ?? ""
    let isActive = state.contexts.summaries.contains(where: \.isStreaming)
    let isLive = isActive || state.pane.live.inFlight != nil
    let name = label.isEmpty ? state.launch.appName : "\(label) — \(state.launch.appName)"
    let clean = DisplayText.sanitize((isLive ? "* " : "") + name).onOneLine
    return TextWrap.truncate(clean, width: 120)
  }
}
