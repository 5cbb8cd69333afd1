import FoundationEssentials
import Testing

@testable import ChatModel

/// What a record of a context says of its past and of its sources.
@Suite struct ContextRecordTests {
  private static let date = Date(timeIntervalSince1970: 1_700_000_000)

  @Test func `An id in another record's past is the same id, which that record did not pay for`() {
    let entry = LineageEntry(
      contextID: "old", retiredAt: Self.date, reason: .lost, createdAt: Self.date - 10,
      expiresAt: Self.date + 10, creationUsage: Usage(promptTokens: 5))
    #expect(entry.unpaid.contextID == "old" && entry.unpaid.reason == .lost)
    #expect(entry.unpaid.retiredAt == Self.date)
    #expect(entry.unpaid.creationUsage == nil && entry.unpaid.createdAt == nil)
    #expect(entry.unpaid.unpaid == entry.unpaid)
  }

  @Test(
    arguments: [
      ("f.txt", nil, "f.txt"), ("docs/f.txt", "docs", "docs"), ("-", nil, "-"),
      ("a/b/c.md", "a/", "a/"),
    ] as [(String, String?, String)])
  func `A source is named as the user named it`(path: String, folder: String?, named: String) {
    #expect(ContextSource(path: path, bytes: 1, sha256: "", folder: folder).named == named)
  }

  @Test(arguments: [
    (SourceState.unchanged, false), (.changed(bytes: 1), true), (.missing, true),
    (.unreadable("busy"), false), (.notAFile, false), (.new(bytes: 1), true),
  ])
  func `Only what is known to differ would change the seed`(state: SourceState, isChange: Bool) {
    #expect(state.isChange == isChange)
    #expect(!state.words.isEmpty)
  }

  @Test func `Each kind of source counts in the summary, alone and with each other`() {
    let states: [SourceState] = [
      .unchanged, .changed(bytes: 1), .missing, .unreadable("x"), .notAFile, .new(bytes: 1),
    ]
    let context = CachedContext(
      label: "c", contextID: "c", mode: .session, model: "m", profile: "p", createdAt: Self.date)
    for one in states {
      for other in states {
        let sources = [one, other].map {
          ContextDetails.Source(ContextSource(path: "f", bytes: 1, sha256: ""), $0)
        }
        let words = ContextDetails(context, sources: sources).sourcesInShort ?? ""
        let changes = [one, other].count { $0.isChange }
        #expect(words.hasPrefix("\(changes) of 2") == (changes > 0), "\(one) \(other): \(words)")
        #expect((words == "unchanged") == (one == .unchanged && other == .unchanged))
        let isUnknown = { (state: SourceState) in !state.isChange && state != .unchanged }
        #expect((words == "none can be compared") == (isUnknown(one) && isUnknown(other)))
      }
    }
  }

  @Test(
    arguments: [
      (nil, nil, nil, nil), (3600, nil, nil, 3600), (3600, nil, 100, 100), (3600, 50, nil, 50),
      (3600, 5000, 100, 100), (nil, nil, 100, 100), (nil, 200, 100, 100), (nil, 100, 200, 100),
    ] as [(Int?, Double?, Double?, Double?)])
  func `It was held until its end, or until the server said that it is gone`(
    ttl: Int?, end: Double?, lost: Double?, until: Double?
  ) {
    let date = { (seconds: Double?) in seconds.map { Self.date + $0 } }
    let context = CachedContext(
      label: "c", contextID: "c", mode: .session, model: "m", profile: "p", ttl: ttl,
      expiresAt: date(end), createdAt: Self.date, lostAt: date(lost))
    #expect(context.heldUntil == date(until))
  }

  @Test(arguments: [
    (0, "0 replies and drafts are"), (1, "A reply or a draft is"), (2, "2 replies and drafts are"),
  ])
  func `What would be lost is counted`(unsaved: Int, words: String) {
    let trouble = SavingTrouble(message: "The disk is full.", unsaved: unsaved)
    #expect(trouble.loss == "\(words) only in memory and would be lost.")
  }
}
