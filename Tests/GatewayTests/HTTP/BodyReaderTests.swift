import Testing

@testable import Gateway

@Suite struct BodyReaderTests {
  private static func limits(_ bytes: Int = 100, framing: Int = 50) -> ServerLimits {
    var limits = ServerLimits()
    limits.bodyBytes = bytes
    limits.framingBytes = framing
    return limits
  }

  private static func head(_ framing: RequestHead.Framing) -> RequestHead {
    RequestHead(method: "POST", path: "/", minorVersion: 1, fields: [], framing: framing)
  }

  /// The body of a text in pieces of a size, and what of the text was not taken.
  private static func read(
    _ text: String, _ framing: RequestHead.Framing = .chunked, pieces size: Int,
    limits: ServerLimits = limits()
  ) throws(GatewayError) -> (body: String?, rest: Int) {
    var reader = try BodyReader(head(framing), limits: limits)
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count, !reader.isDone {
      place += try reader.take(bytes[place..<min(bytes.count, place + size)])
    }
    return (
      reader.isDone ? String(decoding: reader.body, as: UTF8.self) : nil, bytes.count - place
    )
  }

  @Test(arguments: 1...40)
  func `Chunks are put together however they are cut, and what follows is left`(
    _ size: Int
  ) throws {
    let chunked = "3\r\nabc\r\n00A;x=\"y\"\r\n0123456789\r\n0\r\nTrailer: z\r\n\r\nGET "
    let read = try Self.read(chunked, pieces: size)
    #expect(read.body == "abc0123456789" && read.rest == 4)
    let plain = try Self.read("abcdefNEXT", .length(6), pieces: size)
    #expect(plain.body == "abcdef" && plain.rest == 4)
  }

  @Test(arguments: ["", "3\r\nab", "3\r\nabc\r\n", "0\r\n", "0\r\nA: b\r\n"])
  func `What is not whole waits for more`(_ text: String) throws {
    #expect(try Self.read(text, pieces: 3).body == nil)
  }

  @Test(arguments: [
    ("\r\n", 400), ("g\r\n", 400), ("-1\r\n", 400), ("+1\r\n", 400), (" 1\r\n", 400),
    ("1 \r\n", 400), ("0x1\r\n", 400), ("1\n", 400), ("1\rx", 400), ("3\r\nabcd\r\n", 400),
    ("3\r\nabc\n", 400), ("000000001\r\n", 400), ("FFFFFFFF\r\n", 413), ("65\r\n", 413),
    ("100000000\r\n", 400), ("FFFFFFFFFFFFFFFFF\r\n", 400),
  ])
  func `A chunk that is none, or too long, is refused`(_ text: String, _ status: Int) {
    for size in [1, 100] {
      let error = #expect(throws: GatewayError.self) { try Self.read(text, pieces: size) }
      #expect(error?.status == status)
    }
  }

  @Test func `What stands around chunks has a limit`() {
    let extensions = String(repeating: "1;abcdefghij\r\nx\r\n", count: 10)
    let trailers = "0\r\n" + String(repeating: "A: b\r\n", count: 20)
    for text in [extensions, "1;" + String(repeating: "x", count: 60), trailers] {
      let error = #expect(throws: GatewayError.self) { try Self.read(text, pieces: 7) }
      #expect(error?.status == 400)
    }
  }

  @Test func `Many small chunks are as good as few long ones, up to the limit`() throws {
    let small = String(repeating: "1\r\nx\r\n", count: 100)
    #expect(try Self.read(small + "0\r\n\r\n", pieces: 64).body?.utf8.count == 100)
    let error = #expect(throws: GatewayError.self) {
      try Self.read(small + "1\r\nx\r\n", pieces: 64)
    }
    #expect(error?.status == 413)
  }

  @Test func `A length that is too much is refused before a byte of it`() {
    let error = #expect(throws: GatewayError.self) { try Self.read("", .length(101), pieces: 1) }
    #expect(error?.status == 413)
  }
}
