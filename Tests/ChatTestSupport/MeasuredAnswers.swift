/// Plays a terminal that tells its name and measures: who it says that it is, and by how many columns its cursor moves.
package struct MeasuredAnswers: Sendable {
  /// The answer to XTVERSION; `nil` for none.
  package var version: String?
  /// The answer to DA2.
  package var attributes: String
  /// Columns by text, for the texts after which the cursor is asked for.
  package var columns: [String: Int]

  /// Creates a terminal.
  package init(version: String?, attributes: String, columns: [String: Int]) {
    self.version = version
    self.attributes = attributes
    self.columns = columns
  }

  /// kitty 0.26.5 as it was measured on 2026-11-29.
  package static let kitty = MeasuredAnswers(
    version: "kitty(0.26.5)", attributes: "1;4000;26",
    columns: [
      "\u{2764}\u{FE0F}": 2, "1\u{FE0F}\u{20E3}": 2, "\u{1F1E9}\u{1F1EA}": 2,
      "\u{1F44D}\u{1F3FD}": 2,
    ])

  /// The answers to the questions in a part of a program's output, in order.
  package func answers(to output: some Collection<UInt8>) -> [UInt8] {
    let text = String(decoding: output, as: UTF8.self)
    var answers = ""
    var rest = Substring(text)
    var row = 1
    var printed = ""
    while let escape = rest.unicodeScalars.firstIndex(of: "\u{1B}") {
      printed += rest[..<escape]
      rest = rest[escape...].dropFirst()
      guard rest.first == "[" else { continue }
      let body = rest.dropFirst().unicodeScalars.prefix { $0.value < 0x40 }
      let final = rest.unicodeScalars.dropFirst(1 + body.count).first
      rest = Substring(rest.unicodeScalars.dropFirst(2 + body.count))
      switch (String(body), final) {
      case (">", "q"), (">0", "q"):
        if let version { answers += "\u{1B}P>|\(version)\u{1B}\\" }
      case (">", "c"): answers += "\u{1B}[>\(attributes)c"
      case ("", "c"): answers += "\u{1B}[?62;c"
      case ("6", "n"): answers += "\u{1B}[\(row);\(1 + (columns[printed] ?? 1))R"
      case (_, "G"): printed = ""
      case (_, "H"):
        row = Int(body.split(separator: ";").first.map { String($0) } ?? "1") ?? 1
        printed = ""
      default: break
      }
    }
    return Array(answers.utf8)
  }
}
