import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// The keys around the composer: history, completion, the editor, stopping, suspending.
@Suite struct WritingKeysTests {
  @Test func `Past prompts come back by the arrows at the edge and by a search`() throws {
    let keyboard = try Keyboard(Program())
    try keyboard.ask("What is a context?")
    try keyboard.press("/theme light\r", see: "Theme light")
    try keyboard.press("a draft", composer: "a draft")
    try keyboard.press("\u{1B}[A", composer: "/theme light")
    try keyboard.press("\u{1B}OA", composer: "What is a context?")
    try keyboard.press("\u{1B}[B", composer: "/theme light")
    try keyboard.press("\u{1B}OB", composer: "a draft")
    try keyboard.press("\u{10}\u{10}", composer: "What is a context?")
    try keyboard.clear()
    try keyboard.press("\u{12}the", see: "prompts › the  /theme light")
    try keyboard.press("\u{7F}\u{7F}\u{7F}t", see: "prompts › t  /theme light")
    try keyboard.press("\u{12}", see: "prompts › t  What is a context?")
    try keyboard.press("\r", composer: "What is a context?")
    try keyboard.press("\u{12}", see: "prompts ›")
    try keyboard.press("\u{1B}", seeNo: "prompts ›")
  }

  @Test func `Tab completes a command and a path, and reads the transcript otherwise`() throws {
    let program = try Program()
    try Data("x".utf8).write(to: URL(filePath: program.folder.path + "/pumps-manual.txt"))
    let keyboard = try Keyboard(program)
    try keyboard.press("/exp", see: "md|json|html")
    try keyboard.press("\t", composer: "/export")
    try keyboard.clear()
    try keyboard.press("see @\(program.folder.path)/pum", see: "pumps-manual.txt")
    try keyboard.press("\t", "the whole path") { $0.composer.hasSuffix("pumps-manual.txt") }
    try keyboard.clear()
    try keyboard.ask("What is a context?")
    for keys in ["\u{1B}", "\t", "i", "\r"] {
      try keyboard.press("\t", see: "reading; Esc returns here")
      try keyboard.press(keys, seeNo: "reading; Esc returns here")
    }
    try keyboard.press("\u{18}\t", see: "reading; Esc returns here")
  }

  @Test func `The editor gets the draft by either key, and what it saves comes back`() throws {
    var program = try Program()
    program.environment["EDITOR"] = try program.folder.writeProgram(
      "editor", "#!/bin/sh\nprintf ' and more' >> \"$1\"\n")
    let keyboard = try Keyboard(program)
    try keyboard.press("a draft", composer: "a draft")
    try keyboard.press("\u{07}", composer: "a draft and more")
    try keyboard.press("\u{18}\u{05}", composer: "a draft and more and more")
    #expect(keyboard.screen.screen.isAlternate)
  }

  @Test func `Esc and Ctrl+C stop a reply, and neither touches the draft`() throws {
    var program = try Program()
    program.environment["CTXCHAT_DEMO_RATE"] = "10"
    let keyboard = try Keyboard(program)
    for (place, keys) in ["\u{1B}", "\u{03}", "\u{1B}[27u", "\u{1B}[99;5u"].enumerated() {
      try keyboard.press("What is a context?\r", see: "streaming")
      try keyboard.press("next", composer: "next")
      try keyboard.press(keys, "the stop") {
        $0.rows.last?.hasPrefix("stopped") == true && $0.composer == "next"
      }
      if place < 3 { try keyboard.clear() }
    }
  }

  @Test func `A lone Esc is Esc; with a letter at once it is Alt, with a function key two keys`()
    throws
  {
    let keyboard = try Keyboard(Program())
    try keyboard.press("\u{1B}x", see: "Actions ›")
    try keyboard.press("\u{1B}", seeNo: "Actions ›")
    try keyboard.press("x", composer: "x")
    try keyboard.clear()
    try keyboard.press("\u{1B}OS", see: "Actions ›")
    // Esc leaves the palette; F1 opens the help.
    try keyboard.press("\u{1B}\u{1B}OP", "the help alone") {
      $0.contains("Everywhere") || $0.contains("each conversation is pinned")
    }
    try keyboard.press("\u{1B}", seeNo: "a conversation is pinned")
    try keyboard.press("", seeNo: "Actions ›")
  }

  @Test func `Ctrl+Z gives the shell the terminal, fg gives it back with the draft`() throws {
    let program = try Program()
    var environment = program.environment
    environment["PS1"] = "shell> "
    let shell = try TerminalProgram(
      "/bin/sh", ["-i"], environment: environment, rows: 24, columns: 80)
    try shell.wait(for: "shell>")
    let modes = shell.terminal.modes
    shell.send("\(Program.path) --demo\n")
    try shell.wait(for: ScreenTests.ready)
    for round in 1...2 {
      shell.send("draft \(round) ")
      try shell.wait(for: "draft \(round)")
      shell.send("\u{1A}")
      try shell.wait("the shell") { !$0.isAlternate && $0.contains("Stopped") }
      #expect(shell.terminal.modes == modes)
      shell.send("echo $((6*7))\n")
      try shell.wait(for: "42")
      shell.send("fg\n")
      try shell.wait("the program") { $0.isAlternate && $0.contains("draft \(round)") }
    }
    shell.send("\u{03}\u{03}")
    try shell.wait("the end") { !$0.isAlternate }
    shell.send("exit\n")
    _ = try shell.waitForExit()
  }

  @Test func `Ctrl+L draws everything again`() throws {
    let keyboard = try Keyboard(Program())
    keyboard.screen.settle()
    let written = keyboard.screen.recording.count
    keyboard.screen.emulator.feed(Array("\u{1B}[2Jgarbage".utf8))
    #expect(!keyboard.screen.screen.contains(ScreenTests.ready))
    try keyboard.press("\u{0C}", see: ScreenTests.ready)
    #expect(!keyboard.screen.screen.contains("garbage"))
    #expect(keyboard.screen.recording.count > written)
  }
}
