import ChatModel
import ChatTestSupport
import FoundationEssentials
import HTTPStream
import Testing

@testable import ContextAPI

/// The API `chat` against a server that we did not write: llama.cpp's, with a model of 270 million parameters. `make test`
/// installs it into a virtual environment; without it the test is skipped, and the installation has said so.
@Suite(.timeLimit(.minutes(5)))
struct LlamaServerTests {
  private static let folder = SourceFolder.path + "/.build/llama-server"
  private static let python = folder + "/bin/python"

  private let seed = [
    Message(role: .system, content: "You answer in a few words, from this list."),
    Message(role: .system, content: (1...20).map { "Pump \($0) is blue. " }.joined()),
  ]

  private func request(_ messages: [Message], most: Int = 4) -> ChatRequest {
    ChatRequest(
      contextID: "here-abcdefghijkl", model: "gemma", seed: seed, messages: messages,
      parameters: Parameters(temperature: 0, maxTokens: most), mode: .local)
  }

  /// A streamed reply; what is not its whole end is an issue.
  private func reply(_ client: ContextClient, _ messages: [Message]) async -> (String, Usage) {
    var text = ""
    for await event in client.stream(request(messages)) {
      if case .delta(let deltas) = event { text += deltas.map(\.content).joined() }
      guard case .ended(let end) = event else { continue }
      if case .finished(let summary) = end, let usage = summary.usage { return (text, usage) }
      Issue.record("the reply ended with \(end)")
    }
    return (text, Usage())
  }

  private func user(_ text: String) -> Message { Message(role: .user, content: text) }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python)))
  func `a conversation, an edit and a fork are answered from what the server has read`()
    async throws
  {
    let temporary = try TemporaryFolder()
    let server = try BackgroundProcess(
      [Self.python, SourceFolder.path + "/Tests/Peers/llama_server.py", Self.folder],
      environment: ["PATH": "/usr/bin:/bin"], folder: temporary, name: "llama")
    let address = try await onThread { try server.lines(1, seconds: 120)[0] }
    let client = ContextClient(
      endpoint: Endpoint(baseURL: address + "/v1", api: .chat, key: nil),
      transport: CurlTransport(), retry: .never)

    #expect(try await client.models() == ["gemma"])
    let created = try await client.create(CreateContextRequest(model: "gemma", messages: seed))
    #expect(created.mode == .local)

    // The server has read nothing yet.
    let question = user("Which colour has pump 7?")
    let (answer, first) = await reply(client, [question])
    #expect(!answer.isEmpty)
    let seedTokens = try #require(first.promptTokens)
    #expect(seedTokens > 100)
    #expect((first.cachedTokens ?? seedTokens) < 10)
    #expect(first.completionTokens.map { 1...4 ~= $0 } == true)

    // A conversation: all that was sent before is there already.
    let start = [question, Message(role: .assistant, content: answer)]
    let (_, second) = await reply(client, start + [user("And pump 8?")])
    #expect(second.promptTokens ?? 0 > seedTokens)
    #expect(second.cachedTokens ?? 0 >= seedTokens - 8)

    // An edit of the second prompt: the same up to there.
    let (_, edited) = await reply(client, start + [user("Is pump 8 red?")])
    #expect(edited.cachedTokens ?? 0 >= seedTokens - 8)

    // A fork: another conversation with the same seed.
    let (_, forked) = await reply(client, [user("How many pumps are there?")])
    #expect(forked.cachedShare ?? 0 > 0.8)

    // In one piece.
    let whole = try await client.complete(request([question]))
    #expect(!whole.choices[0].content.isEmpty)
    #expect(whole.usage?.cachedShare ?? 0 > 0.8)

    // More than its window of 1,024 tokens.
    let long = user(String(repeating: "Pump 31 is red. ", count: 300))
    let error = await #expect(throws: APIError.self) {
      try await client.complete(request([long]))
    }
    #expect(error?.kind == .badRequest)
    #expect(error?.message.contains("model's window of 1,024 tokens") == true)
    _ = server
  }
}
