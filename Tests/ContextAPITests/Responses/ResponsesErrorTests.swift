import ChatModel
import CompletionReading
import HTTPStream
import Testing

@testable import ContextAPI

struct ResponsesErrorTests {
  private typealias Data = ResponsesTestData

  private func error(
    _ status: Int, _ body: String, _ operation: ErrorClassifier.Operation = .chat,
    stores: Bool = true
  ) -> APIError {
    ErrorReport(
      operation: operation,
      response: HTTPResponse(status: status, body: HTTPBody(chunks: [])),
      format: Data.format(.plain, stores: stores), key: nil
    ).error(body: Array(body.utf8))
  }

  static let gone: [(Int, String)] = [
    // OpenAI.
    (
      400,
      #"{"error":{"message":"Previous response with id 'resp_1' not found.","type":"invalid_request_error","param":"previous_response_id","code":"previous_response_not_found"}}"#
    ),
    (404, #"{"error":{"message":"Previous response with id 'resp_1' not found."}}"#),
    // vLLM and SGLang.
    (
      404,
      #"{"error":{"message":"Response with id 'resp_1' not found.","type":"invalid_request_error","param":"response_id","code":404}}"#
    ),
    (
      404,
      #"{"object":"error","message":"Response with id 'resp_1' not found.","type":"invalid_request_error","param":"response_id","code":404}"#
    ),
    // Ark.
    (
      400,
      #"{"error":{"code":"InvalidParameter.PreviousResponseNotFound","message":"The previous response is gone","param":"previous_response_id","type":"BadRequest"}}"#
    ),
    // Qwen.
    (
      400,
      #"{"error":{"code":"InvalidParameter","message":"Response with id resp_1 not found.","type":"InvalidParameter"}}"#
    ),
    (400, #"{"code":"InvalidParameter","message":"Response with id resp_1 not found."}"#),
    // DigitalOcean; llama.cpp; an organization without retention; a conversation.
    (404, #"{"error":{"type":"not_found_error","message":"Response resp_1 does not exist"}}"#),
    (
      400, #"{"error":{"message":"llama.cpp does not support 'previous_response_id'.","code":400}}"#
    ),
    (
      400,
      #"{"error":{"message":"Previous response cannot be used for this organization","param":"previous_response_id"}}"#
    ),
    (404, #"{"error":{"message":"Conversation with id 'conv_1' not found.","code":null}}"#),
    // Nothing but a status.
    (404, #"{"error":{"message":"resource missing","code":"x"}}"#),
  ]

  @Test(arguments: gone)
  func `a lost node is one in every form`(status: Int, body: String) {
    #expect(error(status, body).kind == .contextLost)
    #expect(error(status, body).requestWasSent == false)
  }

  @Test(arguments: [
    #"{"type":"error","status":400,"error":{"code":"previous_response_not_found","message":"Previous response with id 'r' not found."}}"#,
    #"{"type":"error","code":"previous_response_not_found","message":"x","param":"previous_response_id"}"#,
    #"{"type":"response.failed","response":{"error":{"code":"previous_response_not_found","message":"x"}}}"#,
    #"{"error":{"code":"InvalidParameter","message":"Response with id r not found."}}"#,
    #"{"error":{"message":"Response with id 'r' not found.","param":"response_id","code":404}}"#,
  ])
  func `a lost node is one inside a stream too`(event: String) {
    #expect(Data.outcome("data: \(event)\n\n").failure?.kind == .contextLost)
  }

  @Test(arguments: [
    (
      400,
      #"{"error":{"message":"This model's maximum context length is 8192 tokens","code":"context_length_exceeded"}}"#
    ),
    (404, #"{"error":{"message":"The model 'x' does not exist","code":"model_not_found"}}"#),
    (404, #"{"detail":"Not Found"}"#), (404, "<html>"),
    (500, #"{"error":{"message":"Previous response with id 'r' not found."}}"#),
    (400, #"{"error":{"message":"bad temperature","param":"temperature"}}"#),
    (401, #"{"error":{"message":"Incorrect API key","code":"invalid_api_key"}}"#),
  ])
  func `other errors are no loss`(status: Int, body: String) {
    #expect(error(status, body).kind != .contextLost)
  }

  @Test func `a locked conversation is busy and did not run`() {
    let error = error(
      400,
      #"{"error":{"message":"Another process is currently operating on this conversation.","type":"invalid_request_error","param":"conversation","code":"conversation_locked"}}"#
    )
    #expect(error.kind == .busy)
    #expect(!error.requestWasSent)
  }

  @Test(arguments: [
    (
      400,
      #"{"error":{"code":"invalid_prompt","message":"Invalid value for store: expected false"}}"#
    ),
    (400, #"{"error":{"message":"store=true is not supported","param":"store"}}"#),
    (
      501,
      #"{"error":{"message":"`store=True` (default) is not supported. Please set `store=False`","code":501}}"#
    ),
    (
      422, #"{"error":{"message":"Persistent response storage (store=True) is not supported yet"}}"#
    ),
  ])
  func `a server that refuses to keep turns is told apart, with the way on`(
    status: Int, body: String
  ) {
    let error = error(status, body)
    #expect(error.kind == .badRequest)
    #expect(
      error.message.hasSuffix(
        "This server keeps no turns: set “store” to false in the profile and send again."),
      "\(error)")
    #expect(!self.error(status, body, stores: false).message.contains("“store” to false"))
  }

  @Test(arguments: [
    (
      404,
      #"{"error":{"message":"Response with id 'resp_1' not found.","type":"invalid_request_error","param":null,"code":null}}"#
    ),
    (
      404,
      #"{"error":{"type":"not_found","code":"response_not_found","message":"gone","param":"response_id"}}"#
    ),
    (404, #"{"error":{"message":"Conversation with id 'conv_1' not found."}}"#),
  ])
  func `deleting what is gone says so`(status: Int, body: String) {
    #expect(error(status, body, .manage).kind == .contextLost)
  }

  @Test(arguments: [
    (405, #"{"detail":"Method Not Allowed"}"#), (404, #"{"detail":"Not Found"}"#),
    (404, #"{"error":"Unexpected endpoint or method. (DELETE /v1/responses/resp_1)"}"#),
    (501, ""),
  ])
  func `a server without the call is not said to have deleted anything`(
    status: Int, body: String
  ) {
    #expect(error(status, body, .manage).kind == .unsupported)
  }
}
