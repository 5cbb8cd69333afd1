import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// A day of turns in one conversation: memory, descriptors and threads do not grow with them.
@Suite struct LongDayTests {
  @Test func `What the program holds does not grow with the turns of a long day`() throws {
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
    var curve: [(turns: Int, held: Held)] = []
    for number in 1...count {
      screen.send("question \(number)\r")
      try screen.wait("reply \(number)", seconds: 60) { $0.contains("This was reply \(number).") }
      if number == early || number.isMultiple(of: max(1, count / 20)) {
        curve.append((number, Held(by: screen.pid)))
      }
    }
    let first = try #require(curve.first { $0.turns >= early }).held
    let last = try #require(curve.last).held
    if Soak.isFull {
      for point in curve { print("a long day: \(point.turns) turns, \(point.held)") }
    }
    #expect(Double(last.kilobytes) <= 1.3 * Double(first.kilobytes), "\(first), then \(last)")
    // One more may be open at the moment of a look.
    #expect(last.descriptors <= first.descriptors + 2, "\(first), then \(last)")
    // The system's pools start another thread when the machine is busy, up to a bound of theirs.
    #expect(last.threads <= first.threads + 8, "\(first), then \(last)")
    screen.signal(SIGTERM)
    #expect(try screen.waitForExit() == 128 + SIGTERM)
  }
}

/// What a process has of the system.
private struct Held: CustomStringConvertible {
  let kilobytes: Int
  let descriptors: Int
  let threads: Int

  init(by pid: pid_t) {
    let status = try? String(contentsOf: URL(filePath: "/proc/\(pid)/status"), encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    kilobytes = line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    descriptors = Self.entries(of: "/proc/\(pid)/fd")
    threads = Self.entries(of: "/proc/\(pid)/task")
  }

  var description: String {
    "\(kilobytes / 1024) MB, \(descriptors) descriptors, \(threads) threads"
  }

  private static func entries(of folder: String) -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
  }
}
