import ChatModel
import FoundationEssentials
import HistoryStore
import Testing

@testable import HistoryExport

@Suite struct ArchiveDocumentTests {
  static let archive = Sample.archive([
    Sample.turn("a", prompt: "第一\u{0}个\u{2028}e\u{301}"), Sample.full, Sample.turn("b", at: 1.7),
  ])

  @Test func `The version stands first, whatever follows`() throws {
    let text = try ArchiveDocument([Self.archive]).text()
    #expect(text.hasPrefix("{\n  \"ctxchat\" : 2,\n  \"history\" : ["))
    #expect(text.hasSuffix("}\n"))
  }

  @Test func `Reading and writing again gives the same bytes and the same values`() throws {
    let text = try ArchiveDocument([Self.archive, Self.archive]).text()
    let read = try ArchiveDocument(Array(text.utf8), name: "x.json")
    #expect(read.history == [Self.archive, Self.archive])
    #expect(try read.text() == text)
    // Equal strings may differ in their scalars; these may not.
    #expect(
      read.history[0].turns[0].prompt.unicodeScalars.elementsEqual(
        Self.archive.turns[0].prompt.unicodeScalars))
  }

  @Test func `Where the files of a seed lay on this machine is not told`() throws {
    var archive = Self.archive
    archive.context.sources = ["a.md", "docs/b.md"].map {
      ContextSource(
        path: $0, bytes: 1, sha256: "00", base: "/home/somebody/secret-project", folder: "docs")
    }
    let text = try ArchiveDocument([archive]).text()
    #expect(!text.contains("somebody") && !text.contains("\"base\""))
    let read = try ArchiveDocument(Array(text.utf8), name: "x.json")
    #expect(read.history[0].context.sources.map(\.path) == ["a.md", "docs/b.md"])
    #expect(read.history[0].context.sources.allSatisfy { $0.base == nil && $0.folder == "docs" })
  }

  @Test(arguments: [
    "", "{}", "[]", "{\"history\": []}", "not JSON", "{\"ctxchat\": \"1\"}", "null",
  ])
  func `Something else is refused with what it should be`(text: String) {
    let error = #expect(throws: ExportError.self) {
      try ArchiveDocument(Array(text.utf8), name: "notes.json")
    }
    #expect(error?.cause == .data)
    #expect(error?.description.hasPrefix("notes.json is not an export of ctxchat") == true)
  }

  @Test func `A newer format is refused as such`() {
    let error = #expect(throws: ExportError.self) {
      try ArchiveDocument(Array("{\"ctxchat\": 3, \"history\": 7}".utf8), name: "x.json")
    }
    #expect(error?.description.contains("newer ctxchat (format 3") == true)
  }

  @Test func `What is wrong in it is named with its place`() throws {
    let text = try ArchiveDocument([Self.archive]).text()
    for (old, new, words) in [
      ("\"prompt\"", "\"prmpt\"", "history[0].turns[0] has no \"prompt\""),
      ("\"ttl\" : 3600", "\"ttl\" : \"long\"", "history[0].context.ttl has the wrong type"),
    ] {
      let place = try #require(text.firstRange(of: old))
      let broken = text.replacingCharacters(in: place, with: new)
      let error = #expect(throws: ExportError.self) {
        try ArchiveDocument(Array(broken.utf8), name: "x.json")
      }
      #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
  }

  @Test func `No cut of a document is read, and none traps`() throws {
    let bytes = Array(try ArchiveDocument([Self.archive]).text().utf8)
    for end in stride(from: 0, to: bytes.count - 2, by: 37) {
      #expect(throws: ExportError.self) {
        try ArchiveDocument(Array(bytes[..<end]), name: "x.json")
      }
    }
  }
}

extension String {
  func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }

  func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
