import ChatModel
import ContextAPI
import HTTPStream
import Testing

@testable import ctxchat

@Suite struct WirePreviewTests {
  static let key = "sk-never-shown-0123456789"
  let preview = WirePreview(
    Endpoint(baseURL: "https://host.example/v1", key: APIKey(Self.key), userAgent: "ctxchat/x"))

  @Test func `A creation is shown as it would be sent, without the key`() async throws {
    let request = try await preview.request(
      for: CreateContextRequest(
        model: "m", messages: [Message(role: .system, content: "a/b \"文\"")], mode: .session,
        ttl: 7200, truncation: .lastHistoryTokens(4096)))
    #expect(
      request.previewBody
        == #"{"model":"m","messages":[{"role":"system","content":"a/b \"文\""}],"mode":"session","ttl":7200,"#
        + #""truncation_strategy":{"type":"last_history_tokens","last_history_tokens":4096}}"#)
    let head = request.previewHead
    #expect(head.hasPrefix("POST https://host.example/v1/context/create\n"))
    #expect(head.contains("\nAuthorization: Bearer (key)\n"))
    #expect(head.contains("\nContent-Type: application/json\n"))
    #expect(!head.contains(Self.key))
  }

  @Test func `A turn is shown as it would be streamed`() async throws {
    let request = try await preview.request(
      for: ChatRequest(
        contextID: "ctx-1", model: "m", messages: [Message(role: .user, content: "hi")],
        parameters: Parameters(temperature: 0.5, stop: ["x"])))
    #expect(request.url == "https://host.example/v1/context/chat/completions")
    #expect(request.previewBody.contains(#""context_id":"ctx-1""#))
    #expect(request.previewBody.contains(#""stop":"x""#))
    #expect(request.previewBody.contains(#""stream":true"#))
  }

  @Test func `What a rule forbids is not shown but refused`() async {
    let error = await #expect(throws: APIError.self) {
      try await preview.request(
        for: CreateContextRequest(
          model: "m", messages: [Message(role: .user, content: "x")], ttl: 60))
    }
    #expect(error?.message.contains("3600 to 604800") == true)
    await #expect(throws: APIError.self) {
      try await preview.request(for: ChatRequest(contextID: "", model: "m", messages: []))
    }
  }

  @Test func `An address that may not be used is refused`() async {
    let open = WirePreview(Endpoint(baseURL: "http://host.example/v1", key: nil))
    let error = await #expect(throws: APIError.self) {
      try await open.request(
        for: CreateContextRequest(model: "m", messages: [Message(role: .user, content: "x")]))
    }
    #expect(error?.kind == .wrongBaseURL)
  }
}
