import Testing

@testable import TerminalKit

struct ControlSequenceTests {
  private func parsed(_ body: String) -> ControlSequence? { ControlSequence(Array(body.utf8)[...]) }

  @Test(
    "Parameters and sub-parameters",
    arguments: [
      ("A", []), ("1A", [[1]]), ("1;5A", [[1], [5]]), (";5A", [[nil], [5]]), ("1;A", [[1], [nil]]),
      ("1:2:3;4u", [[1, 2, 3], [4]]), ("1::3u", [[1, nil, 3]]), (":u", [[nil, nil]]),
      ("007A", [[7]]), ("99999999999999999999A", [[0x1F_FFFF]]),
    ] as [(String, [[Int?]])])
  func parameters(body: String, parameters: [[Int?]]) {
    #expect(parsed(body)?.parameters == parameters)
  }

  @Test("Marker, intermediate bytes and final byte")
  func parts() throws {
    let sequence = try #require(parsed("?2026;2$y"))
    #expect(sequence.marker == UInt8(ascii: "?"))
    #expect(sequence.intermediates == [UInt8(ascii: "$")])
    #expect(sequence.final == UInt8(ascii: "y"))
    #expect(!sequence.isPlain)
    #expect(parsed("1 q")?.intermediates == [0x20])
    #expect(parsed("A")?.isPlain == true)
  }

  @Test("A number that is not there is none")
  func numbers() throws {
    let sequence = try #require(parsed("1::3;5u"))
    #expect(sequence.number(0) == 1)
    #expect(sequence.number(0, 1) == nil)
    #expect(sequence.number(0, 2) == 3)
    #expect(sequence.number(0, 3) == nil)
    #expect(sequence.number(1) == 5)
    #expect(sequence.number(2) == nil)
  }

  @Test(
    "Bytes out of order are no sequence", arguments: ["", "1?A", "1 1A", "??A", "<1;=A", "$1A"])
  func disorder(body: String) {
    #expect(parsed(body) == nil)
  }

  @Test("Only the exact form begins a paste")
  func paste() {
    #expect(parsed("200~")?.isPasteStart == true)
    for body in ["201~", "?200~", "200;1~", "200A", "200$~", "2000~"] {
      #expect(parsed(body)?.isPasteStart == false, "\(body)")
    }
  }

  @Test(
    "Modifiers are the parameter less 1",
    arguments: [
      (nil, []), (0, []), (1, []), (2, .shift), (3, .alt), (5, .control), (9, .super), (17, .super),
      (33, .alt), (65, []), (129, []), (16, [.shift, .alt, .control, .super]), (-5, []),
      (0x1F_FFFF, [.alt, .control, .super, .shift]),
    ] as [(Int?, Modifiers)])
  func modifiers(parameter: Int?, modifiers: Modifiers) {
    // 0x1FFFFF less 1 has every bit but the lowest.
    let wanted = parameter == 0x1F_FFFF ? modifiers.subtracting(.shift) : modifiers
    #expect(ControlSequence.modifiers(parameter) == wanted)
  }
}
