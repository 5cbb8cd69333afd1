import ChatTestSupport
import ChatUI
import Glibc
import Testing

@testable import ctxchat

@Suite struct TemplateFolderTests {
  private let folder: TemporaryFolder
  private let templates: TemplateFolder

  init() throws {
    folder = try TemporaryFolder()
    templates = TemplateFolder(beside: folder.path + "/config.json")
  }

  private func write(_ files: [String: [UInt8]]) throws {
    for (name, bytes) in files { try folder.write("templates/" + name, bytes) }
  }

  @Test func `Files that end with .md are templates, by their names`() throws {
    try write([
      "review.md": Array("Review {{input}}".utf8), "总结.md": Array("总结".utf8), "notes.txt": [],
      ".hidden.md": [], "sub/inner.md": [], ".md": [], "upper.MD": [],
    ])
    #expect(templates.list() == TemplateList(names: ["review", "总结"]))
    #expect(templates.text(of: "review") == .text("Review {{input}}"))
  }

  @Test func `A folder that is not there has none; one that is a file is told`() throws {
    #expect(templates.list() == TemplateList())
    try folder.write("templates", [0x41])
    #expect(templates.list().names.isEmpty)
    #expect(templates.list().problems.first?.contains("cannot be listed") == true)
  }

  @Test func `Names that are commands, or not one word, are told`() throws {
    try write([
      "help.md": [], "exit.md": [], "CTX.md": [], "rebuild.md": [], "two words.md": [],
      "tab\tname.md": [], "good.md": [],
    ])
    let list = templates.list()
    #expect(list.names == ["good"])
    #expect(list.problems.count == 6)
    #expect(list.problems.contains { $0.contains("help.md") && $0.contains("/help is a command") })
    #expect(list.problems.contains { $0.contains("CTX.md") && $0.contains("/ctx is a command") })
    #expect(list.problems.contains { $0.contains("two words.md") && $0.contains("one word") })
  }

  @Test func `A name that is not UTF-8 is told`() throws {
    mkdir(folder.path + "/templates", 0o700)
    let path =
      Array((folder.path + "/templates/caf").utf8CString.dropLast()) + [-23]
      + Array(".md".utf8CString)
    let file = path.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
    }
    close(file)
    #expect(file >= 0)
    #expect(templates.list().problems.first?.contains("not UTF-8") == true)
  }

  @Test func `Too many files are told, and the first ones are used`() throws {
    try write(
      Dictionary(uniqueKeysWithValues: (0...TemplateFolder.mostTemplates).map { ("t\($0).md", []) })
    )
    let list = templates.list()
    #expect(list.names.count == TemplateFolder.mostTemplates)
    #expect(list.problems.first?.contains("too many files") == true)
  }

  @Test func `What is no text of a template's size is refused with the reason`() throws {
    let limit = TemplateFolder.sizeLimit
    try write([
      "large.md": [UInt8](repeating: 0x61, count: limit + 1),
      "full.md": [UInt8](repeating: 0x61, count: limit), "utf16.md": [0xFF, 0xFE, 0x41, 0],
      "binary.md": [0x41, 0xC3, 0x28], "mark.md": [0xEF, 0xBB, 0xBF, 0x41],
    ])
    mkdir(folder.path + "/templates/folder.md", 0o700)
    mkfifo(folder.path + "/templates/pipe.md", 0o600)
    func reason(_ name: String) -> String {
      if case .failed(let reason) = templates.text(of: name) { reason } else { "" }
    }
    #expect(reason("large").contains("larger than 256 KB"))
    #expect(reason("full").isEmpty)
    #expect(reason("utf16").contains("UTF-8"))
    #expect(reason("binary").contains("UTF-8"))
    #expect(reason("folder").contains("not a file"))
    #expect(reason("pipe").contains("not a file"))
    #expect(reason("gone").contains("no longer there"))
    #expect(templates.text(of: "mark") == .text("A"))
  }
}
