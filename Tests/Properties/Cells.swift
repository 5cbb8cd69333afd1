import TerminalKit

extension Property {
  /// Whatever a text holds, nothing but drawable glyphs reach the screen, and no row is too wide.
  static let cells = Property("cells") { input in
    var choices = Choices(input)
    let width = 1 + choices.next(below: 90)
    let text = choices.text
    let clean = DisplayText.sanitize(text)
    try checkDrawable(clean, "sanitised text", allowing: ["\n", "\t"])
    try hold(DisplayText.sanitize(clean) == clean, "sanitising twice changes the text")
    for row in TextWrap.wrap([StyledSpan(text)], width: width) {
      try hold(row.width <= width, "a row of \(row.width) columns in \(width)")
      try checkDrawable(row.text, "a wrapped row")
    }
    for row in TextWrap.wrapCode([StyledSpan(text)], width: width, continuation: []) {
      try hold(row.width <= width, "a code row of \(row.width) columns in \(width)")
      try checkDrawable(row.text, "a row of code")
    }
    var grid = Grid(size: Size(rows: 1, columns: width))
    grid.write(text, row: 0, column: 0, style: .plain)
    try checkDrawable(grid.text(row: 0), "a grid")
    let columns = (0..<width).reduce(0) { $0 + Int(grid[0, $1].width) }
    try hold(columns == width, "cells of \(columns) columns in a row of \(width)")
  }

  /// Throws when a text holds a control or a format that turns the direction of text.
  static func checkDrawable(
    _ text: String, _ what: String, allowing allowed: Set<Unicode.Scalar> = []
  ) throws {
    for scalar in text.unicodeScalars where !allowed.contains(scalar) {
      let value = scalar.value
      let isControl = value < 0x20 || 0x7F...0x9F ~= value
      let isTurning = 0x202A...0x202E ~= value || 0x2066...0x2069 ~= value
      try hold(!isControl && !isTurning, "\(what) holds U+\(String(value, radix: 16))")
    }
  }
}
