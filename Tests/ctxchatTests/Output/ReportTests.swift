import ChatModel
import FoundationEssentials
import Testing

@testable import ctxchat

@Suite struct ReportTests {
  static let date = Date(timeIntervalSince1970: 1_775_000_000)

  @Test func `The names of a context's JSON are as promised`() {
    let context = CachedContext(
      key: ContextKey(rawValue: "k"), label: "文\u{1B}", contextID: "ctx-1", mode: .commonPrefix,
      model: "m", profile: "p", ttl: 3600,
      truncation: .lastHistoryTokens(4096), seed: [Message(role: .system, content: "a/b")],
      sources: [ContextSource(path: "a.md", bytes: 3, sha256: "00")], createdAt: Self.date,
      lineage: [LineageEntry(contextID: "ctx-0", retiredAt: Self.date, reason: .lost)], notes: "n")
    let talk = ConversationSummary(
      id: ConversationID(rawValue: "c"), context: context.key, title: "t", updatedAt: Self.date,
      turnCount: 2)
    let text = JSONText.of(
      ContextReport(
        context, conversations: [talk],
        details: ContextDetails(
          context, sources: [ContextDetails.Source(context.sources[0], .changed(bytes: 9))]),
        at: Self.date + 60))
    for member in [
      #""label" : "文\u001b""#, #""context_id" : "ctx-1""#, #""key" : "k""#,
      #""mode" : "common_prefix""#, #""state" : "warm""#, #""seconds_left" : 3540"#,
      #""ttl" : 3600"#, #""created_at" : "2026-03-31T23:33:20Z""#, #""conversation_count" : 1"#,
      #""content" : "a/b""#, #""last_history_tokens" : 4096"#, #""reason" : "lost""#,
      #""turns" : 2"#, #""path" : "a.md""#, #""state" : "changed""#,
    ] { #expect(text.contains(member), "\(member)\n\(text)") }
    #expect(text.hasSuffix("}\n"))
    let short = JSONText.of(ContextReport(context, conversations: [], at: Self.date))
    #expect(!short.contains("seed"))
  }

  @Test func `A hit's JSON names its place and its matches`() {
    let hit = SearchHit(
      .prompt, context: ContextKey(rawValue: "k"), conversation: ConversationID(rawValue: "c"),
      turn: TurnID(rawValue: "t"),
      conversationTitle: "x", contextLabel: "y", date: Self.date, snippet: "abc", matches: [1..<2])
    let text = JSONText.of([SearchReport(hit)]).filter { !$0.isWhitespace }
    #expect(text.contains(#""conversation":"c""#) && text.contains(#""turn":"t""#))
    #expect(text.contains(#""matches":[[1,2]]"#))
    #expect(text.contains(#""kind":"prompt""#) && text.contains(#""role":"user""#))
    let label = SearchHit(
      .label, context: ContextKey(rawValue: "k"), conversation: nil, conversationTitle: "",
      contextLabel: "y", date: Self.date, snippet: "y", matches: [0..<1])
    let report = JSONText.of([SearchReport(label)])
    for name in ["turn", "role", "conversation"] { #expect(!report.contains("\"\(name)\"")) }
  }
}
