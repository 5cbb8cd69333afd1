import ChatTestSupport
import FoundationEssentials
import Testing

/// The first run without a configuration, and `ctxchat setup`, before a real terminal emulator and real servers.
@Suite struct FirstRunTests {
  static let enter = "\r"
  static let down = "\u{1B}[B"
  static let escape = "\u{1B}"

  /// A program that finds no server of this machine by chance.
  static func program(ports: [UInt16] = []) throws -> Program {
    var program = try Program()
    program.environment["CTXCHAT_SETUP_PORTS"] = ports.map(String.init).joined(separator: ",")
    return program
  }

  static func configuration(_ program: Program) throws -> String {
    let path = program.folder.path + "/.config/ctxchat/config.json"
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let folder = try FileManager.default.attributesOfItem(
      atPath: program.folder.path + "/.config/ctxchat")
    #expect(folder[.posixPermissions] as? Int == 0o700)
    return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  @Test(arguments: [(24, 80), (10, 40)])
  func `Without a configuration there are three ways, and leaving writes nothing`(
    rows: Int, columns: Int
  ) throws {
    let program = try Self.program()
    let screen = try program.open([], rows: rows, columns: columns)
    let first = try screen.wait(for: "A server on this machine")
    #expect(first.contains("Try the demo") && first.contains("Connect an endpoint"))
    screen.send("\u{03}")
    #expect(try screen.waitForExit() == 0)
    #expect(program.folder.allFiles().isEmpty)
  }

  @Test func `The demo starts at once, and is the demo`() throws {
    let program = try Self.program()
    let screen = try program.open([])
    try screen.wait(for: "Try the demo")
    screen.send(Self.enter)
    try screen.wait("the demo") { $0.rows[0].hasPrefix("guide · session") }
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
  }

  /// An API, the keys that choose it, the base of its paths.
  static let apis = [
    ("context", 0, "/v1"), ("responses", 1, "/v1"), ("gemini", 2, "/v1beta"), ("chat", 3, "/v1"),
  ]

  @Test(arguments: apis, [(24, 80), (10, 40)])
  func `An endpoint of each API is connected, tested, saved and chatted with`(
    api: (name: String, index: Int, path: String), size: (rows: Int, columns: Int)
  ) throws {
    let program = try Self.program()
    let gateway = try GatewayProcess(program)
    let base = gateway.baseURL.replacing("/v1", with: api.path)
    let screen = try program.open([], rows: size.rows, columns: size.columns)
    try screen.wait(for: "Try the demo")
    screen.send(Self.down + Self.enter)
    try screen.wait(for: "Which API")
    screen.send(String(repeating: Self.down, count: api.index) + Self.enter)
    try screen.wait(for: "base URL")
    screen.paste(base)
    screen.send(Self.enter)
    try screen.wait(for: "Where does the key")
    screen.send(Self.enter)
    try screen.wait(for: "Type or paste the key")
    screen.send(GatewayProcess.key)
    try screen.wait(for: "••••")
    screen.send(Self.enter)
    try screen.wait(for: "Which model?")
    screen.send("guide" + Self.enter)
    let report = try screen.wait(for: "It works.")
    #expect(report.contains("It accepts the key."))
    screen.send(Self.enter)
    try screen.wait(for: "Write a prompt")
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    #expect(!String(decoding: screen.recording, as: UTF8.self).contains(GatewayProcess.key))
    let written = try Self.configuration(program)
    #expect(written.contains("\"api_key\": \"\(GatewayProcess.key)\""))
    #expect(written.contains("\"base_url\": \"\(base)\""))
    #expect(try program.run(["config", "check"]).status == 0)
    let mode = api.name == "gemini" ? ["--mode", "local"] : []
    let made = try program.run(["contexts", "create", "--label", "c", "--system", "s"] + mode)
    #expect(made.status == 0, "\(made.errors)")
    #expect(try program.run(["ask", "What is a context?", "--context", "c"]).status == 0)
    for file in program.folder.allFiles() where !file.path.hasSuffix("config.json") {
      #expect(file.bytes.firstRange(of: Array(GatewayProcess.key.utf8)) == nil, "\(file.path)")
    }
  }

  @Test func `A web page, then a wrong key: each is mended alone`() throws {
    let program = try Self.program()
    let gateway = try GatewayProcess(program)
    let page = try PathServer.page()
    let screen = try program.open([])
    try screen.wait(for: "Try the demo")
    screen.send(Self.down + Self.enter)
    try screen.wait(for: "Which API")
    screen.send(Self.enter)
    try screen.wait(for: "base URL")
    screen.paste("http://127.0.0.1:\(page.port)/v1")
    screen.send(Self.enter)
    try screen.wait(for: "Where does the key")
    screen.send(Self.enter)
    try screen.wait(for: "Type or paste")
    screen.paste("sk-wrong-0000")
    screen.send(Self.enter)
    let html = try screen.wait(for: "It does not work yet.")
    #expect(html.contains("a web page"))
    #expect(html.rows.contains { $0.hasPrefix("› Change the address") })
    screen.send(Self.enter)
    try screen.wait(for: "base URL")
    // What stands there goes.
    screen.send("\u{15}")
    screen.paste(gateway.baseURL)
    screen.send(Self.enter)
    let refused = try screen.wait(for: "The server rejected the API key")
    #expect(refused.contains("answers.") && !refused.contains("sk-wrong-0000"))
    #expect(refused.rows.contains { $0.hasPrefix("› Change the key") })
    screen.send(Self.enter)
    try screen.wait(for: "Where does the key")
    screen.send(Self.enter)
    try screen.wait(for: "Enter keeps it")
    screen.paste(GatewayProcess.key)
    screen.send(Self.enter)
    try screen.wait(for: "Which model?")
    screen.send("guide" + Self.enter)
    try screen.wait(for: "It works.")
    screen.send(Self.enter)
    try screen.wait(for: "Write a prompt")
    withExtendedLifetime(page) {}
  }

  @Test func `Servers of this machine are found, named, and become a profile with Enter`() throws {
    let (ollama, llama, page) = (
      try PathServer.ollama(), try PathServer.llama(), try PathServer.page()
    )
    let silent = try SilentPort()
    let guarded = try PathServer(
      answering: ["/v1/models": #"{"error":{"message":"no key"}}"#], status: 401)
    let closed = try Loopback.closedPort()
    let program = try Self.program(
      ports: [ollama.port, llama.port, page.port, silent.port, guarded.port, closed])
    let screen = try program.open([])
    try screen.wait(for: "Try the demo")
    screen.send(Self.down + Self.down + Self.enter)
    let found = try screen.wait(for: "Found on this machine: 3 servers.")
    #expect(found.contains("Ollama 0.12.3") && found.contains("2 models, qwen3:4b"))
    #expect(found.contains("llama.cpp b6500-abc") && found.contains("1 model, x.gguf"))
    #expect(found.contains("asks for a key"))
    let text = found.rows.joined(separator: " ")
    for port in [page.port, silent.port, closed] { #expect(text.contains("(port \(port))")) }
    screen.send(Self.down + Self.enter)
    try screen.wait(for: "Write a prompt")
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    let written = try Self.configuration(program)
    #expect(written.contains("\"llama.cpp\": {") && written.contains("\"model\": \"x.gguf\""))
    #expect(!written.contains("api_key"))
    withExtendedLifetime((ollama, llama, page, silent, guarded)) {}
  }

  @Test func `With nothing on this machine it says what it looked for, and goes on`() throws {
    let program = try Self.program(ports: [try Loopback.closedPort()])
    let screen = try program.open([], rows: 10, columns: 40)
    try screen.wait(for: "Try the demo")
    screen.send(Self.down + Self.down + Self.enter)
    try screen.wait(for: "No server was found")
    screen.send(Self.escape)
    try screen.wait(for: "Try the demo")
    screen.send("\u{03}")
    #expect(try screen.waitForExit() == 0)
  }

  @Test func `A profile is added to a file that exists, and the chat starts with it`() throws {
    let program = try Self.program()
    let gateway = try GatewayProcess(program)
    let path = program.folder.path + "/mine.json"
    let before = """
      {
        // Everything of mine.
        "profiles": {
          "old": { "base_url": "https://old.example/v1" }, // never touched
        },
        "text_columns": 77,
      }
      """
    try Data(before.utf8).write(to: URL(filePath: path))
    let screen = try program.open([
      "setup", "--config", path, "--base-url", gateway.baseURL, "--model", "guide",
    ])
    try screen.wait(for: "What do you want to connect?")
    screen.send(Self.enter)
    try screen.wait(for: "Which API")
    screen.send(Self.enter)
    try screen.wait(for: gateway.baseURL)
    screen.send(Self.enter)
    try screen.wait(for: "Where does the key")
    screen.send(Self.down + Self.down + Self.enter)
    try screen.wait(for: "Which command")
    screen.send("echo \(GatewayProcess.key)" + Self.enter)
    try screen.wait(for: "Which model?")
    screen.send(Self.enter)
    try screen.wait(for: "It works.")
    screen.send(Self.enter)
    try screen.wait(for: "What should the profile be called?")
    screen.send("\u{15}old" + Self.enter)
    try screen.wait(for: "has a profile “old”")
    screen.send("er" + Self.enter)
    try screen.wait(for: "Make “older” the default")
    screen.send(Self.enter)
    try screen.wait(for: "Write a prompt")
    let after = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(
      after.contains(
        "    \"old\": { \"base_url\": \"https://old.example/v1\" }, // never touched\n"))
    #expect(
      after.hasPrefix("{\n  // Everything of mine.\n") && after.contains("\"text_columns\": 77,\n"))
    #expect(after.contains("\"default_profile\": \"older\""))
  }
}
