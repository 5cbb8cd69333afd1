@testable import Gateway

extension TestGateway {
  /// Asks for a response.
  func respond(
    _ input: JSONValue, after previous: String? = nil, at path: String = "/v1/responses",
    also fields: [String: JSONValue] = [:]
  ) async throws -> Answer {
    var body: [String: JSONValue] = ["model": "m", "input": input]
    body["previous_response_id"] = previous.map { .text($0) }
    return try await request("POST", path, .object(body.merging(fields) { $1 }))
  }
}

extension TestGateway.Answer {
  /// The response, whole or of the last event.
  var response: JSONValue? {
    json["object"] == "response" ? json : chunks.compactMap { $0["response"] }.last
  }
  var id: String { response?["id"]?.text ?? "" }
  /// The text of the response's message.
  var outputText: String {
    let message = response?["output"]?.items.first { $0["type"] == "message" }
    return message?["content"]?.items.compactMap { $0["text"]?.text }.joined() ?? ""
  }
  /// The text of the deltas.
  var deltas: String {
    chunks.filter { $0["type"] == "response.output_text.delta" }.compactMap { $0["delta"]?.text }
      .joined()
  }
  var inputTokens: Int? { response?["usage"]?["input_tokens"]?.whole }
  var cachedTokens: Int? {
    response?["usage"]?["input_tokens_details"]?["cached_tokens"]?.whole
  }
  var outputTokens: Int? { response?["usage"]?["output_tokens"]?.whole }
}
