import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// What the program gives away.
@Suite struct PrivacyTests {
  private static let key = "sk-test-4f9c1b7d2e8a55aa77cc"

  private func program(_ server: ReplyServer) throws -> Program {
    var program = try Program()
    program.environment = server.environment(for: program)
    program.environment["CTXCHAT_API_KEY"] = Self.key
    return program
  }

  /// Servers that say the key back, in whole or in part.
  @Test(arguments: [
    key, "Bearer \(key)", "sk-test-4f9c1b7d2e8a****", "…4f9c1b7d2e8a55aa77cc", key.uppercased(),
    "sk-test-4f9c and 2e8a55aa77cc",
  ])
  func `More than half of the key is in no text and no file`(said: String) throws {
    let server = try ReplyServer { number, connection in
      switch number % 3 {
      case 0:
        connection.answer(401, #"{"error":{"message":"Incorrect key \#(said)","code":"\#(said)"}}"#)
      case 1: connection.answer(500, "Upstream said: \(said)")
      default:
        connection.beginStream()
        connection.stream("some words")
        connection.send(Array("data: {\"error\":{\"message\":\"key \(said)\"}}\n\n".utf8))
      }
    }
    let program = try program(server)
    var texts = ""
    for _ in 0..<3 {
      let run = try program.run(["ask", "hi", "--context", "ctx-1", "--verbose", "--carry-on"])
      texts += run.output + run.errors
    }
    for part in [said, "4f9c1b7d2e8a", "2e8a55aa77cc", "4F9C1B7D2E8A"] {
      #expect(!texts.contains(part), "\(texts)")
      for (path, bytes) in program.folder.allFiles() {
        #expect(!bytes.contains(part), "\(part) is in \(path)")
      }
    }
    #expect(texts.contains("(key)"))
  }

  @Test func `Passwords in the addresses that a server names are hidden`() throws {
    let server = try ReplyServer { _, connection in
      connection.answer(
        502,
        #"{"error":{"message":"cannot reach https://joe:hunter2@internal:8443/v1?token=hunter2"}}"#)
    }
    let program = try program(server)
    let run = try program.run(["ask", "hi", "--context", "ctx-1", "--verbose"])
    #expect(
      run.errors.contains("https://(hidden)@internal:8443/v1?token=(hidden)"), "\(run.errors)")
    for (path, bytes) in program.folder.allFiles() {
      #expect(!bytes.contains("hunter2"), "in \(path)")
    }
  }

  @Test(arguments: [0o000, 0o002, 0o022, 0o077, 0o277, 0o777])
  func `Folders and files are their owner's alone under any umask`(mask: Int) throws {
    let program = try Program()
    var environment = program.environment
    environment["CTXCHAT_DATA_DIR"] = nil
    environment["CTXCHAT"] = Program.path
    let octal = String(mask, radix: 8)
    let run = try CommandRun.run(
      "/bin/bash",
      [
        "-c",
        """
        umask \(octal)
        "$CTXCHAT" config init && "$CTXCHAT" ask hello --demo --verbose &&
        "$CTXCHAT" contexts create --demo --system x --label y &&
        "$CTXCHAT" history export last --demo -o "$HOME"
        """,
      ], environment: environment)
    #expect(run.status == 0, "\(run.errors)")
    let modes = try CommandRun.run(
      "find",
      [program.folder.path + "/.config", program.folder.path + "/.local", "-printf", "%m %p\\n"],
      environment: program.environment)
    #expect(modes.output.contains("config.json") && modes.output.contains("ctxchat.log"))
    for line in modes.output.split(separator: "\n") {
      #expect(line.hasPrefix("700 ") || line.hasPrefix("600 "), "\(octal): \(line)")
    }
  }

  @Test func `No core of the program is written`() throws {
    let program = try Program()
    let gateway = try BackgroundProcess(
      ["/bin/bash", "-c", "ulimit -c unlimited; exec \"$0\" gateway --listen 0", Program.path],
      environment: program.environment, folder: program.folder, name: "gateway")
    _ = try gateway.lines(3)
    let limits = String(
      decoding: FileManager.default.contents(atPath: "/proc/\(gateway.pid)/limits") ?? Data(),
      as: UTF8.self)
    let line = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(line?.split(separator: " ").dropFirst(4).first == "0", "\(limits)")
  }

  @Test func `The gateway hands its upstream key to nobody, nor sends it in clear text`() throws {
    let upstreamKey = "sk-up-99887766554433221100aa"
    let upstream = try ReplyServer { _, connection in
      connection.answer(
        401, #"{"error":{"message":"Wrong key \#(upstreamKey), sk-up-9988776655443322…"}}"#)
    }
    let program = try Program()
    var environment = program.environment
    environment["UP"] = upstreamKey
    environment["CTXCHAT_GATEWAY_KEY"] = "gate-key-12345678"
    let gateway = try BackgroundProcess(
      [
        Program.path, "gateway", "--listen", "0", "--upstream", upstream.baseURL,
        "--upstream-model",
        "my model", "--upstream-key-env", "UP",
      ], environment: environment, folder: program.folder, name: "gateway")
    let lines = try gateway.lines(3)
    #expect(
      lines[1] == "CTXCHAT_MODEL='my model'" && lines[2] == "export CTXCHAT_BASE_URL CTXCHAT_MODEL")
    var client = program
    client.environment["CTXCHAT_BASE_URL"] = String(lines[0].dropFirst("CTXCHAT_BASE_URL=".count))
    client.environment["CTXCHAT_API_KEY"] = "gate-key-12345678"
    client.environment["CTXCHAT_MODEL"] = "my model"
    let made = try client.run(["contexts", "create", "--system", "x", "--label", "c"])
    #expect(made.status == 0, "\(made.errors)")
    let run = try client.run(["ask", "hi"])
    #expect(run.status != 0 && run.errors.contains("(key)"), "\(run.errors)")
    #expect(!run.errors.contains("9988776655"))
    for arguments in [
      ["--upstream", "http://192.0.2.1/v1", "--upstream-model", "m", "--upstream-key-env", "UP"],
      ["--upstream", "http://joe:pw@127.0.0.1/v1", "--upstream-model", "m"],
      ["--upstream", "nonsense", "--upstream-model", "m"],
      ["--upstream", upstream.baseURL, "--upstream-model", "m", "--upstream-key-env", "NOT_SET"],
    ] {
      let refused = try CommandRun.run(
        Program.path, ["gateway", "--listen", "0"] + arguments, environment: environment)
      #expect(refused.status == 78, "\(arguments): \(refused.errors)")
      #expect(!refused.errors.contains("pw@") && !refused.errors.contains(upstreamKey))
    }
  }
}
