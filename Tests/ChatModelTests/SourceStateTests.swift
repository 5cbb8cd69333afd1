import ChatModel
import FoundationEssentials
import Testing

@Suite struct SourceStateTests {
  private func short(_ states: SourceState...) -> String? {
    let context = CachedContext(
      label: "c", contextID: "c", mode: .session, model: "m", profile: "p", createdAt: .now)
    let sources = states.map {
      ContextDetails.Source(ContextSource(path: "f", bytes: 1, sha256: ""), $0)
    }
    return ContextDetails(context, sources: sources).sourcesInShort
  }

  @Test func `The sources in short say whether another seed would come of them`() {
    #expect(short() == nil)
    #expect(short(.unchanged, .unchanged) == "unchanged")
    #expect(short(.notAFile, .unreadable("busy")) == "none can be compared")
    #expect(short(.unchanged, .notAFile) == "no changes found; some cannot be compared")
    for change in [SourceState.changed(bytes: 5), .missing, .new(bytes: 5)] {
      #expect(
        short(.unchanged, change, .notAFile) == "1 of 3 changed since the context was created")
    }
    #expect(short(.missing, .new(bytes: 1)) == "2 of 2 changed since the context was created")
  }

  @Test(arguments: [
    (SourceState.changed(bytes: 1), "CHANGED, now 1 byte"),
    (.changed(bytes: 12_345), "CHANGED, now 12,345 bytes"), (.new(bytes: 2), "NEW since, 2 bytes"),
    (.unreadable("Permission denied"), "cannot be compared: Permission denied"),
  ])
  func `Each state in words`(state: SourceState, words: String) {
    #expect(state.words == words)
  }
}
