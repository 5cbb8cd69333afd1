import ChatTestSupport
import FoundationEssentials
import Testing

/// Scrolling, and the keys of the transcript.
@Suite struct ReadingKeysTests {
  private static let reading = "reading; Esc returns here"

  private func conversation(_ prompts: [String], _ program: Program) throws -> Keyboard {
    let keyboard = try Keyboard(program)
    for prompt in prompts { try keyboard.ask(prompt) }
    return keyboard
  }

  @Test func `The view scrolls by every key for it, with the keyboard still in the composer`()
    throws
  {
    let keyboard = try conversation(
      ["What is a context?", "Which keys are there?"], Program())
    let bottom = keyboard.screen.screen.rows[2..<8]
    func away(_ keys: String) throws {
      try keyboard.press(keys, "a view scrolled up") {
        $0.contains("more below") && $0.rows[2..<8] != bottom
      }
    }
    func back(_ keys: String) throws {
      try keyboard.press(keys, "the bottom") {
        !$0.contains("more below") && $0.rows[2..<8] == bottom
      }
    }
    try away("\u{1B}[5~")
    try back("\u{1B}[6~")
    try away("\u{1B}[1;2A")
    try back("\u{1B}[1;2B")
    try away("\u{18}\u{1B}[A")
    try back("\u{18}\u{1B}[B")
    for (top, end) in [("\u{1B}[1;5H", "\u{1B}[1;5F"), ("\u{18}\u{1B}[H", "\u{18}\u{1B}[F")] {
      try keyboard.press(top, "the first turn") { $0.rows[2].contains("What is a context?") }
      try back(end)
    }
    try keyboard.press("still here", composer: "still here")
  }

  @Test func `Focus goes by message, by prompt and to both ends`() throws {
    let keyboard = try conversation(["What is a context?", "What is a seed?"], Program())
    let mark = "▌"
    func focused(_ keys: String, _ text: String) throws {
      try keyboard.press(keys, "focus on \(text)") { screen in
        screen.rows.contains { $0.hasPrefix(mark) && $0.contains(text) }
      }
    }
    try keyboard.press("\t", see: Self.reading)
    for (older, newer) in [("k", "j"), ("\u{1B}[A", "\u{1B}[B")] {
      try focused(older, "What is a seed?")
      try focused(newer, "no language model")
    }
    try focused("g", "What is a context?")
    try focused("u", "What is a seed?")
    try focused("U", "What is a context?")
    try keyboard.press("G", "the newest line") { !$0.contains("more below") }
    try keyboard.press("v", see: "*Quoted from the context")
    try keyboard.press("v", seeNo: "*Quoted from the context")
    try keyboard.press("\u{1B}", seeNo: Self.reading)
  }

  @Test func `A search in the transcript goes round its matches`() throws {
    let keyboard = try conversation(["What is a context?"], Program())
    try keyboard.press("\t", see: Self.reading)
    try keyboard.press("/", see: "find ›")
    try keyboard.press("context", see: " of ")
    let found = try keyboard.press("\r", see: "match ")
    let place = try #require(found.rows.first { $0.contains("match ") })
    let parts = place.split(separator: " ").suffix(4)
    let count = try #require(parts.last.flatMap { Int($0) })
    #expect(count > 1)
    let number = try #require(Int(Array(parts)[1]))
    let next = number % count + 1
    try keyboard.press("n", see: "match \(next) of \(count)")
    try keyboard.press("N", see: "match \(number) of \(count)")
    try keyboard.press("\u{1B}", seeNo: "match ")
  }

  @Test func `Ask again, edit, flip between alternatives`() throws {
    let keyboard = try Keyboard(Program(), ["--demo", "--context", "api-reference"])
    try keyboard.ask("What is a context?")
    try keyboard.press("\t", see: Self.reading)
    try keyboard.press("r", "a second answer") { $0.contains("2/2") && $0.contains("ready") }
    try keyboard.press("\t", see: Self.reading)
    try keyboard.press("[", see: "1/2")
    try keyboard.press("]", see: "2/2")
    try keyboard.press("e", composer: "What is a context?")
    try keyboard.press("\u{1B}", seeNo: "edit ›")
    try keyboard.press("\t", see: Self.reading)
    try keyboard.press("e", see: "edit › What is a context?")
    try keyboard.press("\u{15}What is a ttl?\r", "the edited prompt asked") {
      $0.contains("› What is a ttl?") && $0.contains("no language model") && $0.contains("ready")
    }
  }

  @Test func `A fork here makes another context`() throws {
    let keyboard = try conversation(["What is a context?"], Program())
    try keyboard.press("\t", see: Self.reading)
    try keyboard.press("f", see: "Sends the seed")
    try keyboard.press("\r", "the fork") {
      !$0.rows[0].hasPrefix("guide · ") && $0.rows[0].hasPrefix("guide")
    }
  }

  @Test func `A queued prompt is taken back`() throws {
    var program = try Program()
    program.environment["CTXCHAT_DEMO_RATE"] = "10"
    let keyboard = try Keyboard(program)
    try keyboard.press("What is a context?\r", see: "streaming")
    try keyboard.press("And a seed?\r", see: "queued")
    try keyboard.press("\t", see: Self.reading)
    try keyboard.press("d", composer: "And a seed?")
  }

  @Test func `Copying gives the source text, and each press the next block`() throws {
    let program = try Program()
    try program.createManual()
    let keyboard = try Keyboard(program, ["--demo", "--context", "pumps"])
    try keyboard.ask(Manual.question)
    try keyboard.press("\t", see: Self.reading)
    func copied(_ keys: String, _ told: String) throws -> String {
      let before = keyboard.screen.recording.count
      try keyboard.press(keys, see: told)
      return try #require(
        keyboard.screen.recording[before...].clipboard, "\(keys) put nothing into the clipboard")
    }
    let first = try copied("c", "Asked the terminal to copy code block 1 of 2")
    #expect(first == Manual.script)
    #expect(try copied("c", "code block 2 of 2") == Manual.long)
    #expect(try copied("c", "code block 1 of 2") == Manual.script)
    let reply = try copied("y", "copy the reply")
    #expect(reply.contains("```sh\n\(Manual.script)```"))
    #expect(try copied("k" + "y", "copy the prompt") == Manual.question)
  }
}
