import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Prompt templates, from their files to the server.
@Suite struct TemplateTests {
  private func program(_ files: [String: String]) throws -> (Program, arguments: [String]) {
    let program = try Program()
    try program.folder.write("settings/config.json", Array("{}".utf8))
    for (name, text) in files {
      try program.folder.write("settings/templates/\(name).md", Array(text.utf8))
    }
    return (program, ["--demo", "--config", program.folder.path + "/settings/config.json"])
  }

  @Test func `A template is completed, filled, changed and sent`() throws {
    let (program, arguments) = try program(["terms": "What is {{input}}?\n"])
    let keyboard = try Keyboard(program, arguments)
    try keyboard.press("/ter", see: "your template")
    try keyboard.press("\ta context\r", composer: "What is a context?")
    try keyboard.press(" Say it again.", composer: "What is a context? Say it again.")
    try keyboard.press("\r", see: "no language model")
    // One that comes while the program runs, of what was copied.
    try program.folder.write("settings/templates/quote.md", Array("> {{selection}}\n\nWhy?".utf8))
    try keyboard.press("/quo", see: "your template")
    try keyboard.press("\t\r", see: "needs a selection")
    try keyboard.press("\u{15}/copy\r", see: "copy the reply")
    try keyboard.press("/quote\r", see: "Why?")
  }

  @Test func `A file that is no text, or has the name of a command, is told`() throws {
    let (program, arguments) = try program(["help": "never used"])
    try program.folder.write("settings/templates/latin.md", [0x63, 0x61, 0x66, 0xE9])
    let keyboard = try Keyboard(program, arguments, rows: 24, columns: 160)
    try keyboard.press("", see: "/help is a command")
    try keyboard.press("/latin one\r", see: "not text in UTF-8")
    try keyboard.press("!", composer: "/latin one!")
  }

  @Test func `Line mode shows the text, and sends it when it is told to`() throws {
    let (program, arguments) = try program([
      "terms": "What is {{input}}?\n", "clip": "{{clipboard}}",
    ])
    let run = try program.run(
      arguments + ["--plain", "--context", "guide"],
      input: "/send\n/clip\n/terms a context\n/send\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("[no text is waiting"))
    #expect(run.output.contains("needs the clipboard"))
    #expect(run.output.contains("\nWhat is a context?\n[/send sends this text"))
    #expect(run.output.contains("no language model"))
  }
}
