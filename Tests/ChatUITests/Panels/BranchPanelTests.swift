import ChatModel
import ChatTranscript
import FoundationEssentials
import Testing

@testable import ChatUI

/// `/tree`.
@Suite struct BranchPanelTests {
  private static let text = "t0 t1<t0 t2<t1 other!<t0"

  private func opened(rows: Int = 24, columns: Int = 80) -> TestApp {
    var app = TestApp.opened(rows: rows, columns: columns, turns: Sample.history(3))
    app.type("/tree")
    app.press("Enter")
    return app
  }

  @Test func `It asks for the tree, and shows it with the head chosen`() {
    var app = opened()
    #expect(app.commands == [.readTree(Sample.manualTalk)])
    #expect(app.panel[0].hasPrefix("Branches") && app.panel[0].hasSuffix("reading…"))
    app.receive(.tree(BranchRowTests.tree(Self.text, head: "t2")))
    #expect(app.panel[0].hasSuffix("4 turns, 2 branches"))
    #expect(app.panel[1].hasPrefix(" • prompt t0  reply t0"))
    #expect(app.panel[2].hasPrefix(" • ├ prompt t1"))
    #expect(app.panel[3].hasPrefix("›● │ prompt t2"))
    #expect(app.panel[4].hasPrefix("   └ prompt other!") && app.panel[4].contains("stopped · "))
  }

  @Test func `Enter goes to a turn of this branch at once`() {
    var app = opened()
    app.receive(.tree(BranchRowTests.tree(Self.text, head: "t2")))
    app.press("Ctrl+Home", "Enter")
    #expect(app.state.overlays.isEmpty)
    #expect(app.commands.isEmpty)
  }

  @Test func `Enter asks for the branch of another turn, and goes to the turn when it comes`() {
    var app = opened()
    app.receive(.tree(BranchRowTests.tree(Self.text, head: "t2")))
    app.press("Down", "Enter")
    #expect(app.commands == [.showBranch(of: TurnID(rawValue: "other!"))])
    app.receive(
      .branch(
        Sample.snapshot(
          Sample.manualTalk, Sample.manual, turns: [Sample.view("t0"), Sample.view("other!")])))
    #expect(app.state.pane.transcript.lastTurn?.id.rawValue == "other!")
    #expect(app.commands.isEmpty)
  }

  @Test func `Esc leaves everything as it is, and nothing to choose is no harm`() {
    var app = opened()
    app.press("Enter")
    app.receive(.tree(BranchRowTests.tree("")))
    #expect(app.panel[0].hasSuffix("No turn yet."))
    app.press("Down", "Enter", "Esc")
    #expect(app.state.overlays.isEmpty)
  }

  @Test func `The beginning of a reply is its text, without the signs of Markdown`() {
    let entry = BranchTree.Entry(
      id: TurnID(rawValue: "t0"), parent: nil, prompt: "*mine* stays",
      reply: "## Title\n\n- a **bold** `word`\n- [link](https://example.org)",
      phase: .ended(.complete),
      createdAt: .start)
    var app = opened()
    app.receive(
      .tree(BranchTree(conversation: Sample.manualTalk, head: entry.id, entries: [entry])))
    #expect(app.panel[1].contains("*mine* stays"))
    #expect(app.panel[1].contains("Title") && app.panel[1].contains("a bold word"))
    #expect(!app.panel[1].contains("##") && !app.panel[1].contains("**"))
  }

  @Test func `In a small window the prompt is still there, however deep the branch`() {
    var app = opened(rows: 10, columns: 40)
    var text = "t0"
    for depth in 1..<30 { text += " t\(depth)<t\(depth - 1) x\(depth)<t\(depth - 1)" }
    app.receive(.tree(BranchRowTests.tree(text, head: "t29")))
    #expect(app.panel.contains { $0.hasPrefix("›") && $0.contains("prompt") })
  }
}
