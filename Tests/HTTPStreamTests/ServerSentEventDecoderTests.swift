import Testing

@testable import HTTPStream

struct ServerSentEventDecoderTests {
  /// An event that outlives its bytes.
  struct Event: Equatable, CustomStringConvertible {
    var data: String
    var type: String?
    var id: String?

    init(_ data: String, type: String? = nil, id: String? = nil) {
      self.data = data
      self.type = type
      self.id = id
    }

    var description: String { "(\(data.debugDescription) \(type ?? "-") \(id ?? "-"))" }
  }

  /// The events in chunks of bytes.
  private func events(_ chunks: [[UInt8]], limit: Int = 8 << 20) throws -> [Event] {
    var decoder = ServerSentEventDecoder(limit: limit)
    var events: [Event] = []
    let note = { (event: ServerSentEvent) in
      events.append(
        Event(
          String(decoding: event.data, as: UTF8.self), type: event.type, id: event.lastEventID))
    }
    for chunk in chunks { try decoder.feed(chunk, onEvent: note) }
    try decoder.finish(onEvent: note)
    return events
  }

  static let streams: [(String, [Event])] = [
    ("", []),
    ("\n\n\n", []),
    ("data: a\n\n", [Event("a")]),
    ("data: a\r\n\r\n", [Event("a")]),
    ("data: a\r\rdata: b\r\r", [Event("a"), Event("b")]),
    ("data: a\n\r\ndata: b\r\n\ndata: c\r\n\rdata: d\n\n", "abcd".map { Event(String($0)) }),
    ("data:a\n\ndata:  b\n\n", [Event("a"), Event(" b")]),
    ("data: a\ndata: b\ndata:\ndata: c\n\n", [Event("a\nb\n\nc")]),
    ("data: a\r\ndata: b\r\n\r\n", [Event("a\nb")]),
    ("data\n\n", [Event("")]),
    ("data:\n\n", [Event("")]),
    (": comment\n\n:\n\ndata: a\n: inside\n\n", [Event("a")]),
    ("event: error\ndata: a\n\ndata: b\n\n", [Event("a", type: "error"), Event("b")]),
    ("event: lonely\n\ndata: b\n\n", [Event("b")]),
    (
      "id: 7\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
      [Event("a", id: "7"), Event("b", id: "7"), Event("c", id: "")]
    ),
    ("id: a\0b\ndata: a\n\n", [Event("a")]),
    ("retry: 100\ndataset: x\ndata : y\nnonsense\ndata: a\n\n", [Event("a")]),
    ("data: a", [Event("a")]),
    ("data: a\n", [Event("a")]),
    ("data: a\r", [Event("a")]),
    ("data: a\n\ndata: b\ndata: c", [Event("a"), Event("b\nc")]),
    ("\u{FEFF}data: a\n\n", [Event("a")]),
    ("\u{FEFF}\n\ndata: a\n\n\u{FEFF}data: b\n\n", [Event("a")]),
    (
      "data: {\"x\":\"\u{2028}\u{2029}\u{85}\u{B}\u{C}\"}\n\n",
      [Event("{\"x\":\"\u{2028}\u{2029}\u{85}\u{B}\u{C}\"}")]
    ),
    ("data: 今日は😀é\n\n", [Event("今日は😀é")]),
    ("data: \0\n\n", [Event("\0")]),
  ]

  @Test(arguments: streams)
  func `a stream gives the same events however it is cut`(
    stream: String, expected: [Event]
  ) throws {
    let bytes = Array(stream.utf8)
    #expect(try events([bytes]) == expected)
    #expect(try events(bytes.map { [$0] }) == expected)
    #expect(try events(bytes.flatMap { [[], [$0]] }) == expected)
    for cut in bytes.indices {
      #expect(
        try events([Array(bytes[..<cut]), Array(bytes[cut...])]) == expected, "cut at \(cut)")
    }
  }

  @Test func `all streams in a row, cut in three anywhere`() throws {
    let stream = "data: a\r\ndata: é\r\r: c\nevent: e\ndata:😀\n\ndata\rid: 1\r\n\r\ndata: z"
    let bytes = Array(stream.utf8)
    let expected = try events([bytes])
    #expect(expected.count == 4)
    for first in bytes.indices {
      for second in first..<bytes.count {
        let chunks = [bytes[..<first], bytes[first..<second], bytes[second...]].map { Array($0) }
        #expect(try events(chunks) == expected, "cut at \(first) and \(second)")
      }
    }
  }

  @Test func `bytes that are not UTF-8 come through as they are`() throws {
    var decoder = ServerSentEventDecoder()
    var data: [[UInt8]] = []
    try decoder.feed([0x64, 0x61, 0x74, 0x61, 0x3A, 0xFF, 0xC3, 0x0A, 0x0A]) {
      data.append(Array($0.data))
    }
    #expect(data == [[0xFF, 0xC3]])
  }

  @Test(arguments: [1, 7, 100])
  func `an endless line is an error, and stays one`(chunk: Int) throws {
    var decoder = ServerSentEventDecoder(limit: 50)
    let endless = Array(repeating: UInt8(ascii: "x"), count: chunk)
    #expect(throws: ServerSentEventError.tooLong(limit: 50)) {
      for _ in 0..<100 { try decoder.feed(endless) { _ in } }
    }
    #expect(throws: ServerSentEventError.tooLong(limit: 50)) {
      try decoder.feed(Array("data: a\n\n".utf8)) { _ in }
    }
    #expect(throws: ServerSentEventError.tooLong(limit: 50)) { try decoder.finish { _ in } }
  }

  @Test func `the limit is the same for whole and for cut lines`() throws {
    let fits = Array("data: \(String(repeating: "x", count: 44))\n\n".utf8)
    let tooLong = Array("data: \(String(repeating: "x", count: 45))\n\n".utf8)
    #expect(try events([fits], limit: 50).count == 1)
    #expect(try events(fits.map { [$0] }, limit: 50).count == 1)
    #expect(throws: ServerSentEventError.self) { try events([tooLong], limit: 50) }
    #expect(throws: ServerSentEventError.self) { try events(tooLong.map { [$0] }, limit: 50) }
  }

  @Test func `endless data lines of one event are an error`() throws {
    let line = Array("data: 123456789\n".utf8)
    #expect(throws: ServerSentEventError.self) {
      try events(Array(repeating: line, count: 100), limit: 200)
    }
    #expect(throws: ServerSentEventError.self) {
      try events([Array(repeating: line, count: 100).flatMap(\.self)], limit: 200)
    }
  }

  @Test func `many small events pass, however much they are together`() throws {
    let event = Array("data: 123456789\n\n".utf8)
    #expect(try events(Array(repeating: event, count: 1000), limit: 50).count == 1000)
  }
}
