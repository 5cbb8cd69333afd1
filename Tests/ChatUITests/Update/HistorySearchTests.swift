import ChatModel
import FoundationEssentials
import Testing

@testable import ChatUI

/// Ctrl+R over the prompts of this conversation and of all others.
@Suite("Searching prompts") struct HistorySearchTests {
  private func page(
    _ number: Int, _ texts: [String], hasMore: Bool = false,
    besides: ConversationID = Sample.manualTalk
  ) -> SessionUpdate {
    .pastPrompts(
      PastPromptPage(
        besides: besides, number: number,
        prompts: texts.map {
          PastPrompt(
            $0, conversation: Sample.codeTalk, conversationTitle: "The parser",
            contextLabel: "code base", date: .start)
        }, hasMore: hasMore))
  }

  private func asks(_ app: TestApp) -> [Int] {
    app.effects.compactMap {
      if case .session(.pastPrompts(besides: Sample.manualTalk, let page)) = $0 {
        page
      } else {
        nil
      }
    }
  }

  @Test("What this conversation holds comes first, and nobody else is asked")
  func local() {
    var app = TestApp.opened(history: ["about the parser", "about the lexer"])
    app.press("Ctrl+R")
    app.type("about")
    #expect(asks(app) == [])
    #expect(app.divider.contains("about the lexer"))
    #expect(!app.divider.contains("code base"))
  }

  @Test("Then the prompts of all others, with the conversation that each is from")
  func elsewhere() {
    var app = TestApp.opened(history: ["about the lexer"])
    app.press("Ctrl+R")
    app.type("about")
    app.press("Ctrl+R")
    #expect(asks(app) == [0])
    #expect(app.divider.contains("about the lexer"), "the match stays meanwhile")
    app.receive(page(0, ["how about this", "something", "what about\nthat"]))
    #expect(app.divider.hasPrefix("prompts › about  how about this"))
    #expect(app.divider.hasSuffix("code base · The parser"))
    app.press("Ctrl+R")
    #expect(app.divider.contains("what about that"))
    app.press("Ctrl+R")
    #expect(app.divider.contains("what about that"), "there is no older one")
    app.press("Ctrl+S", "Ctrl+S")
    #expect(app.divider.contains("about the lexer"))
    app.press("Ctrl+R", "Ctrl+R", "Enter")
    #expect(app.draft == "what about\nthat")
    #expect(app.sent == nil)
  }

  @Test("Page after page is asked for, once each, until one holds it")
  func pages() {
    var app = TestApp.opened()
    app.press("Ctrl+R")
    app.type("n")
    #expect(asks(app) == [0])
    #expect(app.divider.contains("searching…"))
    app.type("ee")
    #expect(asks(app) == [])
    app.receive(page(0, ["x", "n"], hasMore: true))
    #expect(asks(app) == [1])
    app.receive(page(1, ["y"], hasMore: true))
    #expect(asks(app) == [2])
    app.receive(page(2, ["a needle"], hasMore: true))
    #expect(asks(app) == [])
    #expect(app.divider.contains("a needle"))
    app.press("Ctrl+R")
    #expect(asks(app) == [3])
    app.receive(page(3, []))
    #expect(app.divider.contains("a needle"))
    app.press("Backspace", "Backspace")
    #expect(app.divider.contains("› n  n "))
    app.type("x")
    #expect(app.divider.contains("nothing found"))
    #expect(asks(app) == [])
  }

  @Test("A longer query keeps a match that holds it, a shorter one begins anew")
  func growing() {
    var app = TestApp.opened(history: ["parse it", "parser tests", "pars"])
    app.press("Ctrl+R")
    app.type("pars")
    #expect(app.divider.contains("pars  pars"))
    app.type("e")
    #expect(app.divider.contains("parser tests"))
    app.type(" ")
    #expect(app.divider.contains("parse it"))
    app.press("Backspace")
    #expect(app.divider.contains("parser tests"))
  }

  @Test(
    "Answers that come late, twice or for another conversation change nothing",
    arguments: [0, 1, 2, 3])
  func strays(way: Int) {
    var app = TestApp.opened(history: ["mine"])
    app.press("Ctrl+R")
    app.type("zz")
    switch way {
    case 0: app.receive(page(0, ["zz"], besides: Sample.codeTalk))
    case 1: app.receive(page(1, ["zz"]))
    case 2:
      app.receive(page(0, ["x"]))
      app.receive(page(0, ["zz"]))
    default:
      app.press("Esc")
      app.receive(page(0, ["zz"]))
      app.press("Ctrl+R")
      app.type("zz")
    }
    #expect(!app.divider.contains("zz  zz"))
  }

  @Test("A prompt that begins with a slash is taken so that Enter sends it")
  func slash() {
    var app = TestApp.opened()
    app.press("Ctrl+R")
    app.type("etc")
    app.receive(page(0, ["/etc/passwd is what?"]))
    app.press("Enter")
    #expect(app.draft == "//etc/passwd is what?")
    app.press("Enter")
    #expect(app.sent?.prompt == "/etc/passwd is what?")
  }

  @Test("Texts of others are shown without their controls, in any width", arguments: [40, 60, 200])
  func hostile(columns: Int) {
    var app = TestApp.opened(columns: columns)
    app.press("Ctrl+R")
    app.type("x")
    app.receive(page(0, ["x\u{1B}[31m\u{202E}\u{07}" + String(repeating: "日", count: 300)]))
    #expect(!app.divider.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    #expect(app.divider.contains("prompts › x"))
  }
}
