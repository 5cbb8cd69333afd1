import Basics
import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Reading while a reply comes in at 1,000 tokens a second.
@Suite struct ReadingTests {
  /// How long it comes in, in seconds: `CTXCHAT_SOAK=1` for a minute.
  private static let seconds = ProcessInfo.processInfo.environment["CTXCHAT_SOAK"] == "1" ? 60 : 4

  /// A long reply at once, then one that streams.
  private func streaming() throws -> (Program, ReplyServer) {
    let server = try ReplyServer { number, connection in
      connection.beginStream()
      if number == 0 {
        for line in 0..<200 {
          connection.stream("Line \(line) of what is being *read*, 語 👍.\\n\\n")
        }
      } else {
        let start = Int(Monotonic.milliseconds)
        var sent = 0
        while sent < Self.seconds * 1000 {
          let due = min(Int(Monotonic.milliseconds) - start, Self.seconds * 1000)
          while sent < due {
            let word = sent % 37 == 36 ? "\\n\\n- " : sent % 11 == 0 ? "**語** " : "word\(sent) "
            guard connection.stream(word) else { return }
            sent += 1
          }
          usleep(1000)
        }
        connection.stream("the very end")
      }
      connection.endStream()
    }
    var program = try Program()
    program.environment = server.environment(for: program)
    let made = try program.run(["contexts", "create", "--label", "c", "--system", "x"])
    #expect(made.status == 0, "\(made.errors)")
    return (program, server)
  }

  @Test(arguments: [(24, 80), (12, 42), (50, 200)], [false, true])
  func `Not one cell of what is read changes, whatever comes in and whatever is typed`(
    size: (rows: Int, columns: Int), isFocused: Bool
  ) throws {
    let (program, server) = try streaming()
    defer { withExtendedLifetime(server) {} }
    let screen = try program.open([], rows: size.rows, columns: size.columns)
    try screen.wait(for: ScreenTests.ready)
    screen.send("first\r")
    try screen.wait("the first reply") { $0.contains("Line 199") && $0.contains("ready") }
    screen.send("second\r")
    try screen.wait(for: "word1")
    if isFocused {
      screen.send("\t")
      try screen.wait(for: "reading;")
    }
    screen.send("\u{1B}[5~")
    let start = try screen.wait("the reader to be scrolled up") { $0.contains("new line") }
    let divider = try #require(start.row(with: "new line"))
    // The composer may grow by two rows.
    let watched = 1..<divider - 2
    let before = screen.emulator.fingerprint(rows: watched, columns: size.columns)
    var looks = 0
    var changed: [Screen] = []
    screen.onOutput = { emulator in
      looks += 1
      if changed.isEmpty, emulator.fingerprint(rows: watched, columns: size.columns) != before {
        changed.append(emulator.snapshot())
      }
    }
    if !isFocused {
      for (index, letter) in "some words that are typed".enumerated() {
        screen.send(String(letter))
        screen.pump(milliseconds: 20)
        if index % 10 == 9 { screen.send("\u{0A}") }
      }
      try screen.wait(for: "typed")
    }
    try screen.wait("the end of the stream", seconds: Double(Self.seconds + 60)) {
      $0.contains("ready")
    }
    #expect(looks > 20)
    #expect(!screen.screen.contains("the very end"))
    for shown in changed {
      Issue.record(
        "\(shown.rows[watched].joined(separator: "\n"))\ninstead of\n\(start.rows[watched].joined(separator: "\n"))"
      )
    }
  }
}
