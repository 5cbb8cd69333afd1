import ChatModel
import FoundationEssentials
import TerminalKit
import Testing
import TextEditing

@testable import ChatUI

@Suite("Overlays")
struct OverlaysTests {
  private func form(_ purpose: FormDialog.Purpose = .importContext) -> FormDialog {
    FormDialog(
      purpose, title: "Form",
      fields: [
        FormField("id", label: "Id"), FormField("mode", label: "Mode", options: ["a", "b"]),
      ])
  }

  private func menu() -> ContextMenu {
    var contexts = ContextList()
    contexts.show(Sample.contexts, at: .start)
    return ContextMenu(contexts, at: .start, current: nil)
  }

  @Test("The topmost panel has the keys, then the question, then nothing here")
  func keys() {
    var overlays = Overlays()
    #expect(overlays.keyContexts == nil && overlays.leavesKeys)
    overlays.open(PromptLine.find(LineField()))
    #expect(overlays.keyContexts == [.panel, .editing, .global] && !overlays.leavesKeys)
    overlays.add(TextPanel(title: "Answer", text: "read"))
    #expect(overlays.keyContexts == [.panel, .global])
    #expect(overlays.close() && overlays.line != nil && !overlays.close())
    overlays.open(menu())
    #expect(overlays.keyContexts == [.menu, .panel, .editing, .global] && overlays.line == nil)
    overlays.open(UsagePanel())
    #expect(overlays.count == 2 && overlays.keyContexts == [.panel, .global])
    overlays.closeAll()
    #expect(overlays.isEmpty)
  }

  @Test("Only a panel of the kind that is meant is closed, and only at the top")
  func closing() {
    var overlays = Overlays()
    overlays.open(menu())
    overlays.open(form())
    #expect(overlays.close(ContextMenu.self) == false)
    let isReading = overlays.close(FormDialog.self) { $0.isReading }
    #expect(!isReading)
    #expect(overlays.close(FormDialog.self) && overlays.close(ContextMenu.self))
  }

  @Test("Panels below the topmost learn what comes from outside")
  func changingBelow() {
    var overlays = Overlays()
    overlays.open(form())
    overlays.open(TextPanel(title: "Help", text: "help"))
    overlays.change(FormDialog.self) { $0.refuse("the id is missing.") }
    #expect(overlays.close() == true)
    guard case .form(let shown)? = overlays.last else {
      Issue.record("the form is gone")
      return
    }
    #expect(shown.problem == "the id is missing.")
  }

  @Test("Enter closes what chooses one thing; a form stays until it is taken")
  func choosing() {
    var overlays = Overlays()
    overlays.open(form())
    guard case .form? = overlays.choose() else {
      Issue.record("no form")
      return
    }
    #expect(!overlays.isEmpty)
    overlays.open(ActionPalette())
    guard case .item? = overlays.choose() else {
      Issue.record("no item")
      return
    }
    #expect(overlays.count == 1)
    overlays.open(ConfirmDialog(title: "?", lines: [], yes: "yes", purpose: .leave))
    guard case .confirmed? = overlays.choose() else {
      Issue.record("nothing confirmed")
      return
    }
    overlays.open(TextPanel(title: "Help", text: "help"))
    #expect(overlays.choose() == nil && overlays.count == 1)
    overlays.closeAll()
    #expect(overlays.choose() == nil && overlays.isEmpty)
    overlays.open(menu())
    guard case .entry(let entry)? = overlays.choose() else {
      Issue.record("no entry")
      return
    }
    #expect(entry.conversation == nil && overlays.count == 1)
  }

  @Test("Typing, moving and options reach the topmost panel alone")
  func editing() {
    var overlays = Overlays()
    overlays.open(form())
    overlays.change { $0.edit(at: .start) { $0.insert("ctx") } }
    var isFlipped = true
    overlays.change { isFlipped = $0.flip(by: 1, at: .start) }
    #expect(!isFlipped)
    overlays.change { $0.moveField(by: 1, page: 5) }
    overlays.change { isFlipped = $0.flip(by: 1, at: .start) }
    #expect(isFlipped)
    guard case .form(let shown)? = overlays.choose() else {
      Issue.record("no form")
      return
    }
    #expect(shown.value("id") == "ctx" && shown.value("mode") == "b")
  }

  @Test("The store is asked once typing rests, and only the last question counts")
  func searching() {
    var overlays = Overlays()
    overlays.open(SearchPanel())
    #expect(overlays.searchDeadline == nil)
    overlays.change { $0.edit(at: .start) { $0.insert("word") } }
    let due = Date.start.addingTimeInterval(SearchPanel.pause)
    #expect(overlays.searchDeadline == due)
    #expect(overlays.takeDueSearch(at: .start) == nil)
    #expect(overlays.takeDueSearch(at: due) == .search(query: "word", serial: 1))
    #expect(overlays.takeDueSearch(at: due) == nil && overlays.searchSerial == 1)
    // A clock that was set back does not hold the question up.
    overlays.change { $0.edit(at: due) { $0.insert("s") } }
    #expect(
      overlays.takeDueSearch(at: .start.addingTimeInterval(-100))
        == .search(query: "words", serial: 2))
  }

  @Test("An offer is taken once, unless another key was pressed")
  func offers() {
    var overlays = Overlays()
    #expect(overlays.takeOffer() == false)
    overlays.awaitOffer()
    #expect(overlays.takeOffer() && !overlays.takeOffer())
    overlays.awaitOffer()
    overlays.keyPressed()
    #expect(overlays.takeOffer() == false)
  }

  @Test("The question above the composer gives its match or its words, and ends")
  func line() {
    var overlays = Overlays()
    overlays.open(PromptLine.history(PromptSearch(PromptHistory(["one", "two"]))))
    overlays.editLine { $0.insert("on") }
    #expect(overlays.takeMatch()?.text == "one" && overlays.line == nil)
    overlays.open(PromptLine.history(PromptSearch(PromptHistory(["one"]))))
    overlays.editLine { $0.insert("zzz") }
    #expect(overlays.takeWantedPage() == 0 && overlays.takeWantedPage() == nil)
    #expect(overlays.takeMatch() == nil && overlays.line == nil)
    overlays.open(PromptLine.find(LineField()))
    overlays.editLine { $0.insert("words") }
    #expect(overlays.takeMatch() == nil)
    guard case .find("words")? = overlays.choose() else {
      Issue.record("no words")
      return
    }
    #expect(overlays.leavesKeys)
  }
}
