import ChatModel
import CompletionReading
import HTTPStream
import Testing

@testable import ContextAPI

struct StreamAssemblyTests {
  private func outcome(
    _ chunks: [[UInt8]], choices: Int = 1, error: TransportError? = nil
  ) -> ReplyOutcome {
    ReplyOutcome(chunks, choices: choices, error: error)
  }

  private func outcome(
    _ body: String, choices: Int = 1, error: TransportError? = nil
  ) -> ReplyOutcome {
    outcome([Array(body.utf8)], choices: choices, error: error)
  }

  private static func chunk(_ content: String, finish: String = "null", index: Int = 0) -> String {
    #"data: {"choices":[{"index":\#(index),"delta":{"content":"\#(content)"},"finish_reason":\#(finish)}]}"#
      + "\n\n"
  }

  private static let reply =
    #": hi\#r\#ndata:{"id":"c","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning_content":"why 今"}}]}\#r\#n\#r\#n"#
    + chunk("H\u{e9}llo \\ud83d\\ude00 今") + ": keep-alive\n\n"
    + "event: message\nid: 5\n" + chunk("日", finish: "\"stop\"")
    + #"data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}"#
    + "\n\ndata: [DONE]\n\n"

  @Test func `a reply comes out the same however it is cut`() {
    let bytes = Array(Self.reply.utf8)
    let whole = outcome([bytes])
    #expect(whole.content == [0: "Héllo 😀 今日"])
    #expect(whole.reasoning == [0: "why 今"])
    #expect(whole.finish == [0: .stop])
    #expect(whole.models == ["m"])
    #expect(
      whole.end
        == .finished(
          StreamSummary(usage: Usage(promptTokens: 9, completionTokens: 2), model: "m", id: "c")))
    #expect(outcome(bytes.map { [$0] }) == whole)
    for cut in bytes.indices {
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(outcome(parts) == whole, "cut at \(cut)")
    }
  }

  @Test func `a whole reply comes out the same however it is cut`() {
    let json =
      "\u{FEFF}\n"
      + #"{"id":"c","model":"m","choices":[{"message":{"role":"assistant","content":"今\ud83d\ude00","reasoning_content":"r"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1}}"#
    let bytes = Array(json.utf8)
    let whole = outcome([bytes])
    #expect(whole.content == [0: "今😀"])
    #expect(whole.reasoning == [0: "r"])
    #expect(whole.usage == Usage(promptTokens: 1))
    for cut in bytes.indices {
      #expect(outcome([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole, "cut at \(cut)")
    }
  }

  // MARK: Endings

  @Test(arguments: [
    chunk("a", finish: #""stop""#), chunk("a") + "data: [DONE]\n\n", chunk("a") + "data: [DONE]",
    chunk("a") + "data:[DONE] \n", "data: [DONE]\n\n",
    chunk("a", finish: #""length""#) + #"data: {"choices":[],"usage":{}}"#,
  ])
  func `a finish reason or DONE is an end`(body: String) {
    guard case .finished = outcome(body).end else {
      Issue.record("not finished: \(body)")
      return
    }
  }

  @Test(arguments: [
    chunk("a"), chunk("a") + "\n: bye\n", chunk("a") + "data: {\"choices\":[{\"ind", "data: {}\n\n",
    chunk("a", finish: #""null""#), chunk("a", finish: #""""#),
  ])
  func `neither is a truncated stream`(body: String) {
    #expect(outcome(body).end == .truncated)
  }

  @Test func `a connection that was closed early truncates, one that broke fails`() {
    let closed = TransportError(.incomplete, requestWasSent: true, detail: "closed")
    #expect(outcome(Self.chunk("a"), error: closed).end == .truncated)
    #expect(outcome(Self.chunk("a"), error: closed).content == [0: "a"])
    for (body, error) in [
      (Self.chunk("a"), TransportError.broken), ("", closed), ("{\"id\":", closed),
    ] {
      guard case .failed(let failure) = outcome(body, error: error).end else {
        Issue.record("not failed: \(body)")
        continue
      }
      #expect(failure.kind == .network)
      #expect(failure.requestWasSent)
      #expect(failure.requestID == "r")
    }
  }

  @Test func `a connection that breaks after the end does no harm`() {
    let body = Self.chunk("a", finish: #""stop""#)
    guard case .finished = outcome(body, error: .broken).end else {
      Issue.record("not finished")
      return
    }
  }

  @Test func `with several choices all must have ended`() {
    let one = Self.chunk("a", finish: #""stop""#)
    let two = Self.chunk("b", finish: #""stop""#, index: 1)
    #expect(outcome(one + Self.chunk("b", index: 1), choices: 2).end == .truncated)
    guard case .finished = outcome(one + two, choices: 2, error: .broken).end,
      case .failed = outcome(one, choices: 2, error: .broken).end
    else {
      Issue.record("wrong ends")
      return
    }
  }

  @Test func `a cancelled transfer is a cancelled stream`() {
    let cancelled = TransportError(.cancelled, requestWasSent: true)
    #expect(outcome(Self.chunk("a"), error: cancelled).end == .cancelled)
  }

  @Test func `what is held back comes before the end`() {
    let cut = #"data: {"choices":[{"index":0,"delta":{"content":"a\ud83d"}}]}"# + "\n\n"
    let outcome = outcome(cut)
    #expect(outcome.content == [0: "a\u{FFFD}"])
    #expect(outcome.isEndLast)
  }

  // MARK: Strange bodies

  @Test func `a character cut between two events is joined`() {
    let high = #"data: {"choices":[{"index":0,"delta":{"content":"a\ud83d"}}]}"# + "\n\n"
    let low = #"data: {"choices":[{"index":0,"delta":{"content":"\ude00b"}}]}"# + "\n\n"
    #expect(outcome(high + low).content == [0: "a😀b"])
    let bytes = Array((high + low).utf8)
    #expect(outcome(bytes.map { [$0] }).content == [0: "a😀b"])
  }

  @Test func `JSON followed by DONE is a whole reply`() {
    let body =
      #"{"choices":[{"message":{"content":"x"},"finish_reason":"stop"}]}"# + "\n\ndata: [DONE]\n\n"
    #expect(outcome(body).content == [0: "x"])
    guard case .finished = outcome(body).end else {
      Issue.record("not finished")
      return
    }
  }

  @Test func `a whole reply needs no finish reason`() {
    guard case .finished = outcome(#"{"choices":[{"message":{"content":"x"}}]}"#).end else {
      Issue.record("not finished")
      return
    }
  }

  @Test(arguments: [
    #"data: {"error":{"code":"ServerOverloaded","message":"busy"}}"# + "\n\n",
    #"{"error":{"code":"ServerOverloaded","message":"busy"}}"#,
    #"{"error":{"code":"ServerOverloaded","message":"busy"}}"# + "\n\ndata: [DONE]\n\n",
    #"event: error"# + "\n" + #"data: {"code":"ServerOverloaded","message":"busy"}"# + "\n\n",
    #"data: {"code":"ServerOverloaded","message":"busy"}"#,
  ])
  func `an error inside a 200 is an error`(body: String) {
    guard case .failed(let error) = outcome(body).end else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .rateLimited(canClear: true))
    #expect(error.serverMessage == "busy")
    #expect(error.requestWasSent)
  }

  @Test func `an error in mid-stream keeps what came before it`() {
    let failing = #"data: {"error":{"code":500,"message":"boom"}}"# + "\n\n"
    let outcome = outcome(Self.chunk("kept") + failing + Self.chunk("ignored"))
    #expect(outcome.content == [0: "kept"])
    guard case .failed(let error) = outcome.end else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .server)
    #expect(error.code == "500")
  }

  @Test func `an error event may be plain text`() {
    guard case .failed(let error) = outcome("event: error\ndata: upstream sk-secret died\n\n").end
    else {
      Issue.record("not failed")
      return
    }
    #expect(error.serverMessage == "upstream (key) died")
  }

  @Test func `an error is one, also after a finish reason`() {
    let failing = #"data: {"error":{"message":"late"}}"# + "\n\n"
    guard case .failed(let error) = outcome(Self.chunk("a", finish: #""stop""#) + failing).end
    else {
      Issue.record("not failed")
      return
    }
    #expect(error.serverMessage == "late")
  }

  @Test func `what cannot be read between good events is told, and the reply is not whole`() {
    let noise = "data: {sk-secret\n\nno field of a stream\n\n\0\n\ndata: \u{FFFD}\n\ndata:\n\n"
    let outcome = outcome(Self.chunk("a") + noise + Self.chunk("b", finish: #""stop""#))
    #expect(outcome.content == [0: "ab"])
    guard case .failed(let error) = outcome.end else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .protocolViolation)
    #expect(error.message.contains("3 parts") && error.message.contains("{(key)"), "\(error)")
  }

  @Test func `a word that is not known to end a reply is told`() {
    guard
      case .failed(let error) = outcome(
        Self.chunk("a", finish: #""sk-secret sings""#) + "data: [DONE]\n\n"
      ).end
    else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .protocolViolation)
    #expect(error.message.contains("“(key) sings”"), "\(error)")
  }

  @Test func `a word for a failure is a failure of the server`() {
    guard
      case .failed(let error) = outcome(
        Self.chunk("a", finish: #""network_error""#) + "data: [DONE]\n\n"
      ).end
    else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .server)
    #expect(error.serverMessage == "finish_reason: network_error")
  }

  @Test(arguments: [
    ("", "an empty body"), ("\n\n", "an empty body"), (": only comments\n\n", ": only comments"),
    ("upstream connect error", "upstream connect error"),
    ("data: hello\n\n", "events that are not JSON"),
    ("{\"id\":\"x\"}", "JSON without choices"),
    ("{\"choices\":[{\"mess", "incomplete or malformed JSON"),
  ])
  func `what is no reply breaks the protocol, and says what came`(body: String, words: String) {
    guard case .failed(let error) = outcome(body).end else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .protocolViolation)
    #expect(error.serverMessage == words)
    #expect(error.requestWasSent)
  }

  @Test func `a web page is a wrong base URL`() {
    guard case .failed(let error) = outcome(" <!doctype html><p>data: {}</p>").end else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .wrongBaseURL)
  }

  @Test func `an endless line is an error`() {
    let block = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    guard
      case .failed(let error) = outcome([Array("data: ".utf8)] + Array(repeating: block, count: 9))
        .end
    else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .protocolViolation)
    #expect(error.serverMessage == "a line of more than 8 MB")
  }

  @Test(arguments: [
    reply, chunk("a") + "data: {\"error\":{\"message\":\"x\"}}\n\n" + chunk("b"), "", "{}", "<",
  ])
  func `there is exactly one end, and it is the last event`(body: String) {
    for error in [nil, TransportError.broken] {
      for length in stride(from: 0, through: body.utf8.count, by: 7) {
        let outcome = outcome([Array(body.utf8.prefix(length))], error: error)
        #expect(outcome.endings == 1)
        #expect(outcome.isEndLast)
      }
    }
  }
}
