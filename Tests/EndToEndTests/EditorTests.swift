import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// The user's own editor on the terminal: scripts that do what editors do, well or badly.
@Suite struct EditorTests {
  /// The program with a script as its editor.
  private func program(_ script: String) throws -> Program {
    var program = try Program()
    program.environment["EDITOR"] = try program.folder.writeProgram(
      "editor", "#!/bin/sh\n\(script)\n")
    program.environment["TMPDIR"] = program.folder.path
    return program
  }

  /// The files that were given to an editor and are still there.
  private func files(_ program: Program) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
      .filter { $0.hasPrefix("ctxchat-") && $0.hasSuffix(".md") }
  }

  @Test(arguments: [
    (#"printf 'caf\303\251 two\n' > "$1""#, "café two"),
    (#"printf '\357\273\277one\r\ntwo\r\n' > "$1""#, "one\ntwo"),
    (#"printf 'no end' > "$1.new"; mv "$1.new" "$1""#, "no end"),
    (#"sed -i 's/draft/text/' "$1""#, "a text"), (": > \"$1\"", ""),
  ])
  func `What it leaves becomes the draft`(script: String, text: String) throws {
    let program = try program(script)
    let keyboard = try Keyboard(program)
    try keyboard.press("a draft", composer: "a draft")
    try keyboard.press("\u{07}", composer: text)
    // An empty draft looks like the blank screen while the editor runs.
    try keyboard.screen.wait("the draft's file to go") { _ in
      (try? files(program)) == []
    }
  }

  @Test(arguments: [
    ("exit 3", "ended with status 3"), ("kill -KILL $$", "was ended by signal 9"),
    ("exit 127", "could not be started"),
    (#"rm "$1""#, "no longer exists"),
    (
      "stty raw -echo; printf '\\033[?1000h\\033[?1049h\\033[31m\\033[3;5r'; kill -SEGV $$",
      "signal 11"
    ),
  ])
  func `One that fails is reported, and the draft and the terminal are as they were`(
    script: String, words: String
  ) throws {
    let program = try program(script)
    let keyboard = try Keyboard(program)
    try keyboard.press("a draft", composer: "a draft")
    try keyboard.press("\u{07}", see: words)
    try keyboard.press("!", composer: "a draft!")
    let ready = keyboard.screen.screen
    #expect(ready.isAlternate)
    #expect(ready.rows[0].contains("guide"))
    #expect(try files(program) == [])
    try keyboard.clear()
    keyboard.screen.send("\u{04}")
    #expect(try keyboard.screen.waitForExit() == 0)
  }

  @Test(arguments: ["/nonexistent/editor", "/etc/passwd", "no-such-program-here --wait"])
  func `One that cannot be started is reported as such`(editor: String) throws {
    var program = try program("")
    program.environment["VISUAL"] = editor
    let keyboard = try Keyboard(program, rows: 30, columns: 120)
    try keyboard.press("a draft", composer: "a draft")
    let screen = try keyboard.press("\u{07}", see: "could not be started")
    #expect(screen.contains(editor))
    #expect(screen.contains("Set VISUAL or EDITOR"))
    try keyboard.press("!", composer: "a draft!")
  }

  @Test(arguments: [#"printf 'caf\351\n' > "$1""#, #"printf 'a\000b' > "$1""#])
  func `Bytes that are no text are refused, and the file is kept and named`(script: String) throws {
    let program = try program(script)
    let keyboard = try Keyboard(program, rows: 30, columns: 160)
    try keyboard.press("a draft", composer: "a draft")
    let screen = try keyboard.press("\u{07}", see: "is not UTF-8 text")
    let kept = try files(program)
    #expect(kept.count == 1)
    #expect(screen.contains(kept.first ?? "no file"))
    #expect(screen.composer == "a draft")
  }

  @Test func `What an editor wrote before it failed is kept`() throws {
    let program = try program(#"echo more > "$1"; exit 1"#)
    let keyboard = try Keyboard(program, rows: 30, columns: 160)
    try keyboard.press("a draft\u{07}", see: "Its text is in")
    #expect(try files(program).count == 1)
  }

  @Test func `Ctrl+Z in it comes back, and the same key continues in it`() throws {
    let program = try program(#"echo the-editor; read line; echo "$line" > "$1""#)
    let keyboard = try Keyboard(program)
    try keyboard.press("a draft", composer: "a draft")
    try keyboard.press("\u{07}", see: "the-editor")
    for _ in 0..<2 {
      try keyboard.press("\u{1A}", "the stop") { $0.isAlternate && $0.contains("is suspended") }
      try keyboard.press("x", composer: "a draftx")
      try keyboard.press("\u{7F}", composer: "a draft")
      try keyboard.press("\u{07}", "the editor") { !$0.isAlternate }
    }
    try keyboard.press("from the editor\r", composer: "from the editor")
    try keyboard.press("!", composer: "from the editor!")
    #expect(try files(program) == [])
  }

  @Test func `Quitting while one is stopped ends it and keeps what it wrote`() throws {
    let program = try program(
      #"echo half > "$1"; echo "$$" > "$HOME/pid"; echo the-editor; read line"#)
    let keyboard = try Keyboard(program, rows: 30, columns: 160)
    try keyboard.press("\u{07}", see: "the-editor")
    try keyboard.press("\u{1A}", "the stop") { $0.isAlternate && $0.contains("is suspended") }
    keyboard.screen.send("\u{04}")
    #expect(try keyboard.screen.waitForExit() == 0)
    let kept = try files(program)
    #expect(kept.count == 1)
    #expect(keyboard.screen.screen.contains(kept.first ?? "no file"))
    let text = FileManager.default.contents(atPath: program.folder.path + "/pid") ?? Data()
    let pid = pid_t(String(decoding: text.dropLast(), as: UTF8.self)) ?? 0
    #expect(pid > 1)
    #expect(kill(pid, 0) != 0, "the editor is gone")
  }

  @Test func `A signal ends the program while an editor has the terminal`() throws {
    let program = try program(#"stty raw -echo; echo half > "$1"; echo the-editor; sleep 1000"#)
    let usual = try PseudoTerminal(rows: 24, columns: 80)
    defer { usual.close() }
    let keyboard = try Keyboard(program)
    try keyboard.press("\u{07}", see: "the-editor")
    keyboard.screen.signal(SIGTERM)
    #expect(try keyboard.screen.waitForExit() == 128 + SIGTERM)
    #expect(keyboard.screen.screen.contains("Its text is in"))
    #expect(keyboard.screen.terminal.modes == usual.modes)
  }

  @Test func `Replies come in while it is open`() throws {
    let program = try program(#"echo the-editor; read line; echo "$line" > "$1""#)
    let keyboard = try Keyboard(program, ["--demo", "--context", "guide"])
    keyboard.screen.send("What is a context?\r")
    try keyboard.press("\u{07}", see: "the-editor")
    try keyboard.press("next\r", "the reply and the draft") {
      $0.composer == "next" && $0.contains("no language model")
    }
  }

  @Test func `It finds no key in its environment`() throws {
    var program = try program(#"env > "$HOME/found"; echo "$KEPT" > "$1""#)
    let gateway = try GatewayProcess(program)
    program.environment = gateway.environment(for: program)
    let key = program.environment["CTXCHAT_API_KEY"] ?? ""
    program.environment["EDITOR"] = program.folder.path + "/editor"
    program.environment["TMPDIR"] = program.folder.path
    program.environment["WORK_KEY"] = "sk-marker-of-work"
    program.environment["SAME_KEY"] = "sk-marker-of-work"
    program.environment["CTXCHAT_GATEWAY_KEY"] = "sk-marker-of-gateway"
    program.environment["KEPT"] = "kept"
    let config = program.folder.path + "/config.json"
    let text =
      #"{"profiles": {"work": {"base_url": "http://127.0.0.1:9/v1", "api_key_env": "WORK_KEY"}}}"#
    try Data(text.utf8).write(to: URL(filePath: config))
    program.environment["CTXCHAT_CONFIG"] = config
    let screen = try program.open([])
    try screen.wait(for: "F1 help")
    screen.send("\u{07}")
    try screen.wait("the text") { $0.composer == "kept" }
    let found = FileManager.default.contents(atPath: program.folder.path + "/found") ?? Data()
    let variables = String(decoding: found, as: UTF8.self)
    #expect(variables.contains("KEPT=kept"))
    #expect(!key.isEmpty && !variables.contains(key))
    #expect(!variables.contains("sk-marker"))
    #expect(!variables.contains("CTXCHAT_API_KEY"))
  }
}
