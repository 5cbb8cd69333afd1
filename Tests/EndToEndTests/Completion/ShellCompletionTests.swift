import ChatModel
import ChatTestSupport
import FoundationEssentials
import HistoryStore
import Testing

/// Tab in real shells: what comes of a line are the words that the shell would give to the program.
@Suite struct ShellCompletionTests {
  private typealias Kind = CompletingShell.Kind

  /// Labels that a shell could misread, and how many of their characters are typed.
  private static let labels: [(label: String, typed: Int)] = [
    ("moon", 3), ("my notes 1", 2), (#"a "b" $c"#, 2), ("月亮 moon", 1), ("v1:beta", 4), ("v1:rc", 4),
    ("wow! you", 2), ("k=v x", 2), ("semi;colon & (par)", 2), ("~tilde", 2), ("#hash", 2),
    ("it's", 2), (#"back\slash"#, 5), ("*star*", 2), ("mail@host", 5), ("zed>x", 2), ("{b}", 2),
    ("%x", 1), ("é t", 1), ("`x`", 1), ("new 'one' \"two\"", 5),
  ]

  private func program() async throws -> Program {
    var program = try Program()
    program.environment["CTXCHAT_CONFIG"] = program.folder.path + "/config.json"
    try program.folder.write("config.json", Array(Self.configuration.utf8))
    let store = try await HistoryStore.open(at: program.historyPath)
    let labels = Self.labels.map(\.label) + ["red\u{1B}[31m", "-dash"]
    for (index, label) in labels.enumerated() {
      let context = CachedContext(
        key: ContextKey(rawValue: "key\(index)"), label: label, contextID: "id-\(index)",
        mode: .commonPrefix, model: "model-of-\(index % 2)", profile: "one", createdAt: Date())
      try await store.save(context)
    }
    let conversation = Conversation(
      id: ConversationID(rawValue: "talk-1"), context: ContextKey(rawValue: "key0"),
      title: "Cheese\u{1B}[2J 奶酪", createdAt: Date(), updatedAt: Date())
    try await store.save(conversation)
    await store.close()
    return program
  }

  private static let configuration = """
    {"profiles": {
      "one": {"base_url": "https://one.example/v1", "api_key_env": "NONE", "model": "m-one"},
      "two words": {"base_url": "http://127.0.0.1:1/v1", "api": "chat", "model": "m/two:3b"}},
     "default_profile": "one"}
    """

  @Test(
    .enabled(if: Kind.missing.isEmpty, "not installed: \(Kind.missing.joined(separator: ", "))"))
  func `Every shell is here`() {}

  @Test(arguments: Kind.installed)
  func `Commands, options, values and files are completed`(kind: CompletingShell.Kind) async throws
  {
    let shell = try CompletingShell(kind, await program())
    for (line, words) in [
      ("ctxchat contexts sho", ["contexts", "show"]),
      ("ctxchat ask --no-st", ["ask", "--no-stream"]),
      ("ctxchat --verbose hist", ["--verbose", "history"]),
      ("ctxchat --api responses:a", ["--api", "responses:ark"]),
      ("ctxchat --api=responses:o", ["--api=responses:openai"]),
      ("ctxchat history export --format h", ["history", "export", "--format", "html"]),
      ("ctxchat --profile tw", ["--profile", "two words"]),
      ("ctxchat --model m/", ["--model", "m/two:3b"]),
      ("ctxchat --model=model-of-1", ["--model=model-of-1"]),
      ("ctxchat --base-url http:", ["--base-url", "http://127.0.0.1:1/v1"]),
      ("ctxchat --context moo", ["--context", "moon"]),
      ("ctxchat --context=moo", ["--context=moon"]),
      ("ctxchat --context=v1:r", ["--context=v1:rc"]),
      ("ctxchat ctx show MOO", ["ctx", "show", "moon"]),
      ("ctxchat --demo contexts show gui", ["--demo", "contexts", "show", "guide"]),
      ("ctxchat history show tal", ["history", "show", "talk-1"]),
      ("ctxchat history show las", ["history", "show", "last"]),
      ("ctxchat --config /etc/hostn", ["--config", "/etc/hostname"]),
      ("ctxchat --config=/etc/hostn", ["--config=/etc/hostname"]),
      ("ctxchat history import /etc/hostn", ["history", "import", "/etc/hostname"]),
      ("ctxchat doctor < /etc/hostn", ["doctor"]),
      ("ctxchat ask /etc/hostn", ["ask", "/etc/hostn"]),
      ("ctxchat nonsense mo", ["nonsense", "mo"]),
      ("ctxchat ctx forget moon moo", ["ctx", "forget", "moon", "moo"]),
      // Two go on: what they have in common.
      ("ctxchat contexts re", ["contexts", "re"]), ("ctxchat ctx show v", ["ctx", "show", "v1:"]),
    ] { #expect(try shell.words(line) == ["ctxchat"] + words) }
  }

  @Test(arguments: Kind.installed)
  func `Any label is completed, in quotes and without`(kind: CompletingShell.Kind) async throws {
    let shell = try CompletingShell(kind, await program())
    for (label, typed) in Self.labels {
      let start = label.prefix(typed)
      let escaped = start.map { $0.isLetter || $0.isNumber ? "\($0)" : "\\\($0)" }.joined()
      var starts = [escaped]
      if !start.contains("'") { starts.append("'\(start)") }
      if !start.contains(where: { "\"$`!\\".contains($0) }) { starts.append("\"\(start)") }
      for start in starts {
        #expect(
          try shell.words("ctxchat ctx show \(start)") == ["ctxchat", "ctx", "show", label],
          "\(start)")
      }
    }
    // Labels that cannot be written have ids.
    #expect(try shell.words("ctxchat ctx show id-21") == ["ctxchat", "ctx", "show", "id-21"])
    #expect(try shell.words("ctxchat ctx show id-22") == ["ctxchat", "ctx", "show", "id-22"])
  }

  @Test(arguments: Kind.installed)
  func `A list says what the words are`(kind: CompletingShell.Kind) async throws {
    let shell = try CompletingShell(kind, await program())
    let screen = try shell.list("ctxchat history show ", tabs: 2, until: "奶酪")
    #expect(screen.contains("talk-1") && screen.contains("last"))
    // No control character of a title reached the terminal.
    #expect(screen.contains("history show"))
    let commands = try shell.list(
      "ctxchat contexts ", tabs: 2, until: "Keep a context on the server")
    #expect(commands.contains("extend") && commands.contains("prune"))
  }

  @Test(arguments: Kind.installed)
  func `A script that the shell has loaded itself does the same`(kind: CompletingShell.Kind)
    async throws
  {
    let shell = try CompletingShell(kind, await program(), isInstalled: false)
    for (line, words) in [
      ("ctxchat contexts sho", ["contexts", "show"]),
      ("ctxchat --context=v1:r", ["--context=v1:rc"]),
      ("ctxchat ctx show 'my", ["ctx", "show", "my notes 1"]),
      ("ctxchat history import /etc/hostn", ["history", "import", "/etc/hostname"]),
    ] { #expect(try shell.words(line) == ["ctxchat"] + words) }
  }

  @Test func `Nothing is written, and nothing is said`() async throws {
    var program = try await program()
    func state() -> [String] {
      program.folder.allFiles().filter { !$0.path.hasSuffix("-test") }
        .map { "\($0.path) \($0.bytes.count) \($0.bytes.reduce(0) { ($0 &* 31) &+ Int($1) })" }
    }
    let before = state()
    for words in [
      ["contexts", "show", ""], ["history", "show", ""], ["--profile", ""], ["ask", "-"],
    ] {
      let run = try program.run(["__complete", "fish"] + words)
      #expect(run.status == 0 && run.errors == "" && run.output.hasPrefix("words\n"))
    }
    #expect(state() == before)
    // A configuration or a history that cannot be read has no words, and no message.
    try program.folder.write("config.json", Array("{nonsense".utf8))
    try program.folder.write("data/history.sqlite", Array("no database".utf8))
    for words in [["contexts", "show", ""], ["--profile", ""], ["--model", ""]] {
      let run = try program.run(["__complete", "zsh"] + words)
      #expect(run.status == 0 && run.errors == "" && run.output == "words\n", "\(run.output)")
    }
    program.environment["CTXCHAT_CONFIG"] = "/nowhere"
    program.environment["CTXCHAT_DATA_DIR"] = "/nowhere"
    let run = try program.run(["__complete", "bash", "9", "ctxchat contexts show ", ""])
    #expect(run.status == 0 && run.errors == "" && run.output == "words\n")
  }

  @Test func `The history of a running program is read as well`() async throws {
    let program = try Program()
    let screen = try program.open()
    try screen.wait(for: "guide")
    let run = try program.run(["__complete", "fish", "--demo", "contexts", "show", "gu"])
    #expect(run.output.contains("guide\t"), "\(run.output)")
    screen.send("\u{04}")
    _ = try screen.waitForExit()
  }
}
