import ChatTestSupport
import Testing

/// `/compare` on the real program.
@Suite struct ComparingTests {
  /// A session context on a server whose replies are numbered: another reply takes a rebuild.
  private func program() throws -> (Program, ReplyServer) {
    let server = try ReplyServer { number, connection in
      connection.beginStream()
      connection.stream("Reply **\(number)**, 回复 \\u001b[31m.\\n\\n- a list\\n")
      connection.endStream()
    }
    var program = try Program()
    program.environment = server.environment(for: program)
    let made = try program.run(
      ["contexts", "create", "--label", "c", "--system", "x"])
    #expect(made.status == 0, "\(made.errors)")
    return (program, server)
  }

  @Test
  func `Two replies side by side, one at a time in a small window, and on to the other's branch`()
    throws
  {
    let (program, server) = try program()
    defer { withExtendedLifetime(server) {} }
    let screen = try program.open([], rows: 24, columns: 120)
    try screen.wait(for: ScreenTests.ready)
    screen.send("the question\r")
    try screen.wait("the first reply") { $0.contains("Reply 0") && $0.contains("ready") }
    screen.send("/compare\r")
    try screen.wait(for: "There is only one reply")
    screen.send("/retry\r")
    try screen.wait(for: "rebuild and send")
    screen.send("\r")
    try screen.wait("the second reply") { $0.contains("Reply 1") && $0.contains("ready") }
    screen.send("/compare\r")
    let shown = try screen.wait("both") { $0.contains("Reply 0") && $0.contains("Reply 1") }
    #expect(shown.contains("› 2/2 · "))
    let row = try #require(shown.row(with: "Reply 1"))
    #expect(shown.rows[row].contains("│ Reply 0"), "\(shown.rows.joined(separator: "\n"))")
    screen.resize(rows: 10, columns: 40)
    try screen.wait("one of them") { $0.contains("Compare  2/2") && !$0.contains("Reply 0") }
    screen.send("\t")
    try screen.wait("the other") { $0.contains("Compare  1/2") && $0.contains("Reply 0") }
    screen.send("\r")
    try screen.wait(for: "Another branch: rebuild")
    screen.send("\r")
    try screen.wait("its branch") {
      $0.contains("Reply 0") && $0.contains("version 1/2") && $0.contains("ready")
    }
  }

  @Test func `In line mode one after the other`() throws {
    let (program, server) = try program()
    defer { withExtendedLifetime(server) {} }
    let run = try program.run(
      ["--plain"],
      input: "the question\n/compare\n/compare x\n/retry\n/rebuild\n/compare\n/compare 7\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("[There is only one reply"))
    #expect(run.output.contains("[/compare takes the numbers"))
    #expect(run.output.contains("[The replies have the numbers 1 to 2: /compare 1 2.]"))
    let told = run.output.components(between: "[2/2 · ", and: "[1/2 · ")
    #expect(told?.contains("Reply **1**, 回复") == true, "\(run.output)")
    #expect(!run.output.contains("\u{1B}"))
  }
}

extension String {
  /// The text between two others, the first after which comes the second.
  fileprivate func components(between start: String, and end: String) -> Substring? {
    guard let start = firstRange(of: start), let end = self[start.upperBound...].firstRange(of: end)
    else { return nil }
    return self[start.upperBound..<end.lowerBound]
  }
}
