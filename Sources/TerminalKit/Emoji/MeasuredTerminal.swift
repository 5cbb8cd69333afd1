/// The result of measuring a terminal, for the next start.
public struct MeasuredTerminal: Equatable, Sendable {
  /// The environment in one line (``TerminalEnvironment/key``).
  public let key: String
  /// Who the terminal said that it is; `nil` if it did not.
  public let terminal: TerminalIdentity?
  /// By how many columns each kind moved its cursor; empty for a terminal that is in no table.
  public let widths: [EmojiForms: Int]

  /// Creates a record.
  public init(key: String, terminal: TerminalIdentity?, widths: [EmojiForms: Int]) {
    self.key = key
    self.terminal = terminal
    self.widths = widths
  }

  /// One line: the key, the terminal, and `kind=columns` for each kind, between tabs.
  public var line: String {
    let measured = EmojiForms.words.compactMap { form, word in
      widths[form].map { "\(word)=\($0)" }
    }
    return "\(key)\t\(terminal?.description ?? "-")\t\(measured.joined(separator: " "))"
  }

  /// Reads a line; `nil` if it is not one that we wrote.
  public init?(line: some StringProtocol) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty else { return nil }
    key = String(parts[0])
    terminal = TerminalIdentity(description: String(parts[1]))
    guard terminal != nil || parts[1] == "-" else { return nil }
    var widths: [EmojiForms: Int] = [:]
    for part in parts[2].split(separator: " ") {
      let pair = part.split(separator: "=")
      guard pair.count == 2, let columns = Int(pair[1]),
        let form = EmojiForms.words.first(where: { $0.word == pair[0] })?.form
      else { return nil }
      widths[form] = columns
    }
    self.widths = widths
  }
}
