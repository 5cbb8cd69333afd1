import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Output that failed is a failure.
@Suite struct OutputTests {
  /// A history with a conversation and a context in it.
  private func prepared() throws -> Program {
    let program = try Program()
    #expect(try program.run(["ask", "What is a context?", "--demo"]).status == 0)
    return program
  }

  private func shell(
    _ script: String, _ program: Program, _ environment: [String: String]? = nil
  ) throws -> CommandRun {
    var environment = environment ?? program.environment
    environment["CTXCHAT"] = Program.path
    return try CommandRun.run("/bin/bash", ["-c", script], environment: environment)
  }

  private static let commands = [
    "ask 'What is a context?' --demo", "ask hello --demo --json", "ask hello --demo --no-stream",
    "history list --demo", "history list --demo --json", "history show last --demo",
    "history search context --demo", "history export --all --format json --demo",
    "history export --all --format html --demo", "contexts list --demo",
    "contexts list --demo --json", "contexts show guide --demo", "contexts notes guide --demo",
    "contexts create --demo --system x --dry-run", "contexts rebuild guide --demo --dry-run",
    "config path", "doctor --demo --offline", "--help", "ask --help", "--version",
    "chat --plain --demo", "gateway --listen 0", "--generate-completion-script bash",
  ]

  @Test(arguments: [("full", "> /dev/full", "No space left"), ("closed", ">&-", "it is closed")])
  func `What cannot be written exits 73 with a sentence`(
    kind: String, redirection: String, words: String
  ) throws {
    let program = try prepared()
    for command in Self.commands {
      let run = try shell("\"$CTXCHAT\" \(command) \(redirection)", program)
      #expect(run.status == 73, "\(kind) \(command): \(run.status) \(run.errors)")
      #expect(
        run.errors.contains("ctxchat: Standard output could not be written: \(words)"),
        "\(kind) \(command): \(run.errors)")
    }
    #expect(try program.run(["history", "list", "--demo"]).status == 0)
  }

  @Test func `A pipe whose reader is gone ends every command as it ends other programs`() throws {
    let program = try prepared()
    for command in Self.commands {
      let run = try shell(
        "exec 3> >(exit 0); wait $!; \"$CTXCHAT\" \(command) >&3; echo $? >&1", program)
      #expect(run.output == "141\n", "\(command): \(run.output)")
      #expect(!run.errors.contains("ctxchat: "), "\(command): \(run.errors)")
    }
  }

  @Test func `Where the signal of a closed pipe is ignored it is a failure as any`() throws {
    let program = try prepared()
    let run = try shell(
      "trap '' PIPE; exec 3> >(exit 0); wait $!; \"$CTXCHAT\" history list --demo >&3", program)
    #expect(run.status == 73)
    #expect(run.errors.contains("its reader has closed it"))
  }

  @Test(
    .disabled(
      if: getenv("TSAN_OPTIONS") != nil, "The thread sanitizer's own files may not grow either."))
  func `A file that may grow no further is reported as such`() throws {
    let program = try prepared()
    let run = try shell(
      "ulimit -f 1; \"$CTXCHAT\" contexts create --help > $HOME/out", program)
    #expect(run.status == 73)
    #expect(run.errors.contains("File too large"))
  }

  @Test func `With every standard stream closed nothing is written into the history`() throws {
    let program = try prepared()
    #expect(try shell("\"$CTXCHAT\" ask hello --demo <&- >&- 2>&-", program).status == 73)
    let shown = try program.run(["history", "show", "last", "--demo"])
    #expect(shown.status == 0 && shown.output.contains("hello"))
  }

  @Test func `What was made is not lost, and the sentence says so`() throws {
    let program = try prepared()
    let made = try shell(
      "\"$CTXCHAT\" contexts create --demo --system x --label made > /dev/full", program)
    #expect(made.status == 73)
    #expect(made.errors.contains("The context exists"))
    #expect(try program.run(["contexts", "list", "--demo"]).output.contains("made"))
    let asked = try shell("\"$CTXCHAT\" ask 'What is a seed?' --demo > /dev/full", program)
    #expect(asked.errors.contains("`ctxchat history show last` prints it"))
    let unkept = try shell("\"$CTXCHAT\" ask hello --demo --no-save > /dev/full", program)
    #expect(unkept.status == 73 && !unkept.errors.contains("history show"))
  }
}

/// `ask … | head`.
@Suite struct HeadTests {
  /// Streams until nobody reads on, as a reply that is much longer than what is wanted of it.
  private static func endless(_ number: Int, _ connection: ReplyConnection) {
    connection.beginStream()
    guard number == 0 else {
      connection.stream("done")
      return connection.endStream()
    }
    var line = 0
    while connection.stream("line \(line)\\n") { line += 1 }
  }

  private func run(_ script: String, _ environment: [String: String]) throws -> CommandRun {
    try CommandRun.run(
      "/bin/bash", ["-c", script],
      environment: environment.merging(["CTXCHAT": Program.path]) { _, new in new })
  }

  private func session() throws -> (Program, ReplyServer, [String: String]) {
    let program = try Program()
    let server = try ReplyServer(Self.endless)
    let environment = server.environment(for: program)
    let made = try run(
      "\"$CTXCHAT\" contexts create --label t --mode session --system s -y", environment)
    #expect(made.status == 0, "\(made.errors)")
    return (program, server, environment)
  }

  @Test(arguments: ["ask hi", "chat --plain --context t <<< hi"])
  func `The turn is stopped in order and kept, and the next one works`(command: String) throws {
    let (program, server, environment) = try session()
    let first = try run("\"$CTXCHAT\" \(command) | head -3; echo ${PIPESTATUS[0]}", environment)
    #expect(first.output.hasSuffix("141\n"), "\(first.output)")
    let next = try run("\"$CTXCHAT\" ask again", environment)
    #expect(next.status == 0 && next.output == "done", "\(next.errors)")
    let kept = try run("\"$CTXCHAT\" history export --all --format json", environment)
    #expect(kept.output.contains("line 1") && kept.output.contains("\"stopped\""))
    #expect(!kept.output.contains("unconfirmed"))
    withExtendedLifetime((program, server)) {}
  }

  @Test func `The user's interruption stops the turn as well, with status 130`() throws {
    let (program, server, environment) = try session()
    // The reader of the output sends the signal when the first words are there.
    let first = try run(
      "\"$CTXCHAT\" ask hi > $HOME/out & pid=$!; until grep -q 'line 1' $HOME/out; do :; done; kill -INT $pid; wait $pid",
      environment)
    #expect(first.status == 130, "\(first.errors)")
    #expect(try run("\"$CTXCHAT\" ask again", environment).output == "done")
    withExtendedLifetime((program, server)) {}
  }
}
