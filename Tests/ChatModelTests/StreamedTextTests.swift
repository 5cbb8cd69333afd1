import Testing

@testable import ChatModel

/// Text of a reply that grows piece by piece.
@Suite struct StreamedTextTests {
  @Test func `Pieces make the text`() {
    var text = ""
    for piece in ["", "a", "é", "", "\u{301}", "水\r", "\n"] { text.append(streamed: piece) }
    #expect(text == "aé\u{301}水\r\n")
  }

  @Test func `A long reply is not copied while it grows to the usual limit`() {
    var text = ""
    let piece = String(repeating: "The pump draws. ", count: 4096)
    while text.utf8.count < String.longReply { text.append(streamed: piece) }
    let place = text.withUTF8 { UInt(bitPattern: $0.baseAddress) }
    while text.utf8.count < 64 << 20 { text.append(streamed: piece) }
    #expect(text.withUTF8 { UInt(bitPattern: $0.baseAddress) } == place)
  }

  @Test func `A reply above the usual limit grows all the same`() {
    var text = String(repeating: "x", count: String.longReply - 1)
    text.append(streamed: String(repeating: "y", count: 3))
    text.append(streamed: String(repeating: "z", count: String.replyRoom))
    #expect(text.utf8.count == String.longReply + 2 + String.replyRoom)
    #expect(text.utf8.last == UInt8(ascii: "z"))
  }
}
