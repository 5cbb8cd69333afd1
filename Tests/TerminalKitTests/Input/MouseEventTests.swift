import Testing

@testable import TerminalKit

struct MouseEventTests {
  @Test(
    "SGR reports",
    arguments: [
      ("0;1;1M", .press(button: 1), []), ("1;1;1M", .press(button: 2), []),
      ("2;1;1M", .press(button: 3), []), ("0;1;1m", .release(button: 1), []),
      ("2;1;1m", .release(button: 3), []), ("32;1;1M", .drag(button: 1), []),
      ("34;1;1M", .drag(button: 3), []), ("35;1;1M", .move, []), ("64;1;1M", .wheelUp, []),
      ("65;1;1M", .wheelDown, []), ("66;1;1M", .press(button: 6), []),
      ("67;1;1M", .press(button: 7), []), ("128;1;1M", .press(button: 8), []),
      ("4;1;1M", .press(button: 1), .shift), ("8;1;1M", .press(button: 1), .alt),
      ("16;1;1M", .press(button: 1), .control), ("80;1;1M", .wheelUp, .control),
      ("28;1;1M", .press(button: 1), [.shift, .alt, .control]),
    ] as [(String, MouseEvent.Action, Modifiers)])
  func sgr(report: String, action: MouseEvent.Action, modifiers: Modifiers) {
    let event = MouseEvent(
      action: action, position: Point(row: 0, column: 0), modifiers: modifiers)
    #expect(decoded("␛[<\(report)") == [.mouse(event)])
  }

  @Test("Places count from 0, rows and columns not mixed up")
  func places() {
    let event = MouseEvent(action: .press(button: 1), position: Point(row: 19, column: 299))
    #expect(decoded("␛[<0;300;20M") == [.mouse(event)])
    let zero = MouseEvent(action: .press(button: 1), position: Point(row: 0, column: 0))
    #expect(decoded("␛[<0;0;0M") == [.mouse(zero)])
  }

  @Test("The oldest form, whose bytes need not be UTF-8")
  func legacy() {
    func event(_ action: MouseEvent.Action, row: Int, column: Int) -> [InputEvent] {
      [.mouse(MouseEvent(action: action, position: Point(row: row, column: column)))]
    }
    let head = bytes("␛[M")
    #expect(decoded(head + [32, 33, 34]) == event(.press(button: 1), row: 1, column: 0))
    #expect(decoded(head + [35, 33, 33]) == event(.release(button: 0), row: 0, column: 0))
    #expect(decoded(head + [67, 33, 33]) == event(.move, row: 0, column: 0))
    #expect(decoded(head + [96, 33, 33]) == event(.wheelUp, row: 0, column: 0))
    #expect(decoded(head + [32, 0xFF, 0xC3]) == event(.press(button: 1), row: 162, column: 222))
    #expect(decoded(head + [32, 32, 32]) == event(.press(button: 1), row: 0, column: 0))
  }

  @Test("rxvt's decimal form")
  func rxvt() {
    let event = MouseEvent(action: .press(button: 1), position: Point(row: 4, column: 299))
    #expect(decoded("␛[32;300;5M") == [.mouse(event)])
    #expect(decoded("␛[31;300;5M") == [.unknown(bytes("␛[31;300;5M"))])
  }
}
