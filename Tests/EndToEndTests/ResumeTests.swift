import ChatTestSupport
import FoundationEssentials
import Testing

/// Leaving the screen says how to come back, and that works.
@Suite struct ResumeTests {
  /// The command in the line after the screen, without its first word.
  private func comingBack(after screen: TerminalProgram) -> [String]? {
    let text = String(decoding: screen.recording, as: UTF8.self)
    guard let mark = text.firstRange(of: "To come back: ctxchat ") else { return nil }
    return text[mark.upperBound...].prefix { !$0.isNewline }.split(separator: " ").map(String.init)
  }

  @Test func `The line opens the conversation that was on the screen`() throws {
    let program = try Program()
    for (context, question) in [("guide", "What is a context?"), ("中文指南", "什么是上下文？")] {
      _ = try program.run(["ask", "--demo", question, "--context", context])
    }
    let first = try program.open(["--demo", "--context", "guide"])
    try first.wait(for: "What a context is")
    first.send("\u{04}")
    #expect(try first.waitForExit() == 0)
    let arguments = try #require(comingBack(after: first))
    #expect(arguments.count == 3 && arguments.starts(with: ["--demo", "--resume"]))
    // Another one was open in between.
    let other = try program.open(["--demo", "--context", "中文指南"])
    try other.wait(for: "什么是上下文？")
    other.send("\u{04}")
    #expect(try other.waitForExit() == 0)
    let again = try program.open(arguments)
    try again.wait(for: "What a context is")
    again.send("\u{04}")
    #expect(try again.waitForExit() == 0)
    let lines = try program.run(["chat", "--plain"] + arguments, input: "/usage\n")
    #expect(lines.status == 0 && lines.output.contains("What is a context?"), "\(lines.output)")
  }

  @Test func `Nothing is said where nothing was said or nothing is kept`() throws {
    var program = try Program()
    let empty = try program.open()
    try empty.wait(for: ScreenTests.ready)
    empty.send("\u{04}")
    #expect(try empty.waitForExit() == 0)
    #expect(comingBack(after: empty) == nil)
    let config = program.folder.path + "/c.json"
    try Data(#"{"save_history": false}"#.utf8).write(to: URL(filePath: config))
    program.environment["CTXCHAT_CONFIG"] = config
    let unkept = try program.open()
    try unkept.wait(for: ScreenTests.ready)
    unkept.send("What is a context?\r")
    try unkept.wait("the reply") { $0.contains("no language model") && $0.contains("ready") }
    unkept.send("\u{04}")
    #expect(try unkept.waitForExit() == 0)
    #expect(comingBack(after: unkept) == nil)
  }

  @Test(arguments: [["--resume", "nowhere"], ["chat", "--plain", "--resume", "nowhere"]])
  func `A conversation that is not there is told`(arguments: [String]) throws {
    let run = try Program().open(arguments + ["--demo"])
    #expect(try run.waitForExit() == 66)
    #expect(String(decoding: run.recording, as: UTF8.self).contains("No conversation “nowhere”"))
    let both = try Program().run(["--resume", "a", "--context", "b"])
    #expect(both.status == 64 && both.errors.contains("not both"))
  }
}
