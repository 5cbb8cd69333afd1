import ChatModel
import ChatUI
import FoundationEssentials
import Testing

@testable import ChatApp

struct FileMentionsTests {
  private let request = SendRequest(conversation: ConversationID(rawValue: "c"), prompt: "see @f")

  private func file(_ bytes: [UInt8]) throws -> String {
    let path = "/tmp/ctxchat-mention-\(UInt64.random(in: 0 ... .max))"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  private func expanded(_ path: String) -> (prompt: String, failure: String?) {
    guard
      case .filesExpanded(let request, let failure, _) = FileMentions.expand(request, paths: [path])
    else { return ("", "no answer") }
    return (request.prompt, failure)
  }

  @Test func `A text file goes in below the prompt, in a fence that it cannot close`() throws {
    let path = try file(Array("a\n```\nb".utf8))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(expanded(path).prompt == "see @f\n\n\(path):\n````\na\n```\nb\n````")
  }

  @Test func `A file that is not there stays as it was written`() {
    #expect(expanded("/nonexistent/f").prompt == "see @f")
    #expect(expanded("/nonexistent/f").failure == nil)
  }

  @Test func `A file that is not text is refused with its name`() throws {
    let path = try file([0, 1, 2])
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(expanded(path).failure?.contains(path) == true)
  }

  @Test func `A folder or a device is no file`() {
    #expect(expanded("/tmp").failure == nil)
    #expect(expanded("/dev/zero").failure == nil)
  }
}
