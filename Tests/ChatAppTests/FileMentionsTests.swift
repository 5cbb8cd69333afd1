import ChatModel
import ChatTestSupport
import ChatUI
import FoundationEssentials
import Testing

@testable import ChatApp

@Suite struct FileMentionsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func file(_ name: String, _ bytes: [UInt8]) throws {
    let path = folder.path + "/" + name
    let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// Expands a prompt in which `%` stands for the folder.
  private func expand(
    _ prompt: String, isSure: Bool = false
  ) -> (prompt: String, expansion: FileExpansion) {
    func replaced(_ text: String, _ from: String, _ to: String) -> String {
      var rest = text[...]
      var result = ""
      while let range = rest.firstRange(of: from) {
        result += rest[..<range.lowerBound] + to
        rest = rest[range.upperBound...]
      }
      return result + rest
    }
    let request = SendRequest(
      conversation: ConversationID(rawValue: "c"), prompt: replaced(prompt, "%", folder.path))
    let (expanded, expansion) = FileMentions.expand(request, isSure: isSure)
    return (replaced(expanded.prompt, folder.path, "%"), expansion)
  }

  @Test func `A text file goes in below the prompt, in a fence that it cannot close`() throws {
    try file("f", Array("a\n```\nb".utf8))
    let (prompt, expansion) = expand("see @%/f, please")
    #expect(prompt == "see @%/f, please\n\n%/f:\n````\na\n```\nb\n````")
    #expect(expansion == .done(said: "1 file goes along, 7 bytes."))
  }

  @Test(arguments: [
    ("a\n", "a\n"), ("a\n\n", "a\n\n"), ("a", "a\n"), ("a\r\n", "a\r\n"),
  ])
  func `No line is sent that the file does not have`(text: String, inside: String) throws {
    try file("f", Array(text.utf8))
    #expect(expand("@%/f").prompt == "@%/f\n\n%/f:\n```\n\(inside)```")
  }

  @Test func `A byte order mark stays behind`() throws {
    try file("f", [0xEF, 0xBB, 0xBF] + Array("a".utf8))
    #expect(expand("@%/f").prompt == "@%/f\n\n%/f:\n```\na\n```")
  }

  @Test func `A folder gives its files, and what is left out is said`() throws {
    try file("d/.gitignore", Array("*.log\n".utf8))
    for name in ["d/b.md", "d/a.md", "d/x.log", "d/e/c.md"] { try file(name, Array("x".utf8)) }
    let (prompt, expansion) = expand("@%/d")
    #expect(
      prompt
        == "@%/d\n\n%/d/a.md:\n```\nx\n```\n\n%/d/b.md:\n```\nx\n```\n\n%/d/e/c.md:\n```\nx\n```")
    guard case .done(let said?) = expansion else { throw Missing() }
    #expect(said.hasPrefix("3 files go along, 3 bytes. Left out: ") && said.contains("ignored"))
  }

  private struct Missing: Error {}

  @Test func `What names no file is told before anything goes out, and goes out as words`() throws {
    try file("there.md", Array("x".utf8))
    let prompt = "see @%/there.md and @%/gone.md"
    let (untouched, expansion) = expand(prompt)
    #expect(untouched == prompt)
    guard case .doubtful(let doubt) = expansion else { throw Missing() }
    #expect(doubt.unknown.count == 1 && doubt.words.contains("/gone.md is not a file"))
    let (sent, done) = expand(prompt, isSure: true)
    #expect(sent == prompt + "\n\n%/there.md:\n```\nx\n```")
    #expect(done == .done(said: "1 file goes along, 1 byte."))
  }

  @Test func `What looks like a secret is told before it goes out`() throws {
    try file("settings", Array("DB_PASSWORD=hunter2\n".utf8))
    let (_, expansion) = expand("@%/settings")
    guard case .doubtful(let doubt) = expansion else { throw Missing() }
    #expect(doubt.words.contains("settings:1") && !doubt.words.contains("hunter2"))
    #expect(expand("@%/settings", isSure: true).prompt.contains("hunter2"))
  }

  @Test(arguments: [[0, 1, 2], [0xFF, 0xFE, 0x61, 0], [0x63, 0xE9]] as [[UInt8]])
  func `A file that is not text is refused with its name`(bytes: [UInt8]) throws {
    try file("f", bytes)
    guard case .refused(let reason) = expand("@%/f").expansion else { throw Missing() }
    #expect(reason.contains(folder.path + "/f"))
  }

  @Test func `Too much is refused, and says what to do`() throws {
    try file("f", [UInt8](repeating: 0x61, count: 1_000_001))
    guard case .refused(let reason) = expand("@%/f").expansion else { throw Missing() }
    #expect(reason.contains("1,000,001") && reason.contains("/ctx new"))
    for name in ["d/a", "d/b"] { try file(name, [UInt8](repeating: 0x61, count: 600_000)) }
    guard case .refused = expand("@%/d").expansion else { throw Missing() }
  }

  @Test func `A device is refused, and nothing waits for it`() {
    guard case .refused = expand("@/dev/zero").expansion else {
      Issue.record("not refused")
      return
    }
  }

  @Test func `What a prompt holds already is not added again`() throws {
    try file("f", Array("a".utf8))
    let once = expand("see @%/f").prompt
    let (twice, expansion) = expand(once)
    #expect(twice == once)
    #expect(expansion == .done(said: nil))
  }

  @Test func `A prompt without mentions stays as it is`() {
    let (prompt, expansion) = expand("mail bob@example.org about @property")
    #expect(prompt == "mail bob@example.org about @property")
    #expect(expansion == .done(said: nil))
  }

  @Test func `Paths are completed with folders marked, links to folders too`() throws {
    try file("d/a b.md", [])
    try file("d/sub/x", [])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/d/link", withDestinationPath: "sub")
    let start = folder.path + "/d/"
    #expect(
      PathCompletion.candidates(for: start) == ["a b.md", "link/", "sub/"].map { start + $0 })
    #expect(PathCompletion.isThere(start) && PathCompletion.isThere(start + "a b.md"))
    #expect(!PathCompletion.isThere(start + "a b.md/") && !PathCompletion.isThere(start + "a"))
  }
}
