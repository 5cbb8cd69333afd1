import ChatTestSupport
import FoundationEssentials
import Testing

/// The keys that open and close what lies over the transcript, and those that go to contexts.
@Suite struct PanelKeysTests {
  @Test func `Every panel opens by each of its keys, and Esc closes it`() throws {
    let keyboard = try Keyboard(Program())
    let panels: [(keys: [String], title: String)] = [
      (["\u{1B}OP", "\u{1B}[11~", "\u{1B}[[A", "\u{1B}[P", "?", "/help\r"], "Help"),
      (["\u{1B}OQ", "\u{1B}[12~", "\u{14}", "/ctx\r"], "Contexts ›"),
      (["\u{06}", "\u{1B}OR", "\u{1B}[13~", "/search\r"], "Search all ›"),
      (["\u{1B}OS", "\u{18}\u{18}", "\u{1B}x"], "Actions ›"),
      (["\u{1B}[19~", "/usage\r"], "█ cached"),
      (["\u{1B}[20~", "/set\r"], "temperature"), (["\u{1B}[21~", "/log\r"], "Log"),
      (["/dry-run x\r"], "POST http"), (["\u{0E}"], "New context"),
    ]
    for panel in panels {
      for keys in panel.keys {
        try keyboard.press(keys, see: panel.title)
        try keyboard.press("\u{1B}", see: ScreenTests.ready)
      }
    }
  }

  @Test func `The keys of the menu that its footer names`() throws {
    let keyboard = try Keyboard(Program(), columns: 120)
    for (keys, title) in [
      ("\u{0E}", "New"), ("\u{0F}", "Import"), ("\u{12}", "Rebuild “"), ("\u{0B}", "Fork “"),
      ("\u{05}", "Label and notes"), ("\u{07}", "ctx-guide-en"), ("\u{13}", "ode of"),
    ] {
      try keyboard.press("\u{14}", see: "Contexts ›")
      try keyboard.press(keys, see: title)
      try keyboard.press("\u{1B}", see: "Contexts ›")
      try keyboard.press("\u{1B}", see: ScreenTests.ready)
    }
    try keyboard.press("\u{14}", see: "api-reference")
    try keyboard.press("api", seeNo: "中文指南")
    try keyboard.press("\u{04}", see: "“api-reference” and its conversations are in the trash")
    try keyboard.press("\u{1F}", see: "Context restored")
    try keyboard.press("\u{14}\u{14}", see: "api-reference")
  }

  @Test func `With the mouse on, clicks choose and open in lists, and put the caret`() throws {
    let keyboard = try Keyboard(Program())
    try keyboard.press("/mouse\r", see: "clicks choose")
    try keyboard.press("\u{14}", see: "api-reference")
    let row = try #require(keyboard.screen.screen.row(with: "api-reference")) + 1
    let click = "\u{1B}[<0;9;\(row)M\u{1B}[<0;9;\(row)m"
    try keyboard.press(click, "the chosen row") { $0.rows[row - 1].hasPrefix("›") }
    try keyboard.press(click, "the context") { $0.rows[0].hasPrefix("api-reference · ") }
    try keyboard.press("abcdef", composer: "abcdef")
    let composer = keyboard.screen.screen.cursorRow + 1
    try keyboard.press("\u{1B}[<0;5;\(composer)MX", composer: "abXcdef")
  }

  @Test func `Contexts by number, and by Alt+a where an answer came`() throws {
    var program = try Program()
    program.environment["CTXCHAT_DEMO_RATE"] = "200"
    let keyboard = try Keyboard(program)
    try keyboard.press("\u{1B}2", "another context") {
      $0.rows[0].contains(" · ") && !$0.rows[0].hasPrefix("guide · ")
    }
    let second = String(keyboard.screen.screen.rows[0].prefix { $0 != " " })
    try keyboard.press("\u{1B}1", "the first") { $0.rows[0].hasPrefix("guide · ") }
    try keyboard.press("What is a context?\r", see: "streaming")
    try keyboard.press("\u{18}2", "the second again") { $0.rows[0].hasPrefix(second + " · ") }
    try keyboard.screen.wait(for: "1 unread")
    try keyboard.press("\u{1B}a", "the answer") {
      $0.rows[0].hasPrefix("guide · ") && $0.contains("no language model")
    }
    try keyboard.press("\u{1B}9", "no such number") { $0.rows[0].hasPrefix("guide · ") }
  }

  @Test func `Keys of the config take the place of the defaults`() throws {
    let program = try Program()
    let config = program.folder.path + "/config.json"
    try Data(#"{ "keys": { "contexts": ["Ctrl+O"], "send": "Ctrl+J", "newline": "Enter" } }"#.utf8)
      .write(to: URL(filePath: config))
    let keyboard = try Keyboard(program, ["--demo", "--config", config])
    try keyboard.press("", see: "Ctrl+O contexts")
    try keyboard.press("\u{0F}", see: "Contexts ›")
    try keyboard.press("\u{1B}", see: ScreenTests.ready)
    try keyboard.press("a\rb", composer: "a\nb")
    keyboard.screen.send("\u{1B}OQ\u{14}")
    try keyboard.press("c", composer: "a\nbc")
    try keyboard.press("\n", see: "no language model")
    let bad = program.folder.path + "/bad.json"
    try Data(#"{ "keys": { "contxts": ["Ctrl+O"] } }"#.utf8).write(to: URL(filePath: bad))
    let run = try program.run(["config", "check", "--config", bad])
    #expect(run.status == 78 && (run.output + run.errors).contains("contexts"))
  }

  @Test func `The keyboard protocol that a terminal has is asked for, and given back`() throws {
    for (answer, asked, given) in [
      ("\u{1B}[?0u\u{1B}[?62c", "\u{1B}[>5u", "\u{1B}[<u"),
      ("\u{1B}[?62c", "\u{1B}[>4;2m", "\u{1B}[>4;0m"),
    ] {
      let screen = try Program().open()
      screen.answersQuestions = false
      try screen.wait(for: ScreenTests.ready)
      screen.send(answer)
      try screen.wait("the request \(asked.debugDescription)") { _ in
        String(decoding: screen.recording, as: UTF8.self).contains(asked)
      }
      screen.send("a\u{1B}[13;2ub\u{1B}[27;2;13~c")
      try screen.wait("three rows") { $0.composer == "a\nb\nc" }
      screen.send("\u{1B}[99;5u")
      try screen.wait("an empty composer") { $0.composer == "" }
      screen.send("\u{1B}[27;5;100~")
      #expect(try screen.waitForExit() == 0)
      #expect(String(decoding: screen.recording, as: UTF8.self).contains(given))
    }
  }
}
