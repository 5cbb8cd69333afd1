import ChatTestSupport
import FoundationEssentials
import Testing

/// A session that is recorded, then played: by the program, and by a player of others.
@Suite struct SessionRecordingTests {
  private static let question = "How do I fork a context?"

  /// What the screen says, without the times in it and the spaces beside them.
  private static func text(of screen: Screen) -> [String] {
    screen.rows.map { row in String(row.filter { !$0.isNumber && !"━ ".contains($0) }) }
  }

  private static func isAnswered(_ screen: Screen) -> Bool {
    screen.contains("Forking a conversation") && screen.rows.last?.hasPrefix("ready") == true
  }

  /// Records a conversation with the demo, in which the window changes its size. The program is killed at the end.
  private func record(_ program: Program, _ path: String) throws -> Screen {
    let keyboard = try Keyboard(program, ["--demo", "--record", path])
    try keyboard.press(Self.question + "\r", "the reply", until: Self.isAnswered)
    keyboard.screen.resize(rows: 20, columns: 60)
    try keyboard.press("中文 draft", composer: "中文 draft")
    let menu = try keyboard.press("\u{1B}OQ", see: "type to filter")
    keyboard.screen.settle()
    keyboard.screen.signal(9)
    _ = try keyboard.screen.waitForExit()
    return menu
  }

  @Test func `A replay shows what was on the screen when the program was killed`() throws {
    let program = try Program()
    let path = program.folder.path + "/a.cast"
    let last = try record(program, path)
    // Another data folder: everything comes from the recording.
    let other = try Program()
    let replay = try other.open(["replay", path, "--idle", "0.3"])
    try replay.wait("the last screen") {
      Self.text(of: $0).starts(with: Self.text(of: last).prefix(4))
    }
    replay.settle()
    replay.send("x")
    #expect(try replay.waitForExit() == 0, "\(replay.screen)")
    #expect(other.folder.allFiles().filter { $0.path.hasSuffix(".sqlite") }.isEmpty)
  }

  @Test func `A recorded end ends the replay`() throws {
    let program = try Program()
    let path = program.folder.path + "/a.cast"
    let keyboard = try Keyboard(program, ["--demo", "--record", path])
    try keyboard.press(Self.question + "\r", "the reply", until: Self.isAnswered)
    keyboard.screen.send("\u{04}")
    #expect(try keyboard.screen.waitForExit() == 0)
    let replay = try Program().open(["replay", path, "--idle", "0.3"])
    #expect(try replay.waitForExit() == 0)
    let said = String(decoding: replay.recording, as: UTF8.self)
    #expect(said.contains("Forking a conversation") || said.contains("Forking"))
    #expect(!said.contains("To come back"))
  }

  @Test func `What went otherwise is named, with a status of its own`() throws {
    let program = try Program()
    let path = program.folder.path + "/a.cast"
    _ = try record(program, path)
    // As if the program had sent other words then.
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    let changed = text.replacing(
      "\\\"content\\\":\\\"How do I", with: "\\\"content\\\":\\\"Why do I")
    #expect(changed != text)
    try Data(changed.utf8).write(to: URL(filePath: path))
    let replay = try program.open(["replay", path, "--idle", "0.3"])
    try replay.wait(for: "type to filter")
    replay.settle()
    replay.send("x")
    #expect(try replay.waitForExit() == 65)
    #expect(
      String(decoding: replay.recording, as: UTF8.self)
        .contains("has another body than in the recording"))
  }

  private static let python = SourceFolder.path + "/.build/peers/bin/python"
  private static let hasPlayer = FileManager.default.isExecutableFile(atPath: python)

  @Test(.enabled(if: hasPlayer)) func `Asciinema prints the same screens`() throws {
    let program = try Program()
    let path = program.folder.path + "/a.cast"
    let keyboard = try Keyboard(program, ["--demo", "--record", path])
    let last = try keyboard.press(Self.question + "\r", "the reply", until: Self.isAnswered)
    keyboard.screen.settle()
    keyboard.screen.signal(9)
    _ = try keyboard.screen.waitForExit()
    let run = try CommandRun.run(
      Self.python, ["-m", "asciinema", "cat", path], environment: program.environment)
    #expect(run.status == 0, "\(run.errors)")
    let emulator = Emulator(rows: 24, columns: 80)
    emulator.feed(run.output.utf8)
    #expect(Self.text(of: emulator.snapshot()).prefix(20) == Self.text(of: last).prefix(20))
  }
}
