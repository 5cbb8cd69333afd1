import Basics
import HTTPStream
import Testing

@testable import CompletionReading

/// Random values, written in every way that JSON allows, are read back the same.
@Suite struct JSONRoundTripTests {
  private static let texts = [
    "", "a", "é", "今日", "😀", "\u{0}", "\u{1F}", "\"", "\\", "/", "\n\r\t", "\u{2028}", "\u{FFFD}",
    "👩‍👩‍👧", "\u{10FFFF}", "[DONE]", "}{",
  ]

  private func value(depth: Int, _ random: inout SplitMix) -> ParsedJSON {
    switch Int.random(in: 0...(depth > 4 ? 4 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .number(Double(Int.random(in: -1000...1000, using: &random)))
    case 3: return .number(Double.random(in: -1e9...1e9, using: &random))
    case 4: return .string(text(&random))
    case 5:
      return .array(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth + 1, &random) })
    default:
      return .object(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          .init(key: text(&random), value: value(depth: depth + 1, &random))
        })
    }
  }

  private func text(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in
      Self.texts.randomElement(using: &random) ?? ""
    }.joined()
  }

  private func blank(_ random: inout SplitMix) -> String {
    ["", "", " ", "\n", "\r\n", "\t"].randomElement(using: &random) ?? ""
  }

  /// A string with some of its characters as escapes.
  private func written(_ text: String, _ random: inout SplitMix) -> String {
    let named: [Unicode.Scalar: String] = [
      "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "/": "\\/",
    ]
    var result = "\""
    for scalar in text.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if !mustEscape, Bool.random(using: &random) {
        result.unicodeScalars.append(scalar)
      } else if let name = named[scalar], Bool.random(using: &random) {
        result += name
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return result + "\""
  }

  private func written(_ value: ParsedJSON, _ random: inout SplitMix) -> String {
    let text: String
    switch value {
    case .null: text = "null"
    case .bool(let flag): text = "\(flag)"
    case .number(let number): text = number.jsonText
    case .string(let string): text = written(string, &random)
    case .array(let elements):
      let parts = elements.map { written($0, &random) }
      text = "[" + blank(&random) + parts.joined(separator: ",") + blank(&random) + "]"
    case .object(let members):
      let parts = members.map {
        blank(&random) + written($0.key, &random) + blank(&random) + ":"
          + written($0.value, &random)
      }
      text = "{" + parts.joined(separator: ",") + blank(&random) + "}"
    }
    return blank(&random) + text + blank(&random)
  }

  @Test func `A value that is written is read back`() {
    var random = SplitMix(seed: 2026)
    for _ in 0..<400 {
      let value = value(depth: 0, &random)
      let json = written(value, &random)
      #expect(ParsedJSON(Array(json.utf8)) == value, "\(json)")
    }
  }

  @Test func `A value that is passed over ends where it ends`() {
    var random = SplitMix(seed: 77)
    for _ in 0..<300 {
      let json = Array(written(value(depth: 0, &random), &random).utf8)
      (json + Array(",next".utf8)).withUnsafeBytes { bytes in
        var scanner = JSONScanner(bytes)
        #expect((try? scanner.skipValue()) != nil)
        #expect(scanner.peek() == UInt8(ascii: ","))
      }
    }
  }

  @Test func `A value that is cut off is none, wherever it is cut`() {
    var random = SplitMix(seed: 5)
    for _ in 0..<60 {
      let list = ParsedJSON.array([value(depth: 1, &random), value(depth: 1, &random)])
      let json = Array(written(list, &random).trimmingSpace.utf8)
      for length in json.indices {
        #expect(ParsedJSON(Array(json.prefix(length))) == nil)
      }
    }
  }

  @Test func `A text cut between two strings is the same text`() {
    var random = SplitMix(seed: 8)
    for _ in 0..<300 {
      let text = text(&random) + text(&random)
      let json = Array(written(text, &random).utf8.dropFirst().dropLast())
      // Not inside an escape, which no server cuts.
      let cuts = json.indices.filter { cut in
        !json[max(0, cut - 5)..<cut].contains(UInt8(ascii: "\\"))
      }
      for cut in cuts {
        var texts = TextAccumulator()
        var read = ""
        for part in [json[..<cut], json[cut...]] {
          (Array("\"".utf8) + part + Array("\"".utf8)).withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes)
            if let string = try? scanner.string() { texts.append(string) }
          }
          read += texts.take(isFinal: false)
        }
        #expect(read + texts.take(isFinal: true) == text)
      }
    }
  }
}
