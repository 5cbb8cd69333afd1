import ChatModel
import HTTPStream
import Testing

@testable import ContextAPI

/// The API `chat`: the context is ours, and every turn is sent with all before it.
struct ChatFormatTests {
  private let format = ChatFormat(chatPath: ChatFormat.standardPath)
  private static let seed = [
    Message(role: .system, content: "You know this manual: …"),
    Message(role: .user, content: "Read it."),
  ]

  private func request(
    _ messages: [Message], _ parameters: Parameters = Parameters()
  ) -> ChatRequest {
    ChatRequest(
      contextID: "here-abcdefghijkl", model: "m", seed: Self.seed, messages: messages,
      parameters: parameters, mode: .local)
  }

  private func body(
    _ request: ChatRequest, stream: Bool = false, usage: Bool = true
  ) -> [UInt8] {
    format.turn(request, stream: stream, usage: usage).body
  }

  // MARK: Creation

  @Test func `a context is made here, and nothing is sent`() async throws {
    let transport = ScriptedTransport()
    let client = ContextClient(
      endpoint: Endpoint(baseURL: "http://localhost:11434/v1", api: .chat, key: nil),
      transport: transport)
    let created = try await client.create(
      CreateContextRequest(model: "m", messages: Self.seed, mode: .local))
    #expect(OwnContextID.isOwn(created.id))
    #expect(created.mode == .local)
    #expect(created.expiresAt == nil && created.ttl == nil && created.usage == nil)
    let other = try await client.create(CreateContextRequest(model: "m", messages: Self.seed))
    #expect(other.id != created.id)
    #expect(transport.requests.isEmpty)
  }

  @Test func `it can do what needs no server`() {
    #expect(format.capabilities.modes == [.local])
    #expect(format.capabilities.lifetime == .local)
    #expect(format.capabilities.lifetimes == nil)
    #expect(!format.capabilities.canExtend && !format.capabilities.canList)
    #expect(format.capabilities.deletion == .none)
    #expect(format.capabilities.takesChoices)
    #expect(format.list(page: nil) == nil)
    #expect(format.extend("x", seconds: 60) == nil)
    #expect(format.delete("x") == nil)
  }

  @Test func `a creation that would be refused elsewhere is refused here, too`() {
    func violation(_ request: CreateContextRequest) -> String? {
      format.violation(in: request)?.message
    }
    #expect(violation(CreateContextRequest(model: "m", messages: Self.seed)) == nil)
    #expect(violation(CreateContextRequest(model: "", messages: Self.seed)) != nil)
    #expect(violation(CreateContextRequest(model: "m", messages: [])) != nil)
    #expect(
      violation(CreateContextRequest(model: "m", messages: Self.seed, mode: .session))
        == "The mode is session; this API accepts local.")
  }

  // MARK: Turns

  /// Templates of local models refuse a second system message, or drop it, and want the roles by turns.
  @Test func `neighbours of one role become one message`() {
    let request = ChatRequest(
      contextID: "here-a", model: "m",
      seed: ["a", "b", "c"].map { Message(role: .system, content: $0) },
      messages: [
        Message(role: .user, content: "1"), Message(role: .user, content: "2"),
        Message(role: .assistant, content: "3"), Message(role: .user, content: "4"),
      ], mode: .local)
    #expect(
      String(decoding: body(request), as: UTF8.self)
        == #"{"model":"m","messages":[{"role":"system","content":"a\n\nb\n\nc"},{"role":"user","content":"1\n\n2"},"#
        + #"{"role":"assistant","content":"3"},{"role":"user","content":"4"}]}"#)
  }

  @Test(arguments: [
    "Unable to generate parser for this template. … Error: Jinja Exception: Conversation roles must alternate user/assistant/user/assistant/...",
    "After the optional system message, conversation roles must alternate user/assistant",
    "System role not supported", "System message must be at the beginning.",
    "Only user and assistant roles are supported!",
  ])
  func `a template that refuses the roles is told with what helps`(message: String) {
    let error = error(400, #"{"error":{"code":400,"message":"\#(message)"}}"#)
    #expect(error.kind == .badRequest)
    #expect(
      error.message.hasSuffix("Put the system message into the prompt, or use another model.")
    )
  }

  @Test func `a turn has the seed and every message, and no context`() {
    let parameters = Parameters(
      temperature: 0.7, topP: 0.9, n: 2, stop: ["a", "b"], maxTokens: 1024, presencePenalty: -1,
      frequencyPenalty: 1.5)
    let wire = format.turn(
      request([Message(role: .user, content: "Why?")], parameters), stream: true, usage: true)
    #expect(wire.path == "/chat/completions")
    #expect(
      String(decoding: wire.body, as: UTF8.self)
        == #"{"model":"m","messages":[{"role":"system","content":"You know this manual: …"},"#
        + #"{"role":"user","content":"Read it.\n\nWhy?"}],"#
        + #""temperature":0.7,"top_p":0.9,"n":2,"stop":["a","b"],"max_tokens":1024,"presence_penalty":-1,"#
        + #""frequency_penalty":1.5,"stream":true,"stream_options":{"include_usage":true}}"#)
  }

  @Test func `a stream asks for its usage, or not`() {
    let request = request([Message(role: .user, content: "?")])
    func end(stream: Bool, usage: Bool) -> String {
      String(
        String(decoding: body(request, stream: stream, usage: usage), as: UTF8.self)
          .split(separator: "]").last ?? "")
    }
    #expect(
      end(stream: true, usage: true) == #","stream":true,"stream_options":{"include_usage":true}}"#)
    #expect(end(stream: true, usage: false) == #","stream":true}"#)
    #expect(end(stream: false, usage: true) == "}")
  }

  /// An automatic cache is hit only by the same bytes from the first on.
  @Test func `the beginning is the same, byte for byte, from turn to turn`() {
    var messages: [Message] = []
    var last: [UInt8] = []
    for turn in 0..<20 {
      messages.append(Message(role: .user, content: "Question \(turn): \"日本\" 👨‍👩‍👧\n\u{1}"))
      let bytes = body(request(messages), stream: true)
      if !last.isEmpty {
        // All but the list's end and what follows it.
        let end = last.lastIndex(of: UInt8(ascii: "]")) ?? 0
        #expect(bytes.starts(with: last[..<end]))
      }
      last = bytes
      messages.append(Message(role: .assistant, content: "Answer \(turn) \\ </s>"))
    }
  }

  @Test func `an edit and a fork share the bytes before them`() {
    let start = [
      Message(role: .user, content: "a"), Message(role: .assistant, content: "b"),
    ]
    let one = body(request(start + [Message(role: .user, content: "one")]))
    let two = body(request(start + [Message(role: .user, content: "two")]))
    let common = zip(one, two).prefix { $0 == $1 }.count
    #expect(String(decoding: one[common...], as: UTF8.self) == #"one"}]}"#)
  }

  @Test func `a new system message does not change what is before it`() {
    let start = [Message(role: .user, content: "a"), Message(role: .assistant, content: "b")]
    let system = Message(role: .system, content: "In French.")
    let bytes = body(request(start + [system, Message(role: .user, content: "c")]))
    #expect(
      String(decoding: bytes, as: UTF8.self).hasSuffix(
        #"{"role":"system","content":"In French."},{"role":"user","content":"c"}]}"#))
  }

  @Test func `several replies can be asked for, as nothing is remembered`() {
    let several = request([Message(role: .user, content: "a")], Parameters(n: 3))
    #expect(format.violation(in: several) == nil)
    #expect(format.violation(in: request([])) != nil)
    #expect(
      format.violation(in: request([Message(role: .assistant, content: "a")])) != nil)
  }

  // MARK: Addresses

  @Test(arguments: [
    "http://localhost:11434/v1", "http://localhost:11434/v1/",
    "http://localhost:11434/v1/chat/completions", "http://localhost:11434/v1/models",
  ])
  func `a path that was copied with the base URL is cut`(base: String) throws {
    let endpoint = Endpoint(baseURL: base, api: .chat, key: nil)
    let path = endpoint.format.turn(request([]), stream: true, usage: true).path
    #expect(try endpoint.url(of: path) == "http://localhost:11434/v1/chat/completions")
  }

  @Test func `a profile may set its path`() throws {
    let endpoint = Endpoint(
      baseURL: "https://a.b/openai/deployments/x/chat/completions?", api: .chat,
      chatPath: "/v2/chat", key: nil)
    #expect(endpoint.format.turn(request([]), stream: true, usage: true).path == "/v2/chat")
    #expect(
      Endpoint(baseURL: "", api: .context, key: nil).format
        .turn(request([]), stream: true, usage: true).path == "/context/chat/completions")
  }

  // MARK: Errors

  private func error(_ status: Int, _ json: String) -> APIError {
    let response = HTTPResponse(status: status, headers: [], body: HTTPBody(chunks: []))
    return ErrorReport(operation: .chat, response: response, format: format, key: nil)
      .error(body: Array(json.utf8))
  }

  /// What servers say of a conversation that does not fit: how much it has, how much fits.
  static let overflows: [(Int, String, Int?, Int?)] = [
    // OpenAI.
    (
      400,
      #"{"error":{"message":"This model's maximum context length is 4097 tokens. However, you requested 5000 tokens (1000 in the messages, 4000 in the completion).","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"#,
      5000, 4097
    ),
    // llama.cpp's server.
    (
      400,
      #"{"error":{"code":400,"message":"request (1649 tokens) exceeds the available context size (512 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":1649,"n_ctx":512}}"#,
      1649, 512
    ),
    (
      400,
      #"{"error":{"code":400,"message":"the request exceeds the available context size. try increasing the context size or enable context shift","type":"exceed_context_size_error","n_prompt_tokens":700,"n_ctx":256}}"#,
      700, 256
    ),
    // vLLM, in two versions.
    (
      400,
      #"{"error":{"message":"This model's maximum context length is 128 tokens. However, your request has 2000 input tokens. Please reduce the length of the input messages.","type":"BadRequestError","param":null,"code":400}}"#,
      2000, 128
    ),
    (
      400,
      #"{"object":"error","message":"You passed 5000 input tokens and requested 1000 output tokens. However, the model's context length is only 4096 tokens, resulting in a maximum input length of 3096 tokens.","type":"BadRequestError","code":400}"#,
      5000, 4096
    ),
    // SGLang.
    (
      400,
      #"{"object":"error","message":"Input length (5000 tokens) exceeds the maximum allowed length (4096 tokens). Use a shorter input.","type":"BadRequestError","code":400}"#,
      5000, 4096
    ),
    (
      400,
      #"{"error":{"message":"The input (3000 tokens) is longer than the model's context length (2048 tokens)."}}"#,
      3000, 2048
    ),
    // llama-cpp-python, with a status of 500 in some versions.
    (
      500,
      #"{"error":{"message":"This model's maximum context length is 2048 tokens. However, you requested 5461 tokens (5361 in the messages, 100 in the completion).","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"#,
      5461, 2048
    ),
    // LM Studio.
    (
      400,
      #"{"error":"Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough."}"#,
      5000, 4096
    ),
    // Anthropic's, as gateways pass it on.
    (
      400, #"{"error":{"message":"prompt is too long: 210000 tokens > 200000 maximum"}}"#, 210_000,
      200_000
    ),
    // Ollama, where it does not cut without a word.
    (400, #"{"error":{"message":"the input length exceeds the context length"}}"#, nil, nil),
    // Numbers that contradict each other are not told.
    (
      400,
      #"{"error":{"message":"This model's maximum context length is 4096 tokens. However, you requested 3000 tokens and more.","code":"context_length_exceeded"}}"#,
      nil, 4096
    ),
    (400, #"{"error":{"message":"Too long.","code":"context_length_exceeded"}}"#, nil, nil),
  ]

  @Test(arguments: overflows)
  func `a conversation that does not fit is no lost context`(
    status: Int, json: String, needed: Int?, limit: Int?
  ) {
    let error = error(status, json)
    #expect(error.kind == .badRequest)
    let size = needed.map { " (\(Count.text($0)) tokens)" } ?? ""
    let window = limit.map { " of \(Count.text($0)) tokens" } ?? ""
    #expect(
      error.message.hasSuffix(
        "The conversation\(size) does not fit into the model's window\(window): fork it at an"
          + " earlier turn, start a new one in the same context, lower max_tokens, or use a model with a"
          + " larger window."
      ))
  }

  @Test func `it is the same inside a stream`() {
    let event = "data: " + Self.overflows[1].1 + "\n\n"
    let failure = ReplyOutcome(event, of: .chat).failure
    #expect(failure?.kind == .badRequest)
    #expect(failure?.message.contains("window of 512 tokens") == true)
  }

  @Test(arguments: [
    #"{"error":{"message":"The name exceeds the maximum allowed length"}}"#,
    #"{"error":{"message":"max_tokens must be at least 1"}}"#,
    #"{"error":{"message":"temperature is too high"}}"#,
  ])
  func `other refusals do not speak of the window`(json: String) {
    #expect(!error(400, json).message.contains("window"))
  }

  /// There is nothing on the server that could be lost.
  @Test(arguments: [
    (404, #"{"error":{"message":"context expired"}}"#, APIError.Kind.badRequest),
    (
      400, #"{"error":{"message":"context not found","code":"InvalidParameter","param":"x"}}"#,
      .parameter("x")
    ),
    (404, #"{"error":{"message":"model \"llama9\" not found, try pulling it first"}}"#, .model),
    (404, #"{"detail":"Not Found"}"#, .wrongBaseURL),
    (404, "404 page not found", .wrongBaseURL),
    (
      404, #"{"error":{"message":"File Not Found","type":"not_found_error","code":404}}"#,
      .wrongBaseURL
    ),
    (401, #"{"error":{"message":"Incorrect API key"}}"#, .key),
    (402, #"{"error":{"message":"Insufficient Balance"}}"#, .account),
    (
      503, #"{"error":{"message":"Loading model","type":"unavailable_error","code":503}}"#, .loading
    ),
  ])
  func `errors mean what they mean, and never a loss`(
    status: Int, json: String, kind: APIError.Kind
  ) {
    #expect(error(status, json).kind == kind)
  }

  @Test func `models are read by their ids`() async throws {
    let list =
      #"{"object":"list","data":[{"id":"llama3.2:latest","object":"model"},{"id":"qwen3"}]}"#
    let transport = ScriptedTransport(.response(200, [list]))
    let client = ContextClient(
      endpoint: Endpoint(baseURL: "http://localhost:11434/v1", api: .chat, key: nil),
      transport: transport)
    #expect(try await client.models() == ["llama3.2:latest", "qwen3"])
    #expect(transport.requests[0].url == "http://localhost:11434/v1/models")
    #expect(transport.requests[0].headers[field: "Authorization"] == nil)
  }
}
