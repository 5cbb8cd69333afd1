import Basics
import Testing

@testable import Configuration

/// Documents as people write them, made by chance, and read back.
@Suite struct DocumentPropertyTests {
  private indirect enum Value: Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([Value])
    case object([Member])
  }

  private struct Member: Equatable {
    var name: String
    var value: Value
  }

  /// Writes values with all the freedom that there is.
  private struct Writer {
    var numbers: SplitMix
    var text = ""

    init(seed: UInt64) { numbers = SplitMix(seed: seed) }

    mutating func pick<Element>(_ list: [Element]) -> Element {
      list[Int.random(in: 0..<list.count, using: &numbers)]
    }

    mutating func space() {
      for _ in 0..<Int.random(in: 0...2, using: &numbers) {
        text += pick([
          "", " ", "\t", "\n", "\r\n", "// \" { ,\n", "/* ' }\n : */", "/**/", "/* / * */", "  ",
        ])
      }
    }

    mutating func value(depth: Int) -> Value {
      switch Int.random(in: 0..<(depth > 3 ? 4 : 6), using: &numbers) {
      case 0:
        text += "null"
        return .null
      case 1:
        let flag = Bool.random(using: &numbers)
        text += "\(flag)"
        return .bool(flag)
      case 2:
        let word = pick(["0", "-1", "2.5", "1e3", ".5", "0x1F", "123456789"])
        text += word
        return .number(Double(word) ?? .nan)
      case 3: return .text(string())
      case 4: return list(depth: depth)
      default: return object(depth: depth)
      }
    }

    mutating func string() -> String {
      let plain = pick([
        "", "x", "a b", "é文😀", "// no", "/* no", "{", "\"", "'", "\\", "a\nb", "\t",
      ])
      text +=
        plain.contains("'") || Bool.random(using: &numbers)
        ? ConfigText.quoted(plain) : "'\(ConfigText.quoted(plain).dropFirst().dropLast())'"
      return plain
    }

    mutating func list(depth: Int) -> Value {
      var values: [Value] = []
      text += "["
      let count = Int.random(in: 0...3, using: &numbers)
      for index in 0..<count {
        space()
        values.append(value(depth: depth + 1))
        space()
        if index < count - 1 || Bool.random(using: &numbers) { text += "," }
      }
      space()
      text += "]"
      return .list(values)
    }

    mutating func object(depth: Int) -> Value {
      var members: [Member] = []
      text += "{"
      let count = Int.random(in: 0...3, using: &numbers)
      for index in 0..<count {
        space()
        let name = pick(["a", "名", "$x"]) + "\(index)"
        text += pick([name, "\"\(name)\"", "'\(name)'"])
        space()
        text += ":"
        space()
        members.append(Member(name: name, value: value(depth: depth + 1)))
        space()
        if index < count - 1 || Bool.random(using: &numbers) { text += "," }
      }
      space()
      text += "}"
      return .object(members)
    }

    mutating func document() -> Value {
      space()
      let value = value(depth: 0)
      space()
      return value
    }
  }

  private func value(_ node: Node) -> Value {
    switch node.value {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let number, _): .number(number)
    case .text(let text): .text(text)
    case .list(let nodes): .list(nodes.map(value))
    case .object(let members):
      .object(members.map { Member(name: $0.name, value: value($0.value)) })
    }
  }

  private func all(_ node: Node) -> [Node] {
    switch node.value {
    case .list(let nodes): [node] + nodes.flatMap(all)
    case .object(let members): [node] + members.flatMap { all($0.value) }
    case .null, .bool, .number, .text: [node]
    }
  }

  @Test func `What was written is read, whatever stands between`() throws {
    for seed in 0..<1500 {
      var writer = Writer(seed: UInt64(seed))
      let written = writer.document()
      #expect(value(try DocumentParser.parse(writer.text)) == written, "\(seed): \(writer.text)")
    }
  }

  @Test func `Each value is at the line, the column and the bytes that are named`() throws {
    for seed in 2000..<2600 {
      var writer = Writer(seed: UInt64(seed))
      _ = writer.document()
      let bytes = Array(writer.text.utf8)
      for node in all(try DocumentParser.parse(writer.text)) {
        let before = bytes[..<node.range.lowerBound]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let place = Position(
          line: before.count { $0 == UInt8(ascii: "\n") } + 1,
          column: node.range.lowerBound - lineStart + 1)
        #expect(node.position == place, "\(seed)")
        let part = String(decoding: bytes[node.range], as: UTF8.self)
        #expect(value(try DocumentParser.parse(part)) == value(node), "\(seed): \(part)")
      }
    }
  }

  @Test func `A document that was cut is an error at a place in it`() {
    for seed in 3000..<3150 {
      var writer = Writer(seed: UInt64(seed))
      writer.text = "{ first: "
      _ = writer.value(depth: 0)
      for length in 1..<writer.text.unicodeScalars.count {
        let part = String(String.UnicodeScalarView(writer.text.unicodeScalars.prefix(length)))
        let lines = part.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        let error = #expect(throws: ConfigError.self) { try DocumentParser.parse(part) }
        #expect(error?.position.map { 1...lines ~= $0.line } == true, "\(part)")
      }
    }
  }
}
