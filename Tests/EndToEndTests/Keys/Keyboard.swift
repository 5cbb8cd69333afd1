import ChatTestSupport

/// A program under a user's fingers: keys go in as the bytes of a terminal, what they did is looked for on screen.
struct Keyboard {
  let screen: TerminalProgram

  init(_ program: Program, _ arguments: [String] = ["--demo"], rows: Int = 24, columns: Int = 80)
    throws
  {
    screen = try program.open(arguments, rows: rows, columns: columns)
    try screen.wait("an open conversation") {
      $0.rows[0].contains(" · ") && $0.rows.last?.hasPrefix("ready") == true
    }
  }

  /// Presses keys and waits until the screen holds a text.
  @discardableResult
  func press(_ keys: String, see text: String) throws -> Screen {
    screen.send(keys)
    return try screen.wait("\"\(text)\" after \(keys.debugDescription)") { $0.contains(text) }
  }

  /// Presses keys and waits until the screen no longer holds a text.
  @discardableResult
  func press(_ keys: String, seeNo text: String) throws -> Screen {
    screen.send(keys)
    return try screen.wait("no \"\(text)\" after \(keys.debugDescription)") { !$0.contains(text) }
  }

  /// Presses keys and waits until the screen is as wanted.
  @discardableResult
  func press(_ keys: String, _ what: String, until isAsWanted: (Screen) -> Bool) throws -> Screen {
    screen.send(keys)
    return try screen.wait("\(what) after \(keys.debugDescription)", until: isAsWanted)
  }

  /// Presses keys and waits until the composer holds a text.
  func press(_ keys: String, composer text: String) throws {
    try press(keys, "the composer \"\(text)\"") { $0.composer == text }
  }

  /// Asks, and waits for the whole reply of the embedded gateway.
  @discardableResult
  func ask(_ prompt: String) throws -> Screen {
    try press(prompt, composer: prompt)
    // The same frame empties the composer and shows that something is in progress.
    try press("\r", "an empty composer") { $0.composer != prompt }
    return try press("", "the reply") {
      $0.contains("no language model") && $0.rows.last?.hasPrefix("ready") == true
    }
  }

  /// Empties the composer.
  func clear() throws {
    guard screen.screen.composer != "" else { return }
    try press("\u{03}", composer: "")
  }
}

extension Screen {
  /// The text of the composer, its rows joined by line ends: what is between the rule and the status row.
  var composer: String {
    let last = rows.count - 1
    guard
      let start = rows[..<last].lastIndex(where: { $0.hasPrefix("›") || $0.hasPrefix("edit ›") })
    else { return "" }
    let indent = rows[start].hasPrefix("edit") ? 7 : 2
    let lines = rows[start..<last].map { $0.dropFirst(indent) }
    return isEmptyComposer(start) ? "" : lines.joined(separator: "\n")
  }

  /// A placeholder is dim and is after the cursor.
  private func isEmptyComposer(_ row: Int) -> Bool {
    cursorRow == row && cursorColumn == 2 && text(row: row).contains("Write a prompt")
  }
}
