import ChatModel
import ChatTestSupport
import FoundationEssentials
import Testing

@testable import SeedReading

@Suite struct SourceCheckTests {
  private func states(_ sources: [ContextSource]) -> [String] {
    SourceCheck.check(sources).map { "\($0.source.path): \($0.state.words)" }
  }

  @Test func `Every way in which a file can differ is distinguished`() throws {
    let folder = try TemporaryFolder()
    for name in ["same.md", "other.md", "longer.md", "gone.md", "d/a.md"] {
      try folder.write(name, Array("text of \(name)".utf8))
    }
    let reading = try SeedReader.read(
      ["same.md", "other.md", "longer.md", "gone.md", "d"], base: folder.path)
    #expect(Set(SourceCheck.check(reading.sources).map(\.state)) == [.unchanged])
    try folder.write("other.md", Array("TEXT of other.md".utf8))
    try folder.write("longer.md", Array("text of longer.md, more".utf8))
    try folder.write("d/b.md", Array("new".utf8))
    try folder.write("d/binary", [0, 1, 2])
    try FileManager.default.removeItem(atPath: folder.path + "/gone.md")
    let standard = ContextSource(path: "-", bytes: 3, sha256: "00")
    #expect(
      states(reading.sources + [standard]) == [
        "same.md: unchanged", "other.md: CHANGED, now 16 bytes",
        "longer.md: CHANGED, now 23 bytes", "gone.md: NOT FOUND", "d/a.md: unchanged",
        "-: standard input, which cannot be compared", "d/b.md: NEW since, 3 bytes",
      ])
  }

  @Test func `The summary never claims more than was compared`() {
    func short(_ states: SourceState...) -> String? {
      let source = ContextSource(path: "a", bytes: 1, sha256: "0")
      let context = CachedContext(
        label: "l", contextID: "c", mode: .session, model: "m", profile: "p", createdAt: .now)
      return ContextDetails(context, sources: states.map { ContextDetails.Source(source, $0) })
        .sourcesInShort
    }
    #expect(short() == nil)
    #expect(short(.unchanged, .unchanged) == "unchanged")
    #expect(short(.unchanged, .notAFile) == "no changes found; some cannot be compared")
    #expect(short(.notAFile) == "none can be compared")
    #expect(short(.unchanged, .missing) == "1 of 2 changed since the context was created")
  }

  // MARK: Refresh

  @Test func `Files are read again in their places; what came from elsewhere stays`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", Array("old a".utf8))
    try folder.write("d/x.md", Array("old x".utf8))
    try folder.write("d/y.md", Array("old y".utf8))
    let reading = try SeedReader.read(["d", "a.md"], base: folder.path)
    let seed = Seed(
      messages: [Message(role: .system, content: "Be brief.")] + reading.messages
        + [Message(role: .user, content: "piped")],
      sources: reading.sources + [ContextSource(path: "-", bytes: 5, sha256: "00")])
    try folder.write("a.md", Array("new a".utf8))
    try folder.write("d/z.md", Array("new z".utf8))
    try FileManager.default.removeItem(atPath: folder.path + "/d/x.md")
    let refresh = try SeedRefresh(seed)
    #expect(
      refresh.seed.messages.map(\.content) == [
        "Be brief.", "File d/y.md:\n\nold y", "File d/z.md:\n\nnew z", "File a.md:\n\nnew a",
        "piped",
      ])
    #expect(refresh.seed.sources.map(\.path) == ["d/y.md", "d/z.md", "a.md", "-"])
    #expect(
      SourceCheck.check(refresh.seed.sources).map(\.state) == [
        .unchanged, .unchanged, .unchanged, .notAFile,
      ])
    // And once more, from the new seed.
    #expect(try SeedRefresh(refresh.seed).seed == refresh.seed)
  }

  @Test func `A seed that no file is a part of, or not as it was read, is left alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", Array("text".utf8))
    let reading = try SeedReader.read(["a.md"], base: folder.path)
    #expect(throws: SeedError.self) {
      try SeedRefresh(Seed(messages: [Message(role: .system, content: "x")]))
    }
    #expect(throws: SeedError.self) {
      try SeedRefresh(
        Seed(messages: [Message(role: .system, content: "other")], sources: reading.sources))
    }
    try FileManager.default.removeItem(atPath: folder.path + "/a.md")
    #expect(throws: SeedError.self) {
      try SeedRefresh(Seed(messages: reading.messages, sources: reading.sources))
    }
  }
}
