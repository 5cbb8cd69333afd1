import ChatModel
import FoundationEssentials
import Glibc
import Testing

@testable import ctxchat

@Suite struct SeedPlanTests {
  private func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result
  {
    let path = "/tmp/ctxchat-seed-\(UInt64.random(in: 0 ... .max)).txt"
    defer { unlink(path) }
    try Data(text.utf8).write(to: URL(filePath: path))
    return try body(path)
  }

  @Test func `The system message goes first, each file after it`() throws {
    try withFile("12 bytes 文") { path in
      let plan = try SeedPlan(system: "Be brief.", paths: [path])
      #expect(plan.messages.count == 2)
      #expect(plan.messages[0] == Message(role: .system, content: "Be brief."))
      #expect(plan.messages[1].content.contains("12 bytes 文"))
      #expect(plan.sources.map(\.bytes) == [12])
      #expect(plan.preview.contains("12 bytes\n"))
      #expect(plan.preview.hasSuffix("tokens (estimate)\n"))
      try plan.requireNoSecrets(hint: "")
    }
  }

  @Test func `What looks like a secret is refused with its place, never shown`() throws {
    try withFile("a\nkey = AKIAABCDEFGHIJKLMNOP\n") { path in
      let plan = try SeedPlan(system: nil, paths: [path])
      let failure = #expect(throws: CommandFailure.self) { try plan.requireNoSecrets(hint: "HINT") }
      #expect(failure?.status == .data)
      #expect(failure?.description.contains("\(path):2: ") == true)
      // A form shows it on one line, where it must still be sentences.
      #expect(failure?.description.hasSuffix(".\nHINT") == true)
      #expect(failure?.description.contains("AKIAABCDEF") == false)
    }
  }

  @Test func `A file that is not there is bad input`() {
    let failure = #expect(throws: CommandFailure.self) {
      try SeedPlan(system: nil, paths: ["/no/such/file"])
    }
    #expect(failure?.status == .data)
    #expect(failure?.description.contains("/no/such/file") == true)
  }

  @Test func `A long list is cut in the preview`() throws {
    var plan = try SeedPlan(system: "x", paths: [])
    plan.sources = (0..<100).map { ContextSource(path: "f\($0)\u{1B}", bytes: 1, sha256: "") }
    #expect(plan.preview.contains("… and 70 more"))
    #expect(!plan.preview.contains("\u{1B}"))
  }
}
