import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Somebody who types what a page says, in a folder with a manual and a history of git, with a server at hand.
struct Reader {
  private var program: Program
  private let gateway: GatewayProcess
  /// The id of a context that was made with curl.
  private var contextID: String?

  /// - Parameter block: What will be typed: contexts that it uses and does not make are made before.
  init(of block: ShellBlock) throws {
    program = try Program()
    gateway = try GatewayProcess(program)
    let folder = program.folder.path
    mkdir(folder + "/bin", 0o700)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/bin/ctxchat", withDestinationPath: Program.path)
    program.environment["PATH"] = folder + "/bin:/usr/bin:/bin"
    program.environment["BASE"] = gateway.baseURL
    program.environment["KEY"] = GatewayProcess.key
    try write()
    let text = block.commands.joined(separator: "\n")
    let real = gateway.environment(for: program)
    // A page that sets the server itself is believed to.
    if !text.contains("CTXCHAT_BASE_URL=") { program.environment = real }
    for label in ["manual", "guidelines", "codebase"]
    where text.contains("--context \(label)") && !text.contains("--label \(label)") {
      let made = try CommandRun.run(
        Program.path, ["contexts", "create", "--label", label, "--system", "Pumps."],
        environment: real)
      try #require(made.status == 0, "\(made.errors)")
    }
  }

  /// The files that pages speak of.
  private func write() throws {
    let manual = Array("# Manual\n\nChapter 3: pumps.\n".utf8)
    for name in ["manual.md", "docs/one.md", "docs/two.md"] {
      try program.folder.write("work/" + name, manual)
    }
    let made = try shell(
      """
      git init -q . && git add . && git -c user.name=a -c user.email=a@localhost commit -qm One &&
      echo More >> manual.md
      """)
    try #require(made.status == 0, "\(made.errors)")
  }

  /// Types a command; one that fills the screen or serves is left as a user leaves it.
  mutating func type(_ command: String) throws {
    let given = inOurWords(command)
    if given.hasPrefix("export ") { return export(given) }
    let words = given.split(separator: " ")
    if words.first == "ctxchat", words.dropFirst().first.map({ $0.hasPrefix("-") }) ?? true {
      try leave(given, shows: "F2 contexts", by: "\u{04}")
    } else if given.hasPrefix("ctxchat gateway") {
      try leave(given + " --listen 127.0.0.1:0", shows: "CTXCHAT_BASE_URL", by: "\u{03}")
    } else if given.hasPrefix("ctxchat replay") {
      try watch(given)
    } else if given.hasPrefix("ctxchat setup") {
      // Its own tests answer its questions.
      #expect(try shell(given + " --help").status == 0)
    } else {
      let run = try shell(given)
      #expect(run.status == 0 && !run.output.isEmpty, "\(command): \(run.errors)")
      #expect(!run.output.contains(#""error""#), "\(command): \(run.output)")
      if let id = run.output.firstRange(of: #""id":"ctx-"#), given.hasPrefix("curl") {
        contextID = "ctx-" + run.output[id.upperBound...].prefix { $0 != "\"" }
      }
    }
  }

  /// Servers, keys and ids in place of those that the page has to make up.
  private func inOurWords(_ command: String) -> String {
    var text = command
    for server in ["https://gateway.serevixai.ai/v1", "http://127.0.0.1:11434/v1"] {
      text = text.replacing(server, with: gateway.baseURL)
    }
    text = text.replacing("CTXCHAT_API_KEY=…", with: "CTXCHAT_API_KEY=\(GatewayProcess.key)")
    if let id = text.firstRange(of: "ctx-20241211104333-12345") {
      text.replaceSubrange(id, with: contextID ?? madeContext())
    }
    return Repository.has("jq") ? text : text.replacing("jq -r .content", with: "cat")
  }

  private mutating func export(_ command: String) {
    let pair = command.dropFirst("export ".count).split(separator: "=", maxSplits: 1)
    program.environment[String(pair[0])] = String(pair[1])
  }

  /// A context for a page that only chats.
  private func madeContext() -> String {
    let made = try? CommandRun.run(
      Program.path, ["contexts", "create", "--system", "Pumps.", "--model", "Doubao-1.5-pro-32k"],
      environment: gateway.environment(for: program))
    return made.map { String($0.output.prefix { !$0.isWhitespace }) } ?? ""
  }

  private func shell(_ command: String) throws -> CommandRun {
    try CommandRun.run(
      "/bin/sh", ["-c", "cd \(program.folder.path)/work && \(command)"],
      environment: program.environment)
  }

  /// A recording ends as the session did.
  private func watch(_ command: String) throws {
    #expect(try screen(command).waitForExit() == 0, "\(command)")
  }

  private func leave(_ command: String, shows text: String, by key: String) throws {
    let screen = try screen(command)
    try screen.wait(for: text)
    screen.send(key)
    let status = try screen.waitForExit()
    #expect(status == 0 || status == 130, "\(command): \(status)")
  }

  private func screen(_ command: String) throws -> TerminalProgram {
    try TerminalProgram(
      "/bin/sh", ["-c", "cd \(program.folder.path)/work && exec \(command)"],
      environment: program.environment, folder: program.folder)
  }
}
