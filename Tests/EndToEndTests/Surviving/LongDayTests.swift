import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// A day of turns in one conversation: what the program holds of them does not grow with them.
@Suite struct LongDayTests {
  @Test func `Memory does not grow with the turns of a long day`() throws {
    let early = Soak.size(60, full: 1_000)
    let count = Soak.size(180, full: 20_000)
    let server = try ReplyServer { number, connection in
      connection.beginStream()
      connection.stream(
        "Well \(number): the pump **draws** from `12` metres.\\n\\n- one\\n- two\\n\\n")
      connection.stream("This was reply \(number + 1).")
      connection.endStream()
    }
    var program = try Program()
    program.environment = server.environment(for: program)
    program.environment["CTXCHAT_CONTEXT"] = "ctx-1"
    let screen = try program.open([], rows: 24, columns: 80)
    try screen.wait("the composer") { $0.contains("›") }
    var curve: [(turns: Int, kilobytes: Int)] = []
    for number in 1...count {
      screen.send("question \(number)\r")
      try screen.wait("reply \(number)", seconds: 60) { $0.contains("This was reply \(number).") }
      if number == early || number.isMultiple(of: max(1, count / 20)) {
        curve.append((number, screen.residentKilobytes))
      }
    }
    let first = try #require(curve.first { $0.turns >= early }).kilobytes
    let last = try #require(curve.last).kilobytes
    if Soak.isFull {
      for point in curve { print("a long day: \(point.turns) turns, \(point.kilobytes / 1024) MB") }
    }
    #expect(
      Double(last) <= 1.3 * Double(first), "\(first) kB after \(early), \(last) after \(count)")
    screen.signal(SIGTERM)
    #expect(try screen.waitForExit() == 128 + SIGTERM)
  }
}

extension TerminalProgram {
  /// What of the program is in memory.
  fileprivate var residentKilobytes: Int {
    let status = try? String(contentsOf: URL(filePath: "/proc/\(pid)/status"), encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
