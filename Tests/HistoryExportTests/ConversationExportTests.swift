import ChatModel
import ChatTestSupport
import FoundationEssentials
import HistoryStore
import Testing

@testable import HistoryExport

@Suite struct ConversationExportTests {
  let folder: TemporaryFolder
  let archive = Sample.archive([Sample.turn("a"), Sample.full])

  init() throws { folder = try TemporaryFolder() }

  @Test func `Out, into another history, and out again gives the same bytes`() async throws {
    let first = try await folder.store("first", holding: [archive])
    let id = archive.conversation.id
    let text = try await ConversationExport(store: first).document([id], as: .json)
    let second = try await folder.store("second")
    let report = try await ConversationImport(store: second).read(Array(text.utf8), name: "x.json")
    #expect(report.imported == [id] && report.skipped.isEmpty && report.turns == 2)
    #expect(try await ConversationExport(store: second).document([id], as: .json) == text)
    let again = try await ConversationImport(store: second).read(Array(text.utf8), name: "x.json")
    #expect(again.skipped == [id] && again.imported.isEmpty)
  }

  @Test func `A file is called by the title, with a number where that is taken`() async throws {
    let export = ConversationExport(store: try await folder.store(holding: [archive]))
    let id = archive.conversation.id
    for name in ["how-caches-work.md", "how-caches-work-2.md", "how-caches-work-3.md"] {
      let path = try await export.write(id, as: .markdown, to: folder.path + "/")
      #expect(path == "\(folder.path)/\(name)")
    }
    #expect(
      try await export.write(id, as: .html, to: folder.path).hasSuffix("/how-caches-work.html"))
    let written = try #require(folder.text("how-caches-work-3.md"))
    #expect(try await export.document([id], as: .markdown) == written)
  }

  @Test func `A file is its owner's alone, and one that is there is not changed`() async throws {
    let export = ConversationExport(store: try await folder.store(holding: [archive]))
    let path = folder.path + "/out.json"
    #expect(try await export.write(archive.conversation.id, as: .json, to: path) == path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let before = folder.text("out.json")
    await #expect(throws: ExportError.self) {
      try await export.write(archive.conversation.id, as: .markdown, to: path)
    }
    #expect(folder.text("out.json") == before)
  }

  @Test func `A place that cannot be written is named`() async throws {
    let export = ConversationExport(store: try await folder.store(holding: [archive]))
    let error = await #expect(throws: ExportError.self) {
      try await export.write(
        archive.conversation.id, as: .json, to: folder.path + "/no/such/x.json")
    }
    #expect(error?.cause == .file)
    #expect(error?.description.contains("/no/such/x.json cannot be written") == true)
  }

  @Test func `A conversation that is not there is an error of the history`() async throws {
    let export = ConversationExport(store: try await folder.store())
    let error = await #expect(throws: ExportError.self) {
      try await export.document([ConversationID(rawValue: "gone")], as: .markdown)
    }
    #expect(error?.cause == .history)
  }

  @Test func `Several conversations make one document`() async throws {
    let export = ConversationExport(store: try await folder.store(holding: [archive]))
    let id = archive.conversation.id
    let text = try await export.document([id, id], as: .markdown)
    #expect(text.split(separator: "\n").filter { $0 == "# How caches work" }.count == 2)
    let page = try await export.document([id, id], as: .html)
    #expect(page.contains("<title>Conversations</title>"))
  }

  @Test func `An archive whose turns are no tree is refused whole`() async throws {
    var broken = archive
    broken.turns[1].parent = TurnID(rawValue: "nowhere")
    let text = try ArchiveDocument([archive, broken]).text()
    let store = try await folder.store()
    let other = Sample.archive([Sample.turn("z", after: "nowhere")])
    let bad = try ArchiveDocument([other]).text()
    let error = await #expect(throws: ExportError.self) {
      try await ConversationImport(store: store).read(Array(bad.utf8), name: "bad.json")
    }
    #expect(error?.cause == .data)
    #expect(try await store.conversations().isEmpty)
    // The first is in, so the second, which has its name, is left aside unread.
    #expect(
      try await ConversationImport(store: store).read(Array(text.utf8), name: "x").skipped.count
        == 1)
  }
}
