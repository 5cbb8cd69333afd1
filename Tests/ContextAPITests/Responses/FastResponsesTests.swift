import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import HTTPStream
import Testing

@testable import ContextAPI

/// The client against fastresponses 0.1.0, a server of the Responses API that is not ours. `make test` installs it into
/// a virtual environment.
@Suite(.timeLimit(.minutes(5)))
struct FastResponsesTests {
  private static let python = SourceFolder.path + "/.build/peers/bin/python"

  /// Answers with all that it was given, so that a reply shows what the server remembers.
  private static let adapter = """
    from fastresponses.adapter import AgentAdapter, ReasoningDelta, TextDelta, UsageDelta

    class Memory(AgentAdapter):
        name = "memory"

        async def run(self, run):
            yield ReasoningDelta(delta="hm")
            for item in run.context_items:
                if item.type != "message":
                    continue
                parts = item.content
                text = parts if isinstance(parts, str) else "".join(p.text for p in parts)
                yield TextDelta(delta=f"[{item.role}: {text[:40]}]")

    memory = Memory()
    """

  /// The server while a test needs it.
  private struct Server {
    let process: BackgroundProcess
    let folder: TemporaryFolder
    let url: String

    init() async throws {
      let folder = try TemporaryFolder()
      let path = folder.path + "/memory_adapter.py"
      try Data(FastResponsesTests.adapter.utf8).write(to: URL(filePath: path))
      // Its words go to the error output.
      let process = try BackgroundProcess(
        [
          "/bin/sh", "-c",
          #"exec "$0" -c 'from fastresponses.cli import main; main()' serve "$1:memory" --port 0 2>&1"#,
          FastResponsesTests.python, path,
        ], environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path], folder: folder,
        name: "server")
      let words = try await onThread { try process.lines(4, seconds: 60) }.joined(separator: " ")
      let start = try #require(words.firstRange(of: "http://127.0.0.1:"))
      let port = words[start.upperBound...].prefix { $0.isNumber }
      (self.process, self.folder) = (process, folder)
      url = "http://127.0.0.1:\(port)/v1"
    }

    func client(stores: Bool = true) -> ContextClient {
      ContextClient(
        endpoint: Endpoint(
          baseURL: url, api: .responses(.plain), storesTurns: stores, key: APIKey("k")),
        transport: CurlTransport(), retry: .never)
    }
  }

  private func request(_ context: String, _ prompt: String, parent: String? = nil) -> ChatRequest {
    ChatRequest(
      contextID: context, model: "memory",
      seed: [Message(role: .system, content: "seed")],
      earlier: parent == nil ? [] : [Message(role: .user, content: "kept here")], parent: parent,
      messages: [Message(role: .user, content: prompt)], mode: .chain)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python)))
  func `A chain, its branches, what was not kept, and what is gone`() async throws {
    let server = try await Server()
    let client = server.client()
    let context = try await client.create(
      CreateContextRequest(model: "memory", messages: [Message(role: .system, content: "seed")]))
    #expect(context.mode == .chain)

    // The seed goes with the first turn only; the server remembers it.
    let first = try await client.complete(request(context.id, "one"))
    let one = try #require(first.node)
    #expect(first.choices.map(\.content) == ["[system: seed][user: one]"])
    #expect(first.choices.map(\.reasoning) == ["hm"])
    #expect(one.parent == nil && one.isKept == nil)
    let second = try await client.complete(request(context.id, "two", parent: one.id))
    let memory = "[system: seed][user: one][assistant: \(first.choices[0].content.prefix(40))]"
    #expect(second.choices.map(\.content) == [memory + "[user: two]"])
    #expect(second.node?.parent == one.id)

    // A branch from the older node does not have the newer turn; and streamed it is the same.
    var streamed = ReplyCollector()
    for await event in client.stream(request(context.id, "three", parent: one.id)) {
      streamed.take(event)
    }
    let third = try streamed.reply()
    #expect(third.choices.map(\.content) == [memory + "[user: three]"])
    #expect(third.node?.id != second.node?.id)
    #expect(third.node?.parent == one.id && third.node?.isKept == nil)
    #expect(!third.wasSentWhole)

    // A turn that was not to be kept cannot be followed: everything is sent again, and the user is told.
    let unkept = try await server.client(stores: false).complete(request(context.id, "four"))
    let four = try #require(unkept.node)
    #expect(four.isKept == false)
    let fifth = try await client.complete(request(context.id, "five", parent: four.id))
    #expect(fifth.wasSentWhole)
    #expect(fifth.choices.map(\.content) == ["[system: seed][user: kept here][user: five]"])
    #expect(fifth.node?.parent == nil)

    // The same of a node that was deleted; deleting it once more is no error.
    try await client.delete(one.id)
    try await client.delete(one.id)
    let sixth = try await client.complete(request(context.id, "six", parent: one.id))
    #expect(sixth.wasSentWhole)

    let error = await #expect(throws: APIError.self) { try await client.models() }
    #expect(error?.kind == .unsupported)
  }
}
