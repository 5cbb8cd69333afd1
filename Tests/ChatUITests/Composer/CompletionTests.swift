import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Completion") struct CompletionTests {
  private func items(_ app: TestApp) -> [String] {
    app.state.pane.composer.completion.popup?.items.map(\.text) ?? []
  }

  @Test("Commands pop up as they are typed, and go with the slash")
  func commands() {
    var app = TestApp.opened()
    app.type("/")
    #expect(items(app).count == SlashCommand.allCases.count)
    app.type("ex")
    #expect(items(app).first == "/export ")
    #expect(app.shows("write the conversation to a file"))
    app.press("Backspace", "Backspace", "Backspace")
    #expect(app.state.pane.composer.completion.popup == nil)
  }

  @Test("Tab takes the first, arrows choose, and the popup moves nothing")
  func choosing() {
    var app = TestApp.opened(turns: Sample.history(10))
    let before = app.screen[1...8]
    app.type("/re")
    #expect(app.screen[1...8] == before)
    app.press("Down", "Tab")
    #expect(app.draft == "/resend")
    app.press("Ctrl+U")
    app.type("/ret")
    app.press("Tab")
    #expect(app.draft == "/retry")
  }

  @Test("Enter takes an item only when it was chosen with the arrows")
  func enter() {
    var app = TestApp.opened()
    app.type("/re")
    app.press("Up", "Enter")
    #expect(app.draft.hasPrefix("/re"))
    #expect(app.draft != "/re")
    #expect(app.effects.isEmpty)
  }

  @Test("A mark stands before the row that would be taken, and goes round the list")
  func mark() {
    var app = TestApp.opened(turns: Sample.history(10))
    app.type("/re")
    func marked() -> String? {
      app.screen.last { $0.hasPrefix("› /") && !$0.hasPrefix("› /re ") && $0 != "› /re" }
    }
    #expect(marked()?.hasPrefix("› /retry") == true)
    app.press("Down")
    #expect(marked()?.hasPrefix("› /resend") == true)
    app.press("Up", "Up")
    #expect(marked()?.hasPrefix("› /re") == true)
    #expect(app.screen.count { $0.hasPrefix("› /") } == 2, "one row, and the composer")
    let chosen = app.state.pane.composer.completion.popup?.chosen.text
    app.press("Tab")
    #expect(app.draft == chosen)
  }

  @Test("Tab on a whole command stays in the composer")
  func nothingMore() {
    var app = TestApp.opened(turns: Sample.history(1))
    app.type("/usage")
    app.press("Tab")
    app.press("Tab")
    #expect(!app.state.reading.isOn)
    #expect(app.draft == "/usage")
  }

  @Test("Esc closes the popup and keeps the text")
  func esc() {
    var app = TestApp.opened()
    app.type("/re")
    app.press("Esc")
    #expect(app.state.pane.composer.completion.popup == nil)
    #expect(app.draft == "/re")
  }

  @Test(
    "Arguments are completed too",
    arguments: [
      ("/ctx us", "/ctx use "), ("/ctx use cod", "/ctx use code base"),
      ("/theme mono", "/theme monochrome"), ("/set temp", "/set temperature "),
      ("/export h", "/export html"), ("/copy c", "/copy code"),
    ])
  func arguments(typed: String, expected: String) {
    var app = TestApp.opened()
    app.type(typed)
    app.press("Tab")
    #expect(app.draft == expected)
  }

  @Test("A second slash, a prompt or a caret in the middle brings no popup")
  func none() {
    for text in ["//x", "hello", "see /ctx"] {
      var app = TestApp.opened()
      app.type(text)
      #expect(app.state.pane.composer.completion.popup == nil, "\(text)")
    }
    var app = TestApp.opened()
    app.type("/ctx")
    app.press("Left")
    #expect(app.state.pane.composer.completion.popup == nil)
  }

  @Test("Paths after @ are asked for and offered while the caret is still there")
  func paths() {
    var app = TestApp.opened()
    app.type("see @Sou")
    #expect(app.effects.contains(.completePath(prefix: "Sou")))
    app.send(.pathCompletions(prefix: "Sou", ["Sources/", "Soup.md"]))
    #expect(items(app) == ["@Sources/", "@Soup.md"])
    app.press("Tab")
    #expect(app.draft == "see @Sources/")
    #expect(app.effects == [.completePath(prefix: "Sources/")])
    app.type("x")
    app.send(.pathCompletions(prefix: "Sources/", ["Sources/a"]))
    #expect(app.state.pane.composer.completion.popup == nil)
  }

  @Test("A path that stands there whole is not offered again")
  func wholePath() {
    var app = TestApp.opened()
    app.type("@a.md")
    app.send(.pathCompletions(prefix: "a.md", ["a.md"]))
    #expect(app.state.pane.composer.completion.popup == nil)
  }

  @Test("A path with a space goes in between quotes, and is whole then")
  func quotedPath() {
    var app = TestApp.opened()
    app.type("read @sp")
    app.send(.pathCompletions(prefix: "sp", ["sp ace.txt"]))
    #expect(items(app) == ["@\"sp ace.txt\""])
    app.press("Tab")
    #expect(app.draft == "read @\"sp ace.txt\"")
    #expect(app.effects.isEmpty)
  }

  @Test("A folder with a space is gone on with between its quotes")
  func quotedFolder() {
    var app = TestApp.opened()
    app.type("看（@my")
    #expect(app.effects.contains(.completePath(prefix: "my")))
    app.send(.pathCompletions(prefix: "my", ["my dir/"]))
    app.press("Tab")
    #expect(app.draft == "看（@\"my dir/")
    #expect(app.effects == [.completePath(prefix: "my dir/")])
    app.send(.pathCompletions(prefix: "my dir/", ["my dir/a.md"]))
    app.press("Tab")
    #expect(app.draft == "看（@\"my dir/a.md\"")
  }
}
