import ChatModel
import TerminalKit
import Testing

@testable import ChatUI

/// How the text of a template comes into the composer.
@Suite("Use of templates") struct TemplateUseTests {
  private func opened(_ names: [String] = ["review"], vi: Bool = false) -> TestApp {
    var app = TestApp.opened(turns: Sample.history(2)) { $0.hasViKeys = vi }
    app.send(.templates(TemplateList(names: names), at: app.now))
    return app
  }

  /// Types a line, presses Enter, and gives what is to be read.
  private func use(_ line: String, _ app: inout TestApp) throws -> TemplateUse {
    app.submit(line)
    return try #require(
      app.effects.lazy.compactMap { if case .readTemplate(let use) = $0 { use } else { nil } }.first
    )
  }

  @Test(
    "The text comes into the composer to be changed, and nothing is sent", arguments: [false, true])
  func using(vi: Bool) throws {
    var app = opened(vi: vi)
    let use = try use("/review the code", &app)
    #expect((use.name, use.input) == ("review", "the code"))
    #expect(app.draft.isEmpty)
    app.send(.templateRead(use, .text("Please review {{input}}:\n"), at: app.now))
    #expect(app.draft == "Please review the code:")
    #expect(app.sent == nil)
    app.type("!")
    #expect(app.draft == "Please review the code:!")
    app.press("Enter")
    #expect(app.sent?.prompt == "Please review the code:!")
  }

  @Test(
    "A name counts whole, in small or large letters; before it is the beginning of a command",
    arguments: [
      ("/review", EnteredText.template("review", input: "")),
      ("/Review  the\ncode ", .template("review", input: "the\ncode")),
      ("/ex it", .template("Ex", input: "it")), ("/export", .command(.export, arguments: "")),
      ("/revie", .unknown("revie", suggestion: "review")),
      ("/总结 这个", .template("总结", input: "这个")), ("//review", .prompt("/review")),
    ])
  func names(_ typed: String, _ entered: EnteredText) {
    #expect(EnteredText(typed, templates: ["Ex", "review", "总结"]) == entered)
  }

  @Test(
    "A text that begins with a slash is sent as it is; one comes above what was written meanwhile")
  func above() throws {
    var app = opened()
    let use = try use("/review", &app)
    app.type("more")
    app.send(.templateRead(use, .text("/etc/hosts?"), at: app.now))
    #expect(app.draft == "//etc/hosts?\n\nmore")
    app.press("Enter")
    #expect(app.sent?.prompt.hasPrefix("/etc/hosts?") == true)
  }

  @Test("It goes to the conversation where it was called")
  func elsewhere() throws {
    var app = opened()
    var use = try use("/review", &app)
    use.conversation = ConversationID(rawValue: "another")
    app.send(.templateRead(use, .text("text"), at: app.now))
    #expect(app.draft.isEmpty)
    #expect(
      app.commands.contains {
        if case .returnToDraft(use.conversation, prompt: "text") = $0 { true } else { false }
      })
  }

  @Test("What cannot be used comes back as it was typed, with the reason")
  func failing() throws {
    var app = opened()
    for reading in [
      TemplateReading.failed("It is gone."), .text("{{clipboard}}"), .text("{{selection}}"),
      .text("\n"),
    ] {
      let use = try use("/review", &app)
      app.send(.templateRead(use, reading, at: app.now))
      #expect(app.draft == "/review")
      #expect(app.notice?.isEmpty == false)
      app.press("Ctrl+U")
    }
  }

  @Test("What was copied is the selection and the clipboard")
  func copied() throws {
    var app = opened()
    app.submit("/copy")
    let use = try use("/review", &app)
    app.send(.templateRead(use, .text("{{selection}}|{{clipboard}}"), at: app.now))
    let parts = app.draft.split(separator: "|")
    #expect(parts.count == 2 && parts[0] == parts[1])
  }

  @Test("The message that was read is the selection, unless something of it was copied")
  func read() throws {
    var app = opened()
    app.press("Tab", "Esc")
    var use = try use("/review", &app)
    app.send(.templateRead(use, .text("<{{selection}}>"), at: app.now))
    #expect(app.draft.hasPrefix("<") && app.draft.count > 2)
    let message = app.draft
    app.press("Ctrl+C", "Tab", "k", "y", "Esc")
    use = try self.use("/review", &app)
    app.send(.templateRead(use, .text("<{{selection}}>"), at: app.now))
    #expect(app.draft.hasPrefix("<") && app.draft != message)
  }
}
