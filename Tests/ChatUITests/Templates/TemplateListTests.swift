import ChatModel
import TerminalKit
import Testing

@testable import ChatUI

/// Which templates there are.
@Suite("List of templates") struct TemplateListTests {
  @Test("Completion offers them before the commands, also those that come while the program runs")
  func completion() {
    var app = TestApp.opened()
    app.send(.templates(TemplateList(names: ["review"]), at: app.now))
    app.type("/")
    #expect(app.effects.contains(.listTemplates))
    app.send(.templates(TemplateList(names: ["review", "zh-summary"]), at: app.now))
    let items = app.state.pane.composer.completion.popup?.items.map(\.text) ?? []
    #expect(items.prefix(2) == ["/review ", "/zh-summary "])
    #expect(items.count > 20)
    app.type("zh")
    app.press("Tab")
    #expect(app.draft == "/zh-summary ")
    #expect(app.state.pane.composer.completion.popup == nil)
  }

  @Test("The list is read once for each command that begins")
  func reading() {
    var app = TestApp.opened()
    func lists() -> Int { app.allEffects.count { $0 == .listTemplates } }
    app.type("/re")
    #expect(lists() == 1)
    app.press("Ctrl+U")
    app.type("text /")
    #expect(lists() == 1)
    app.press("Ctrl+U")
    app.paste("/review it")
    #expect(lists() == 2)
  }

  @Test("A problem is told once, and an unknown name is still one")
  func problems() {
    var app = TestApp.opened()
    app.send(.templates(TemplateList(names: ["review"]), at: app.now))
    let list = TemplateList(names: ["review"], problems: ["Template help.md is not used."])
    app.send(.templates(list, at: app.now))
    #expect(app.notice == "Template help.md is not used.")
    app.submit("/reviw")
    #expect(app.notice?.hasPrefix("Unknown command /reviw; did you mean /review?") == true)
  }

  @Test(
    "Commands, their other names and actions hide a template",
    arguments: [
      ("help", true), ("HELP", true), ("exit", true), ("ctx", true), ("page-up", true),
      ("hel", false), ("review", false), ("帮助", false),
    ])
  func commands(_ word: String, _ isCommand: Bool) {
    #expect(TemplateList.isCommand(word) == isCommand)
  }
}
