import ChatTestSupport
import Glibc
import Testing

/// The title of the terminal's window is the shell's again, however the program ends.
@Suite struct TitleTests {
  private static let keep = "\u{1B}[22;2t"
  private static let back = "\u{07}\u{1B}[23;2t"

  /// The places of a sequence in what a program wrote.
  private func places(_ sequence: String, in screen: TerminalProgram) -> [Int] {
    let wanted = Array(sequence.utf8)
    return screen.recording.indices.filter { screen.recording[$0...].starts(with: wanted) }
  }

  private func check(_ screen: TerminalProgram, times: Int = 1) {
    #expect(places(Self.keep, in: screen).count == times)
    #expect(places(Self.back, in: screen).count == times)
    #expect((places(Self.keep, in: screen).last ?? .max) < places(Self.back, in: screen).last ?? 0)
    let titles = places("\u{1B}]2;", in: screen)
    guard let start = titles.last, let end = places(Self.back, in: screen).last, start < end else {
      Issue.record("a title is set after it")
      return
    }
    // For terminals that keep none: the folder that a shell would show.
    let title = String(decoding: screen.recording[(start + 4)..<end], as: UTF8.self)
    #expect(title.contains("/") || title.contains("~"))
    #expect(!title.contains("ctxchat") && !title.contains("\u{1B}"))
  }

  @Test(arguments: ["xterm-256color", "screen-256color", "vt220", "linux"])
  func `After quitting`(type: String) throws {
    var program = try Program()
    program.environment["TERM"] = type
    let screen = try program.open()
    try screen.wait(for: "F1 help")
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    check(screen)
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTERM])
  func `After a crash or a signal, with the ordinary screen`(signal: Int32) throws {
    let screen = try Program().open()
    try screen.wait(for: "F1 help")
    screen.signal(signal)
    #expect(try screen.waitForExit() == 128 + signal)
    check(screen)
    #expect(!screen.screen.isAlternate)
    #expect(
      places("\u{1B}[22;0;0t", in: screen).count == places("\u{1B}[23;0;0t", in: screen).count)
  }

  @Test func `While an editor has the terminal, and ours again behind it`() throws {
    var program = try Program()
    program.environment["EDITOR"] = "true"
    let screen = try program.open()
    try screen.wait(for: "F1 help")
    for _ in 0..<2 {
      screen.send("\u{07}")
      try screen.wait("the screen") { $0.isAlternate && $0.contains("F1 help") }
      screen.settle()
    }
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    check(screen, times: 3)
  }
}
