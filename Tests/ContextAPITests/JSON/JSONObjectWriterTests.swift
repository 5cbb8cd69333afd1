import FoundationEssentials
import Testing

@testable import ContextAPI

struct JSONObjectWriterTests {
  private func text(_ body: (inout JSONObjectWriter) -> Void) -> String {
    String(decoding: JSONObjectWriter.object(body), as: UTF8.self)
  }

  @Test(
    arguments: [
      (0.7, "0.7"), (0.1, "0.1"), (1, "1"), (0, "0"), (-2, "-2"), (1.5, "1.5"), (0.9, "0.9"),
      (1.0 / 3, "0.3333333333333333"), (1e-7, "1e-07"), (1e20, "1e+20"), (-0.25, "-0.25"),
    ] as [(Double, String)])
  func `numbers go out in their shortest form`(number: Double, expected: String) {
    #expect(text { $0.member("x", number) } == "{\"x\":\(expected)}")
    #expect(Double(expected) == number)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what JSON cannot say is left out`(number: Double) {
    #expect(text { $0.member("x", number) } == "{}")
  }

  @Test(arguments: [
    "", "plain", "quote \" and \\ and /", "\n\r\t\u{8}\u{C}\u{0}\u{1F}\u{7F}", "今日は😀é",
    "\u{2028}\u{2029}\u{FEFF}", "{\"a\":1}", String(repeating: "a\n", count: 1000),
  ])
  func `any text comes back the same from another parser`(value: String) throws {
    let json = JSONObjectWriter.object { $0.member("x", value) }
    let decoded = try JSONDecoder().decode([String: String].self, from: Data(json))
    #expect(decoded == ["x": value])
    #expect(!json.contains { $0 < 0x20 })
  }

  @Test func `members, lists and objects are separated by commas`() {
    let json = text { writer in
      writer.member("a", 1)
      writer.object("b") { $0.member("c", true) }
      writer.member("d", ["x", "y"])
      writer.objects("e", [1, 2]) { $0.member("f", $1) }
      writer.object("g") { _ in }
      writer.member("h", [String]())
      writer.member("i", "j")
    }
    #expect(
      json
        == #"{"a":1,"b":{"c":true},"d":["x","y"],"e":[{"f":1},{"f":2}],"g":{},"h":[],"i":"j"}"#)
  }
}
