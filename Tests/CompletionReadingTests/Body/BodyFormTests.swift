import Testing

@testable import CompletionReading

/// What a body is, by its bytes and not by what its head says.
@Suite struct BodyFormTests {
  private func reader(_ body: String) -> ReplyBodyReader {
    var reader = ReplyBodyReader(marks: ["choices", "error"])
    reader.feed(Array(body.utf8)) { json, _ in
      do { try json.skipValue() } catch { return json.isAtEnd ? .cutOff : .unreadable }
      return .content
    }
    return reader
  }

  @Test(arguments: [
    ("", ReplyBodyReader.Form.unknown), (" \r\n\t", .unknown), ("\u{FEFF}", .unknown),
    ("{", .json), ("[", .json), ("\n\n {\"a\":1}", .json), ("\u{FEFF}{\"a\":", .json),
    ("{\"a\":1}\n", .events), ("{\n\"a\":1}\n", .json), ("[1]\r\n", .events),
    ("{\"a\":\"\\n\"}\n", .events), ("{\"a\":1} x\n", .json), ("{bad}\n", .json),
    ("<html>", .page), (" <!DOCTYPE html>", .page), ("<", .page),
    ("data: {", .events), (": hi", .events), ("event: x\n", .events), ("x", .events),
    ("\u{FEFF}data: x", .events), ("é", .events),
  ])
  func `The first byte decides, and a first line that is a whole value`(
    body: String, form: ReplyBodyReader.Form
  ) {
    #expect(reader(body).form == form, "\(body.debugDescription)")
  }

  private func end(_ body: String) -> CompletionEnd {
    var reader = CompletionReader()
    _ = reader.feed(Array(body.utf8))
    _ = reader.finish()
    return reader.end
  }

  @Test(arguments: [
    ("", "an empty body"), (" \n ", "an empty body"), (": only comments\n\n", ": only comments"),
    ("upstream gone", "upstream gone"), ("{}", "JSON without choices"),
    ("{\"object\":\"list\",\"data\":[]}", "JSON without choices"),
    ("{\"a\":", "incomplete or malformed JSON"), ("[[1,", "incomplete or malformed JSON"),
    ("data: <html>\n\n", "events that are not JSON"),
  ])
  func `A body without a reply says what it was`(body: String, words: String) {
    #expect(end(body).failure == .unfit(words), "\(body.debugDescription)")
  }

  @Test func `A page is one, whatever is in it`() {
    #expect(end("<html>{\"choices\":[]}</html>").failure == .page)
    #expect(end(" \n<h1>502</h1>\ndata: [DONE]\n\n").failure == .page)
  }

  /// Feeds a part again and again until the reader is over, ten times at most; answers how often.
  private func feed(_ reader: inout CompletionReader, _ part: [UInt8]) -> Int {
    var fed = 0
    while !reader.isOver, fed < 10 {
      _ = reader.feed(part)
      fed += 1
    }
    return fed
  }

  @Test func `A body of JSON has a limit`() {
    var reader = CompletionReader()
    let part = Array("\"".utf8) + Array(repeating: UInt8(ascii: "a"), count: 16 << 20)
    _ = reader.feed(Array("{\"a\":".utf8))
    #expect(feed(&reader, part) == 4)
    #expect(reader.end.failure == .unfit("a body of more than 64 MB"))
    #expect(reader.feed(Array("x".utf8)) == CompletionNews())
  }

  @Test func `A value over lines has a limit`() {
    var reader = CompletionReader()
    let line = Array("data: \"".utf8) + Array(repeating: UInt8(ascii: "a"), count: 3 << 20)
    _ = reader.feed(Array("data: {\"a\":\n".utf8))
    #expect(feed(&reader, line + [0x0A]) == 3)
    #expect(reader.end.failure == .unfit("an event of more than 8 MB"))
  }

  @Test func `A line without end has a limit`() {
    var reader = CompletionReader()
    _ = reader.feed(Array("data: {\"a\":\"".utf8))
    let part = Array(repeating: UInt8(ascii: "a"), count: 3 << 20)
    for _ in 0..<5 where !reader.isOver { _ = reader.feed(part) }
    #expect(reader.end.failure == .unfit("a line of more than 8 MB"))
  }
}

extension CompletionEnd {
  /// Why it is missing or incomplete.
  fileprivate var failure: CompletionFailure? {
    if case .failed(let failure) = self { failure } else { nil }
  }
}
