import ChatTestSupport
import FoundationEssentials
import Testing

/// What a recording must not hold and a replay must not do.
@Suite struct RecordingSafetyTests {
  private static let key = "sk-test-4f9c1b7d2e8a"

  /// A reply that names the key, as careless servers do.
  private static let reply = """
    data: {"choices":[{"index":0,"delta":{"content":"Your key is \(key)."}}]}

    data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

    data: [DONE]


    """

  /// Records a chat with a server that is gone afterwards.
  private func record(_ path: String, _ settings: [String: String] = [:]) throws -> Program {
    var program = try Program()
    let server = try ReplyServer { _, connection in
      connection.beginStream()
      connection.send(Array(Self.reply.utf8))
    }
    program.environment = server.environment(for: program).merging(settings) { $1 }
    _ = try program.run(["contexts", "create", "notes", "--system", "Be brief."])
    let keyboard = try Keyboard(program, ["--context", "notes", "--record", path])
    try keyboard.press("Hello\r", "the reply") {
      $0.contains("Your key is") && $0.rows.last?.hasPrefix("ready") == true
    }
    keyboard.screen.send("\u{04}")
    #expect(try keyboard.screen.waitForExit() == 0)
    return program
  }

  @Test func `The key of a real server is not in it, and the replay needs no server`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.cast"
    let program = try record(path)
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(text.contains("Hello") && text.contains("Your key is"))
    #expect(!text.contains(Self.key) && !text.contains("Bearer"))
    var other = try Program()
    // The environment of whoever watches has no part in it.
    other.environment["CTXCHAT_BASE_URL"] = "http://127.0.0.1:9/v1"
    other.environment["CTXCHAT_API_KEY"] = "another-key-77665544"
    let replay = try other.open(["replay", path, "--idle", "0.3"])
    #expect(try replay.waitForExit() == 0, "\(replay.screen)")
    #expect(String(decoding: replay.recording, as: UTF8.self).contains("Your key is"))
    _ = program
  }

  @Test func `A replay runs no command and writes no file`() throws {
    let program = try Program()
    let path = program.folder.path + "/a.cast"
    let marker = program.folder.path + "/marker"
    let keyboard = try Keyboard(program, ["--demo", "--record", path])
    try keyboard.press("What is a context?\r", "the reply") {
      $0.contains("no language model") && $0.rows.last?.hasPrefix("ready") == true
    }
    keyboard.screen.send("/export \(marker)\r")
    try keyboard.screen.wait("the export") { _ in
      FileManager.default.fileExists(atPath: marker)
    }
    keyboard.screen.send("\u{04}")
    #expect(try keyboard.screen.waitForExit() == 0)
    try FileManager.default.removeItem(atPath: marker)
    // As a stranger could have written it.
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    let changed = text.replacing(
      #""configuration":"{}\n""#,
      with: #""configuration":"{\"copy_command\": \"touch \#(marker)\"}""#)
    #expect(changed != text)
    try Data((changed + "[99,\"i\",\"\\u0019\"]\n").utf8).write(to: URL(filePath: path))
    let replay = try program.open(["replay", path, "--idle", "0.3"])
    _ = try replay.waitForExit()
    #expect(!FileManager.default.fileExists(atPath: marker))
  }

  @Test func `What cannot be recorded or played is said, with its status`() throws {
    let program = try Program()
    let folder = program.folder.path
    try program.folder.write("notes.txt", Array("notes\n".utf8))
    let cases: [([String], Int32, String)] = [
      (["--demo", "--record", folder + "/notes.txt"], 73, "already exists and was not changed"),
      (["--demo", "--record", folder + "/no/where"], 73, "cannot be written"),
      (["replay", folder + "/none.cast"], 66, "There is no file"),
      (["replay", folder + "/notes.txt"], 65, "is not a recording of ctxchat"),
      (["replay", folder], 65, "is not a file"),
    ]
    for (arguments, status, words) in cases {
      let run = try program.open(arguments)
      #expect(try run.waitForExit() == status, "\(arguments)")
      #expect(String(decoding: run.recording, as: UTF8.self).contains(words), "\(arguments)")
    }
    let plain = try program.run(["chat", "--demo", "--plain", "--record", folder + "/b.cast"])
    #expect(plain.status == 64 && plain.errors.contains("not both"))
    let speed = try program.run(["replay", folder + "/b.cast", "--speed", "0"])
    #expect(speed.status == 64 && speed.errors.contains("--speed"))
  }
}
