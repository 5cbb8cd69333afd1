import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite struct MenuOrderTests {
  private func entries(_ contexts: [ContextSummary], _ filter: String = "") -> [String] {
    MenuOrder.entries(contexts, filter: filter, at: .start).map {
      $0.conversation?.rawValue ?? $0.context.rawValue
    }
  }

  @Test("Of two that expire soon the one with less time comes first")
  func expiring() {
    var contexts = Sample.contexts
    contexts[0].context.lastUsedAt = Date.start.addingTimeInterval(-(86_400 - 100))
    #expect(entries(contexts).prefix(2) == ["ctx-manual", "ctx-soon"])
  }

  @Test("Expired and lost contexts are sorted by use, like all others")
  func expired() {
    var contexts = Sample.contexts
    contexts[2].context.lastUsedAt = Date.start.addingTimeInterval(-90_000)
    contexts[2].conversations[0].updatedAt = Date.start.addingTimeInterval(-90_000)
    #expect(entries(contexts).first == "ctx-manual")
    #expect(entries(contexts).last == "ctx-imported")
  }

  @Test("Talking counts as use, also where the server never answered")
  func lastUse() {
    var contexts = Sample.contexts
    contexts[3].conversations = [
      Sample.summary(ConversationID(rawValue: "i"), Sample.imported, "new", at: -1)
    ]
    #expect(entries(contexts)[1] == "ctx-imported")
  }

  @Test("The order is stable where nothing tells two apart")
  func stable() {
    let one = ContextSummary(
      context: Sample.context(ContextKey(rawValue: "a"), "a", used: -5))
    let two = ContextSummary(
      context: Sample.context(ContextKey(rawValue: "b"), "b", used: -5))
    #expect(entries([one, two]) == ["a", "b"])
    #expect(entries([two, one]) == ["b", "a"])
  }

  @Test("A filter keeps the context of a conversation that matches, and only that conversation")
  func filtering() {
    #expect(entries(Sample.contexts, "lexer") == ["ctx-code", "talk-code-2"])
    #expect(entries(Sample.contexts, "MANUAL").first == "ctx-manual")
    #expect(entries(Sample.contexts, "nothing like this").isEmpty)
  }

  @Test("The conversation of a session context has no row of its own")
  func session() {
    #expect(!entries(Sample.contexts).contains("talk-manual"))
    #expect(entries(Sample.contexts).contains("talk-code-1"))
  }
}

@Suite struct StateBarTests {
  @Test(
    "The share of the life that is left",
    arguments: [(0, 1.0), (43_200, 0.5), (86_400, 0.0), (100_000, 0.0), (-500, 1.0)])
  func share(used: Int, expected: Double) {
    let context = Sample.context(Sample.manual, "x", used: Double(-used))
    #expect(StateBar.share(context, at: .start) == expected)
  }

  @Test("No ttl and a lost context have no bar")
  func none() {
    var context = Sample.context(Sample.manual, "x", ttl: nil, used: 0)
    #expect(StateBar.share(context, at: .start) == nil)
    context.ttl = 0
    #expect(StateBar.share(context, at: .start) == nil)
    context.ttl = 100
    context.lostAt = .start
    #expect(StateBar.share(context, at: .start) == nil)
  }

  @Test(
    "One cell stays full as long as anything is left",
    arguments: [(1.0, 6, 6), (0.5, 6, 3), (0.01, 6, 1), (0.0, 6, 0), (0.5, 0, 0), (7.0, 6, 6)])
  func cells(share: Double, width: Int, expected: Int) {
    #expect(StateBar.cells(share: share, width: width) == expected)
  }
}

@Suite struct MenuColumnsTests {
  private func row(_ columns: Int) -> String {
    var app = TestApp.opened(rows: 12, columns: columns)
    app.press("F2", "Down")
    return app.screen[3]
  }

  @Test("The state is the last column to go, then the bar, the mode and the model")
  func dropping() {
    var seen: [String: Int] = [:]
    for columns in (40...109).reversed() {
      let row = row(columns)
      for part in ["warm", "23h 59m", "━━", "session", "min ago", "model-a"]
      where row.contains(part) {
        seen[part] = columns
      }
    }
    #expect(seen["warm"] == 40)
    let order = ["warm", "━━", "session", "model-a"].map { seen[$0] ?? 999 }
    #expect(order == order.sorted())
  }

  @Test(
    "The time that is left has the room that it takes in each language",
    arguments: [("23h 59m", 7), ("23时59分", 8), ("5m", 7)])
  func left(longest: String, width: Int) {
    #expect(MenuColumns.leftWidth(of: longest) == width)
  }

  @Test("The label keeps at least a quarter of the row")
  func label() {
    for columns in 40...109 { #expect(row(columns).contains("manual")) }
  }
}

@Suite struct ContextTextTests {
  private func text(_ summary: ContextSummary) -> String {
    let details = ContextDetails(
      summary.context,
      sources: summary.context.sources.map { ContextDetails.Source($0, .changed(bytes: 13)) })
    return ContextText.paragraphs(summary, details, at: .start).map {
      $0.spans.map(\.text).joined()
    }
    .joined(separator: "\n")
  }

  @Test("The ids that it had before, its sources and its notes are told")
  func lineage() {
    var summary = Sample.contexts[0]
    summary.context.lineage = [
      LineageEntry(
        contextID: "ctx-old", retiredAt: Date.start.addingTimeInterval(-7200), reason: .lost)
    ]
    summary.context.sources = [ContextSource(path: "a.md", bytes: 12, sha256: "00")]
    summary.context.notes = "for the team"
    summary.context.creationUsage = Usage(promptTokens: 77)
    summary.context.truncation = .lastHistoryTokens(4096)
    let text = text(summary)
    for words in [
      "ctx-old, lost, 2 h ago", "a.md, 12 bytes, CHANGED, now 13 bytes",
      "1 of 1 changed since the context was created; /ctx refresh reads them again",
      "for the team", "77 tokens",
      "keeps the last 4,096 tokens", "23h 59m left",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("A long seed is shortened, and what is not known is said to be so")
  func long() {
    var summary = Sample.contexts[3]
    summary.context.seed = [
      Message(role: .user, content: String(repeating: "x", count: 10_000))
    ]
    let text = text(summary)
    #expect(text.utf8.count < 4000)
    #expect(text.contains("…"))
    #expect(text.contains("lifetime       unknown"))
  }
}
