import ChatTestSupport
import FoundationEssentials

/// The program with a steered gateway and contexts on it.
struct SteeredSession {
  var program: Program
  let gateway: SteeredGateway

  /// - Parameter contexts: Label and mode.
  init(rate: Int, contexts: [(label: String, mode: String)]) throws {
    program = try Program()
    gateway = try SteeredGateway(in: program.folder, rate: rate)
    program.environment = gateway.environment(for: program)
    for context in contexts { try create(context.label, context.mode) }
  }

  /// Makes a context; its id.
  @discardableResult
  func create(_ label: String, _ mode: String) throws -> String {
    let run = try program.run([
      "contexts", "create", "--label", label, "--mode", mode, "--system", "The seed of \(label).",
    ])
    guard run.status == 0 else {
      throw TerminalProgram.Failure(message: "no context: \(run.errors)", screen: "")
    }
    return run.output.trimmed
  }

  /// The keys that go to a context from wherever one is: the menu, its name, Enter.
  static func keys(to label: String) -> String { "\u{1B}OQ\(label)\r" }

  /// The choices of the bar.
  static let f5 = "\u{1B}[15~"
  static let f6 = "\u{1B}[17~"
  static let f7 = "\u{1B}[18~"
}

extension TerminalProgram {
  /// Goes to a context, waits until it is on screen.
  func go(to label: String) throws {
    send(SteeredSession.keys(to: label))
    try wait("the context \(label)") { $0.rows[0].hasPrefix("\(label) · ") }
  }
}

extension Screen {
  /// The rows between the header and the divider. The last prompt mark is the composer's.
  var transcript: ArraySlice<String> {
    let rows = rows
    let composer = rows.lastIndex { $0.hasPrefix("›") } ?? rows.count
    return rows[1..<max(1, composer - 1)]
  }
}
