import TerminalKit
import Testing

@testable import ChatUI

/// What must be true of every frame, whatever the state.
func expectSound(_ state: AppState, _ comment: @autoclosure () -> String = "") {
  let frame = view(state)
  var problems: [String] = []
  if frame.grid.size != state.size { problems.append("the grid has another size") }
  if let cursor = frame.cursor {
    let isInside =
      (0..<state.size.rows).contains(cursor.row)
      && (0..<state.size.columns).contains(cursor.column)
    if !isInside { problems.append("the cursor is outside, at \(cursor)") }
  } else if state.size.rows > 0, state.size.columns > 0, takesText(state) {
    problems.append("the cursor is nowhere")
  }
  for cell in frame.grid.cells where isControl(cell.scalar) && cell.width > 0 {
    problems.append("a cell holds U+\(String(cell.scalar, radix: 16))")
    break
  }
  if let title = frame.title, title.unicodeScalars.contains(where: { isControl($0.value) }) {
    problems.append("the title holds a control character")
  }
  if !problems.isEmpty { Issue.record("\(problems.joined(separator: "; ")) \(comment())") }
}

/// Whether there is a place for a cursor: help, usage and questions take no text.
private func takesText(_ state: AppState) -> Bool {
  guard let overlay = state.overlays.last else { return true }
  return overlay.panel.field != nil
}

/// C0, DEL, C1, bidi controls and line separators.
func isControl(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2028, 0x2029, 0x2066...0x2069:
    true
  default: false
  }
}
