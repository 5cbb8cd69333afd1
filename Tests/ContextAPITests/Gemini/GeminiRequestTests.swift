import ChatModel
import CompletionReading
import Testing

@testable import ContextAPI

/// What goes over the wire in the API `gemini`, byte for byte.
struct GeminiRequestTests {
  private static let google = "https://generativelanguage.googleapis.com/v1beta"
  private static let seed = [
    Message(role: .system, content: "You are terse."),
    Message(role: .user, content: "The \"manual\""),
  ]

  private func creation(
    _ request: CreateContextRequest, below base: String = google
  ) -> (path: String, body: String)? {
    guard case .request(let wire) = GeminiFormat(baseURL: base).creation(request) else {
      return nil
    }
    return (wire.path, String(decoding: wire.body, as: UTF8.self))
  }

  private func turn(
    _ messages: [Message], _ parameters: Parameters = Parameters(), model: String = "gemini-3",
    mode: ContextMode? = .commonPrefix, stream: Bool = false, below base: String = google
  ) -> (path: String, body: String) {
    let request = ChatRequest(
      contextID: "cachedContents/abc", model: model, seed: mode == .local ? Self.seed : [],
      messages: messages, parameters: parameters, mode: mode)
    let wire = GeminiFormat(baseURL: base).turn(request, stream: stream, usage: true)
    #expect(wire.method == "POST")
    return (wire.path, String(decoding: wire.body, as: UTF8.self))
  }

  private let question = [Message(role: .user, content: "Why?")]

  // MARK: Creation

  @Test func `a creation has the seed, its instructions apart, a lifetime and a label`() {
    let request = CreateContextRequest(
      model: "gemini-3-flash", messages: Self.seed, label: "manual", mode: .commonPrefix, ttl: 600)
    let wire = creation(request)
    #expect(wire?.path == "/cachedContents")
    #expect(
      wire?.body
        == #"{"model":"models/gemini-3-flash","contents":[{"role":"user","parts":[{"text":"The \"manual\""}]}],"#
        + #""systemInstruction":{"parts":[{"text":"You are terse."}]},"ttl":"600s","displayName":"manual"}"#
    )
  }

  @Test func `what is not set does not go out`() {
    let request = CreateContextRequest(
      model: "models/m", messages: [Message(role: .user, content: "x")])
    #expect(
      creation(request)?.body
        == #"{"model":"models/m","contents":[{"role":"user","parts":[{"text":"x"}]}]}"#)
  }

  @Test func `several system messages are several parts, and a seed may have nothing else`() {
    let request = CreateContextRequest(
      model: "m",
      messages: [Message(role: .system, content: "a"), Message(role: .system, content: "b")])
    #expect(
      creation(request)?.body
        == #"{"model":"models/m","systemInstruction":{"parts":[{"text":"a"},{"text":"b"}]}}"#)
  }

  @Test func `a seed with a dialogue keeps its order and its roles`() {
    let request = CreateContextRequest(
      model: "m",
      messages: [
        Message(role: .user, content: "1"), Message(role: .user, content: "2"),
        Message(role: .assistant, content: "3"), Message(role: .system, content: "s"),
        Message(role: .user, content: "4"), Message(role: .user, content: ""),
      ])
    #expect(
      creation(request)?.body
        == #"{"model":"models/m","contents":[{"role":"user","parts":[{"text":"1"},{"text":"2"}]},"#
        + #"{"role":"model","parts":[{"text":"3"}]},{"role":"user","parts":[{"text":"4"}]}],"#
        + #""systemInstruction":{"parts":[{"text":"s"}]}}"#)
  }

  @Test(arguments: [
    (String(repeating: "x", count: 200), 128), (String(repeating: "日", count: 128), 128),
    // A family of seven Unicode characters is not cut apart.
    (String(repeating: "👨‍👩‍👧‍👦", count: 20), 126), ("short", 5),
  ])
  func `a label is cut to 128 characters`(label: String, count: Int) {
    let body =
      creation(CreateContextRequest(model: "m", messages: question, label: label))?.body ?? ""
    let name = ParsedJSON(Array(body.utf8))?["displayName"]?.text ?? ""
    #expect(name.unicodeScalars.count == count)
    #expect(label.hasPrefix(name))
  }

  @Test func `a context that stays here is not created there`() {
    let format = GeminiFormat(baseURL: Self.google)
    let request = CreateContextRequest(model: "m", messages: Self.seed, mode: .local)
    guard case .local(let created) = format.creation(request) else {
      Issue.record("a request")
      return
    }
    #expect(OwnContextID.isOwn(created.id))
    #expect(created.mode == .local)
    #expect(format.extend(created.id, seconds: 60) == nil)
    #expect(format.delete(created.id) == nil)
  }

  @Test func `rules are checked before anything is sent`() {
    let format = GeminiFormat(baseURL: Self.google)
    func violation(
      ttl: Int? = nil, mode: ContextMode? = nil, truncation: TruncationStrategy? = nil
    ) -> String? {
      format.violation(
        in: CreateContextRequest(
          model: "m", messages: Self.seed, mode: mode, ttl: ttl, truncation: truncation))?.message
    }
    #expect(violation() == nil)
    #expect(violation(ttl: 60) == nil)
    #expect(violation(ttl: 31_536_000) == nil)
    #expect(violation(mode: .local) == nil)
    #expect(
      violation(ttl: 59)
        == "ttl is 59 s; the API accepts 60 to 31536000 (a minute to a year).")
    #expect(violation(ttl: 31_536_001) != nil)
    #expect(
      violation(mode: .session)
        == "The mode is session; this API accepts common_prefix or local.")
    #expect(violation(truncation: .lastHistoryTokens(1)) != nil)
  }

  // MARK: Turns

  /// Trap: a cached prefix sent again is refused (instructions, tools) or billed twice (contents).
  @Test func `a turn sends what comes after the prefix, and no instructions or tools`() {
    let wire = turn([
      Message(role: .user, content: "Why?"), Message(role: .assistant, content: "Because."),
      Message(role: .user, content: "So?"),
    ])
    #expect(wire.path == "/models/gemini-3:generateContent")
    #expect(
      wire.body
        == #"{"cachedContent":"cachedContents/abc","contents":[{"role":"user","parts":[{"text":"Why?"}]},"#
        + #"{"role":"model","parts":[{"text":"Because."}]},{"role":"user","parts":[{"text":"So?"}]}]}"#
    )
  }

  @Test func `a system message of a later turn is a part before its prompt`() {
    let wire = turn([
      Message(role: .user, content: "Why?"), Message(role: .assistant, content: "Because."),
      Message(role: .system, content: "In French."), Message(role: .user, content: "So?"),
    ])
    #expect(
      wire.body.hasSuffix(
        #"{"role":"user","parts":[{"text":"In French."},{"text":"So?"}]}]}"#))
    #expect(!wire.body.contains("system"))
  }

  @Test func `a stream is asked for as events`() {
    #expect(turn(question, stream: true).path == "/models/gemini-3:streamGenerateContent?alt=sse")
    #expect(turn(question, stream: true).body == turn(question).body)
  }

  @Test func `every parameter goes out by its name and type`() {
    let parameters = Parameters(
      temperature: 0.7, topP: 0.9, n: 2, stop: ["\n"], maxTokens: 1024, presencePenalty: -1,
      frequencyPenalty: 1.5)
    #expect(
      turn(question, parameters).body
        == #"{"cachedContent":"cachedContents/abc","contents":[{"role":"user","parts":[{"text":"Why?"}]}],"#
        + #""generationConfig":{"temperature":0.7,"topP":0.9,"maxOutputTokens":1024,"stopSequences":["\n"],"#
        + #""candidateCount":2,"presencePenalty":-1,"frequencyPenalty":1.5}}"#)
  }

  @Test func `without a prefix the seed goes along`() {
    #expect(
      turn(question, mode: .local).body
        == #"{"contents":[{"role":"user","parts":[{"text":"The \"manual\""},{"text":"Why?"}]}],"#
        + #""systemInstruction":{"parts":[{"text":"You are terse."}]}}"#)
  }

  @Test(arguments: [
    ("gemini-3", "/models/gemini-3:generateContent"),
    ("models/gemini-3", "/models/gemini-3:generateContent"),
    ("tunedModels/mine-1", "/tunedModels/mine-1:generateContent"),
    ("a b?key=1#x", "/models/a%20b%3Fkey%3D1%23x:generateContent"),
    ("日", "/models/%E6%97%A5:generateContent"),
    (
      "projects/p/locations/l/publishers/google/models/gemini-3",
      "/projects/p/locations/l/publishers/google/models/gemini-3:generateContent"
    ),
  ])
  func `the model is part of the path`(model: String, path: String) {
    #expect(turn(question, model: model).path == path)
  }

  // MARK: Names of Vertex

  @Test func `names of Vertex pass, with or without the project in the base URL`() {
    let place = "projects/p/locations/us-east1"
    let model = place + "/publishers/google/models/gemini-3"
    let request = CreateContextRequest(model: model, messages: question)
    for (base, prefix) in [
      ("https://v.example/v1", "/\(place)"), ("https://v.example/v1/\(place)", ""),
      ("https://v.example/v1/\(place)/", ""), ("https://v.example/v1/projects/q", "/\(place)"),
    ] {
      #expect(creation(request, below: base)?.path == prefix + "/cachedContents")
      #expect(creation(request, below: base)?.body.contains("\"model\":\"\(model)\"") == true)
      #expect(
        turn(question, model: model, below: base).path
          == prefix + "/publishers/google/models/gemini-3:generateContent")
      #expect(
        GeminiFormat(baseURL: base).delete(place + "/cachedContents/1")?.path
          == prefix + "/cachedContents/1")
    }
  }

  // MARK: Addresses

  @Test(arguments: [
    google, google + "/", google + "/cachedContents", google + "/models",
    google + "/models/gemini-3-flash:generateContent",
    google + "/models/gemini-3-flash:streamGenerateContent?alt=sse",
    google + "/models/gemini-3-flash:generateContent/",
    google + "/openai", google + "/openai/chat/completions",
  ])
  func `a path that was copied with the base URL is cut`(base: String) throws {
    let endpoint = Endpoint(baseURL: base, api: .gemini, key: nil)
    #expect(try endpoint.url(of: "/cachedContents") == Self.google + "/cachedContents")
  }

  /// Trap: `/v1beta` is no longer what Google's own client calls.
  @Test func `both versions of the API are served`() throws {
    let base = "https://generativelanguage.googleapis.com/v1"
    let endpoint = Endpoint(baseURL: base, api: .gemini, key: nil)
    #expect(try endpoint.url(of: "/models/m:generateContent") == base + "/models/m:generateContent")
  }

  @Test func `the key has Google's field`() {
    #expect(GeminiFormat(baseURL: "").keyField == .google)
  }

  // MARK: Managing

  @Test func `contexts are listed, extended and deleted by their names`() {
    let format = GeminiFormat(baseURL: Self.google)
    #expect(
      format.list(page: nil)
        == WireRequest(method: "GET", path: "/cachedContents?pageSize=1000"))
    #expect(
      format.list(page: "a+b/=&")?.path
        == "/cachedContents?pageSize=1000&pageToken=a%2Bb%2F%3D%26")
    #expect(
      format.extend("cachedContents/a", seconds: 7200)
        == WireRequest(
          method: "PATCH", path: "/cachedContents/a", body: Array(#"{"ttl":"7200s"}"#.utf8)))
    #expect(
      format.delete("cachedContents/a")
        == WireRequest(method: "DELETE", path: "/cachedContents/a"))
    #expect(format.models() == WireRequest(method: "GET", path: "/models?pageSize=1000"))
  }
}
