import ChatModel
import Testing

@testable import ChatUI

/// Commands by the names that they have elsewhere.
@Suite("Aliases") struct CommandAliasTests {
  @Test(
    "Each does what it does elsewhere",
    arguments: [
      ("/exit", EnteredText.command(.quit, arguments: "")), ("/q", .command(.quit, arguments: "")),
      ("/EXIT", .command(.quit, arguments: "")), ("/clear", .command(.new, arguments: "")),
      ("/sessions", .command(.contexts, arguments: "")),
      ("/resume", .command(.contexts, arguments: "")),
      ("/resume manual", .command(.contexts, arguments: "use manual")),
      ("/context", .command(.contexts, arguments: "info")),
      ("/context fork", .command(.contexts, arguments: "fork")),
      ("/cost", .command(.usage, arguments: "")),
      ("/title A new name", .command(.rename, arguments: "A new name")),
      ("/model", .command(.model, arguments: "")),
      ("/exit now", .excess("exit")), ("/clear all", .excess("clear")),
      ("//exit", .prompt("/exit")),
    ])
  func meaning(_ text: String, _ meant: EnteredText) {
    #expect(EnteredText(text) == meant)
  }

  @Test("No alias hides a command, an action or the beginning of one that worked")
  func hidesNothing() {
    let names = Set(SlashCommand.allCases.map(\.rawValue) + Action.commands.map(\.rawValue))
    for alias in CommandAlias.allCases {
      #expect(!names.contains(alias.rawValue))
      guard case .command(let command, _) = EnteredText("/" + alias.rawValue) else {
        Issue.record("\(alias) is no command")
        continue
      }
      #expect(command == alias.command)
    }
    for beginning in ["/ex", "/cl", "/ti", "/res", "/cos"] {
      if case .command(let command, _) = EnteredText(beginning) {
        #expect(command.rawValue.hasPrefix(beginning.dropFirst()), "\(beginning)")
      }
    }
  }

  @Test(
    "Completion offers the real name",
    arguments: [
      ("/exi", "/quit"), ("/cos", "/usage"), ("/tit", "/rename"), ("/sess", "/ctx"),
      ("/resum", "/ctx"), ("/contex", "/ctx info"), ("/clea", "/new"),
    ])
  func completion(_ typed: String, _ offered: String) {
    var app = TestApp.opened()
    app.type(typed)
    #expect(app.state.pane.composer.completion.popup?.items.contains { $0.text == offered } == true)
  }

  @Test("The help has them beside their commands")
  func help() {
    var app = TestApp.opened(rows: 200, columns: 100)
    app.submit("/help")
    for alias in CommandAlias.allCases { #expect(app.shows("/" + alias.rawValue)) }
    let row = app.screen.first { $0.contains("/exit") }
    #expect(row?.contains("/quit") == true)
  }

  @Test("/exit leaves")
  func exit() {
    var app = TestApp.opened()
    app.submit("/exit")
    #expect(app.effects.contains(.quit))
  }
}
