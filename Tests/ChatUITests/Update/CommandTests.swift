import ChatModel
import FoundationEssentials
import Testing

@testable import ChatUI

@Suite("Commands about a conversation") struct CommandTests {
  @Test(
    "/delete leaves the conversation for the one used last, and tells its title and the way back")
  func delete() {
    var app = TestApp.opened()
    app.submit("/ctx use code")
    app.receive(.opened(Sample.snapshot(Sample.codeTalk, Sample.code)))
    let title = app.state.contexts[Sample.codeTalk]?.title ?? ""
    app.submit("/delete")
    #expect(app.commands.contains(.deleteConversation(Sample.codeTalk)))
    #expect(app.state.pane.id != Sample.codeTalk)
    #expect(app.notice == "“\(title)” is in the trash; /ctx restore brings it back.")
    app.submit("/ctx restore")
    #expect(app.commands.contains(.restoreConversation(Sample.codeTalk)))
    #expect(app.notice?.contains("restored") == true)
  }

  @Test("/delete takes a session context along, which would go on remembering")
  func deleteSession() {
    var app = TestApp.opened()
    app.submit("/delete")
    #expect(app.commands.contains(.forgetContext(Sample.manual)))
    #expect(app.state.pane.id == Sample.codeTalk)
    #expect(
      app.notice?.hasPrefix("“manual” and its conversations are in the trash; /ctx") == true)
    app.submit("/ctx restore")
    #expect(app.commands.contains(.restoreContext(Sample.manual)))
  }

  @Test("After the last conversation the lobby is on screen and says what to do")
  func deleteLast() {
    var app = TestApp.opened()
    app.receive(.contexts([Sample.contexts[0]]))
    app.submit("/delete")
    #expect(app.state.pane.isLobby)
    #expect(app.shows("No conversation is open."))
    #expect(app.notice?.contains("/ctx restore") == true)
    app.submit("keep me")
    #expect(app.draft == "keep me")
  }

  @Test("/dry-run shows a text, not the empty composer", arguments: ["/dry-run", "/dry-run   "])
  func dryRunEmpty(typed: String) {
    var app = TestApp.opened()
    app.paste(typed)
    app.press("Enter")
    #expect(app.notice?.hasPrefix("The composer is empty") == true)
    app.press("Ctrl+X d")
    #expect(app.notice?.hasPrefix("The composer is empty") == true)
    #expect(app.effects.isEmpty)
  }

  @Test("/dry-run TEXT shows what that text would be")
  func dryRunText() throws {
    var app = TestApp.opened()
    app.submit("/dry-run what is it?")
    guard
      case .dryRun(let request)? = app.effects.last(where: {
        if case .dryRun = $0 { true } else { false }
      })
    else {
      Issue.record("no dry run: \(app.effects)")
      return
    }
    #expect(request.prompt == "what is it?")
  }

  @Test("/rename tells the new title")
  func rename() {
    var app = TestApp.opened()
    app.submit("/rename A better title")
    #expect(app.commands.contains(.renameConversation(Sample.manualTalk, title: "A better title")))
    #expect(app.notice == "Conversation renamed to “A better title”.")
  }
}
