import Testing

@testable import HTTPStream

struct EventLineDecoderTests {
  /// A line that outlives its bytes.
  enum Line: Equatable {
    case data(String)
    case type(String)
    case other(String)
    case end

    init(_ line: EventLine) {
      self =
        switch line {
        case .data(let bytes): .data(String(decoding: bytes, as: UTF8.self))
        case .type(let name): .type(name)
        case .other(let bytes): .other(String(decoding: bytes, as: UTF8.self))
        case .end: .end
        }
    }
  }

  /// The lines in chunks of bytes.
  private func lines(_ chunks: [[UInt8]], limit: Int = 8 << 20) throws -> [Line] {
    var decoder = EventLineDecoder(limit: limit)
    var lines: [Line] = []
    for chunk in chunks { try decoder.feed(chunk) { lines.append(Line($0)) } }
    try decoder.finish { lines.append(Line($0)) }
    return lines
  }

  static let streams: [(String, [Line])] = [
    ("", []),
    ("\n\n\n", [.end, .end, .end]),
    ("data: a\n\n", [.data("a"), .end]),
    ("data: a\r\n\r\n", [.data("a"), .end]),
    ("data: a\r\rdata: b\r\r", [.data("a"), .end, .data("b"), .end]),
    (
      "data: a\n\r\ndata: b\r\n\ndata: c\r\n\rdata: d\n\n",
      "abcd".flatMap { [.data(String($0)), .end] }
    ),
    ("data:a\n\ndata:  b\n\n", [.data("a"), .end, .data(" b"), .end]),
    ("data: a\ndata: b\ndata:\n\n", [.data("a"), .data("b"), .data(""), .end]),
    ("data\n\n", [.data(""), .end]),
    (": comment\n\n:\n\ndata: a\n: inside\n\n", [.end, .end, .data("a"), .end]),
    ("event: error\ndata: a\n\n", [.type("error"), .data("a"), .end]),
    ("id: 7\nretry: 100\nid\ndata: a\n\n", [.data("a"), .end]),
    (
      "dataset: x\ndata : y\n{\"a\":1}\nwords\n",
      [.other("dataset: x"), .other("data : y"), .other("{\"a\":1}"), .other("words")]
    ),
    ("data: a", [.data("a")]),
    ("data: a\n", [.data("a")]),
    ("data: a\r", [.data("a")]),
    ("\u{FEFF}data: a\n\n", [.data("a"), .end]),
    ("\u{FEFF}\ndata: b\n", [.end, .data("b")]),
    (
      "data: {\"x\":\"\u{2028}\u{2029}\u{85}\u{B}\u{C}\"}\n\n",
      [.data("{\"x\":\"\u{2028}\u{2029}\u{85}\u{B}\u{C}\"}"), .end]
    ),
    ("data: 今日は😀é\n\n", [.data("今日は😀é"), .end]),
    ("data: \0\n\n", [.data("\0"), .end]),
  ]

  @Test(arguments: streams)
  func `a stream gives the same lines however it is cut`(
    stream: String, expected: [Line]
  ) throws {
    let bytes = Array(stream.utf8)
    #expect(try lines([bytes]) == expected)
    #expect(try lines(bytes.map { [$0] }) == expected)
    #expect(try lines(bytes.flatMap { [[], [$0]] }) == expected)
    for cut in bytes.indices {
      #expect(
        try lines([Array(bytes[..<cut]), Array(bytes[cut...])]) == expected, "cut at \(cut)")
    }
  }

  @Test func `all streams in a row, cut in three anywhere`() throws {
    let stream = "data: a\r\ndata: é\r\r: c\nevent: e\ndata:😀\n\ndata\rid: 1\r\n\r\ndata: z"
    let bytes = Array(stream.utf8)
    let expected = try lines([bytes])
    #expect(expected.count == 9)
    for first in bytes.indices {
      for second in first..<bytes.count {
        let chunks = [bytes[..<first], bytes[first..<second], bytes[second...]].map { Array($0) }
        #expect(try lines(chunks) == expected, "cut at \(first) and \(second)")
      }
    }
  }

  @Test func `bytes that are not UTF-8 come through as they are`() throws {
    var decoder = EventLineDecoder()
    var data: [[UInt8]] = []
    try decoder.feed([0x64, 0x61, 0x74, 0x61, 0x3A, 0xFF, 0xC3, 0x0A, 0x0A]) {
      if case .data(let bytes) = $0 { data.append(Array(bytes)) }
    }
    #expect(data == [[0xFF, 0xC3]])
  }

  @Test(arguments: [1, 7, 100])
  func `an endless line is an error, and stays one`(chunk: Int) throws {
    var decoder = EventLineDecoder(limit: 50)
    let endless = Array(repeating: UInt8(ascii: "x"), count: chunk)
    #expect(throws: EventLineError.tooLong(limit: 50)) {
      for _ in 0..<100 { try decoder.feed(endless) { _ in } }
    }
    #expect(throws: EventLineError.tooLong(limit: 50)) {
      try decoder.feed(Array("data: a\n\n".utf8)) { _ in }
    }
    #expect(throws: EventLineError.tooLong(limit: 50)) { try decoder.finish { _ in } }
  }

  @Test func `the limit is the same for whole and for cut lines`() throws {
    let fits = Array("data: \(String(repeating: "x", count: 44))\n\n".utf8)
    let tooLong = Array("data: \(String(repeating: "x", count: 45))\n\n".utf8)
    #expect(try lines([fits], limit: 50) == [.data(String(repeating: "x", count: 44)), .end])
    #expect(try lines(fits.map { [$0] }, limit: 50).count == 2)
    #expect(throws: EventLineError.self) { try lines([tooLong], limit: 50) }
    #expect(throws: EventLineError.self) { try lines(tooLong.map { [$0] }, limit: 50) }
  }

  @Test func `many small lines pass, however much they are together`() throws {
    let event = Array("data: 123456789\n\n".utf8)
    #expect(try lines(Array(repeating: event, count: 1000), limit: 50).count == 2000)
  }
}
