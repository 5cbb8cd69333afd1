import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Emoji of several characters before terminals that answer as real ones did.
@Suite struct WholeEmojiTests {
  private static let heart = "\u{2764}\u{FE0F}"
  private static let keycap = "1\u{FE0F}\u{20E3}"
  private static let flag = "\u{1F1E9}\u{1F1EA}"
  private static let family = "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}"

  private func program(_ variables: [String: String] = [:]) throws -> Program {
    var program = try Program()
    program.environment.merge(["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"]) { $1 }
    program.environment.merge(variables) { $1 }
    return program
  }

  /// Types emoji into the composer of a program that has measured; what it wrote for them.
  private func typed(
    _ program: Program, _ terminal: MeasuredAnswers, measures: Bool = true
  ) throws -> (written: String, screen: Screen) {
    let screen = try program.open()
    screen.measured = terminal
    try screen.wait(for: ScreenTests.ready)
    if measures {
      try screen.wait("the measure") { _ in
        String(decoding: screen.recording, as: UTF8.self).contains("\u{1B}[6n")
      }
    }
    screen.settle()
    let before = screen.recording.count
    screen.send("\(Self.heart)\(Self.keycap)\(Self.flag)\(Self.family)|")
    let end = try screen.wait(for: "|")
    screen.settle()
    let written = String(decoding: screen.recording[before...], as: UTF8.self)
    screen.send("\u{15}\u{04}")
    #expect(try screen.waitForExit() == 0)
    return (written, end)
  }

  @Test func `kitty draws whole what it was seen to draw, and nothing moves`() throws {
    let program = try program()
    let (written, screen) = try typed(program, .kitty)
    for emoji in [Self.heart, Self.keycap, Self.flag] { #expect(written.contains(emoji)) }
    #expect(!written.contains(Self.family))
    let row = try #require(screen.row(with: "|"))
    // The mark of the composer, and two columns for each.
    #expect(screen.cells[row][10].text == "|")
    #expect(screen.cursorColumn == 11)

    // The next start knows it, and asks for no column.
    let again = try typed(program, .kitty, measures: false)
    #expect(again.written.contains(Self.heart))
    #expect(!again.written.contains("\u{1B}[6n"))
    let doctor = try program.run(["--demo", "doctor", "--offline"])
    #expect(doctor.output.contains("whole in kitty 0.26.5"), "\(doctor.output)")
  }

  @Test func `Where the columns differ, in tmux and without a name the safe form is drawn`() throws
  {
    var other = MeasuredAnswers.kitty
    other.columns = [Self.flag: 2]
    let (written, screen) = try typed(try program(), other)
    #expect(!written.contains(Self.heart) && !written.contains(Self.keycap))
    #expect(written.contains(Self.flag))
    let row = try #require(screen.row(with: "|"))
    #expect(screen.cells[row][10].text == "|")

    let inTmux = try typed(try program(["TMUX": "/tmp/none,1,0"]), .kitty, measures: false)
    var nameless = MeasuredAnswers.kitty
    nameless.version = nil
    let unknown = try typed(try program(), nameless, measures: false)
    for written in [inTmux.written, unknown.written] {
      #expect(!written.contains(Self.heart) && !written.contains(Self.flag))
    }
  }

  @Test func `The configuration has the last word`() throws {
    for (word, isWhole) in [("whole", true), ("safe", false)] {
      let program = try program()
      let path = program.folder.path + "/config.json"
      try Data("{\"emoji\": \"\(word)\"}".utf8).write(to: URL(filePath: path))
      var configured = program
      configured.environment["CTXCHAT_CONFIG"] = path
      let (written, _) = try typed(configured, .kitty, measures: false)
      #expect(written.contains(Self.heart) == isWhole)
      #expect(written.contains(Self.family) == isWhole)
    }
  }

  @Test func `A start writes no sample that stays, and not twice the bytes`() throws {
    func start(_ terminal: MeasuredAnswers?) throws -> (bytes: Int, screen: Screen) {
      let screen = try program().open()
      screen.measured = terminal
      try screen.wait(for: ScreenTests.ready)
      screen.settle(milliseconds: 400)
      return (screen.recording.count, screen.screen)
    }
    var silent = MeasuredAnswers.kitty
    silent.version = "XTerm(379)"
    let before = try start(silent)
    let measured = try start(.kitty)
    #expect(measured.screen.rows == before.screen.rows)
    #expect(measured.bytes < 2 * before.bytes, "\(measured.bytes) after \(before.bytes)")
    #expect(measured.screen.cursorRow == before.screen.cursorRow)
    #expect(measured.screen.cursorColumn == before.screen.cursorColumn)
  }

  @Test func `Answers that are out when one leaves are not left for the shell`() throws {
    let screen = try program().open()
    screen.answersQuestions = false
    // Held open, so that what nobody reads is kept, as for a shell.
    let shell = open(screen.terminal.path, O_RDWR | O_NOCTTY)
    defer { close(shell) }
    func wait(for sequence: String) throws {
      try screen.wait("the sequence") { _ in
        String(decoding: screen.recording, as: UTF8.self).contains(sequence)
      }
    }
    try screen.wait(for: ScreenTests.ready)
    screen.send("\u{1B}P>|kitty(0.26.5)\u{1B}\\\u{1B}[?62c")
    try wait(for: "\u{1B}[6n")
    screen.send("\u{04}")
    try wait(for: "\u{1B}[?2004l")
    screen.send("\u{1B}[24;3R\u{1B}[24;3R\u{1B}[24;3R\u{1B}[24;3R")
    #expect(try screen.waitForExit() == 0)
    var modes = termios()
    tcgetattr(shell, &modes)
    cfmakeraw(&modes)
    tcsetattr(shell, TCSANOW, &modes)
    var left: Int32 = -1
    _ = ioctl(shell, UInt(FIONREAD), &left)
    #expect(left == 0)
  }
}
