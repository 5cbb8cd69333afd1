import FoundationEssentials
import Testing

@testable import Gateway

@Suite struct RequestReaderTests {
  private static let fields = try? RequestReader([
    "text": "t", "empty": "", "flag": true, "whole": 5, "half": .number(0.5), "null": .null,
    "list": ["a"], "object": [:],
  ])

  private func reader() throws -> RequestReader { try #require(Self.fields) }

  @Test func `Fields are read by their types; null and nothing are the same`() throws {
    let fields = try reader()
    #expect(try fields.text("text") == "t" && fields.text("null") == nil)
    #expect(try fields.bool("flag") == true && fields.bool("missing") == nil)
    #expect(try fields.integer("whole", in: 1...5) == 5)
    #expect(try fields.number("half", in: 0...1) == 0.5)
    #expect(fields.value("null") == nil && fields.value("empty") == "")
  }

  @Test func `A wrong type says which it is and which it must be`() throws {
    let fields = try reader()
    func message(_ body: () throws(GatewayError) -> Void) -> String {
      do throws(GatewayError) { try body() } catch { return error.message }
      return ""
    }
    #expect(
      message { () throws(GatewayError) in _ = try fields.text("flag") }
        == "flag is a boolean; it must be a string.")
    #expect(
      message { () throws(GatewayError) in _ = try fields.bool("text") }
        == "text is a string; it must be a boolean.")
    #expect(
      message { () throws(GatewayError) in _ = try fields.integer("half", in: 0...1) }
        == "half is a number; it must be an integer.")
    #expect(
      message { () throws(GatewayError) in _ = try fields.number("list", in: 0...1) }
        == "list is an array; it must be a number.")
    #expect(
      message { () throws(GatewayError) in _ = try fields.integer("whole", in: 6...9) }
        == "whole is 5; it must be between 6 and 9.")
    #expect(
      message { () throws(GatewayError) in _ = try fields.requiredText("empty") }
        == "The request lacks the parameter empty.")
  }

  @Test func `A message's content may be text parts`() throws {
    let message = try WireMessage([
      "role": "user", "content": [["type": "text", "text": "a"], ["type": "text", "text": "b"]],
    ])
    #expect(message == .user("ab"))
  }

  private static let stops: [(JSONValue, [String])] = [
    ("END", ["END"]), (["a", "b", "c", "d"], ["a", "b", "c", "d"]), ([], []),
  ]

  @Test(arguments: stops)
  func `stop is a text or an array of them`(_ value: JSONValue, _ stops: [String]) throws {
    #expect(try RequestReader(["stop": value]).stops() == stops)
  }

  @Test(arguments: [
    #"{"a":[1,-2.5,true,false,null,"x",{"b":[]}],"c":"\u00e9"}"#, "[]", "\"x\"", "0", "null",
    "true", #"{"1":1e20}"#,
  ])
  func `JSON comes back as it was`(_ text: String) throws {
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    let again = try JSONDecoder().decode(JSONValue.self, from: Data(ReplyWriter.encode(value)))
    #expect(value == again)
  }

  @Test func `Whole numbers are written without a fraction, members in order`() {
    let bytes = ReplyWriter.encode(["b": 3, "a": .number(0.5), "c": "/"])
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"a":0.5,"b":3,"c":"/"}"#)
  }
}
