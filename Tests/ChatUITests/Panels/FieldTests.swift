import ChatModel
import TerminalKit
import TextEditing
import Testing

@testable import ChatUI

@Suite struct ParameterFieldTests {
  private static let full = Parameters(
    temperature: 0.7, topP: 1, n: 2, stop: ["END", "a\nb\\"], maxTokens: 100,
    presencePenalty: -1, frequencyPenalty: 0.25)

  @Test("A value written as text reads back as the same value", arguments: ParameterField.allCases)
  func roundTrip(field: ParameterField) {
    var parameters = Parameters()
    #expect(field.set(field.text(in: Self.full), in: &parameters) == nil)
    #expect(field.text(in: parameters) == field.text(in: Self.full))
    #expect(!field.text(in: parameters).isEmpty)
  }

  @Test("off, default and nothing take a value out", arguments: ["", "off", "DEFAULT"])
  func off(word: String) {
    for field in ParameterField.allCases {
      var parameters = Self.full
      #expect(field.set(word, in: &parameters) == nil)
      #expect(field.text(in: parameters).isEmpty)
    }
  }

  @Test("A text that is no number is refused with what is allowed")
  func wrong() {
    var parameters = Self.full
    let problem = ParameterField.maxTokens.set("1.5", in: &parameters)
    #expect(problem == "“1.5” is not a number; max_tokens takes 1 or more.")
    #expect(parameters == Self.full)
  }

  @Test("Stop texts are told apart by bars")
  func stops() {
    var parameters = Parameters()
    _ = ParameterField.stop.set("a|b \\n|c", in: &parameters)
    #expect(parameters.stop == ["a", "b \n", "c"])
  }
}

@Suite struct LifetimeTests {
  @Test(
    "Lifetimes as people write them",
    arguments: [
      ("24h", 86_400), ("7d", 604_800), ("90m", 5400), ("3600", 3600), ("3600s", 3600),
      (" 2D ", 172_800), ("59m", nil), ("8d", nil), ("x", nil), ("", nil), ("-1d", nil),
      ("99999999999999999999d", nil), ("1.5h", nil),
    ] as [(String, Int?)])
  func reading(text: String, expected: Int?) {
    #expect(Lifetime.seconds(text) == expected)
  }
}

@Suite struct LineFieldTests {
  @Test("Line ends and tabs cannot get in")
  func oneLine() {
    var field = LineField("a\nb")
    field.insert("\tc\r\nd")
    #expect(!field.text.contains { $0.isNewline })
    field.perform(.newline)
    #expect(!field.text.contains { $0.isNewline })
  }

  @Test("A long text is scrolled so that the caret shows", arguments: [4, 5, 10, 40])
  func scrolling(columns: Int) {
    var field = LineField(String(repeating: "日本a", count: 30))
    for action in [EditAction.moveEnd, .moveStart, .moveRight] {
      field.perform(action)
      var painter = Painter(
        size: Size(rows: 1, columns: columns), theme: .named(nil, colors: 0, isDark: nil))
      let rect = Rect(row: 0, column: 0, rows: 1, columns: columns)
      field.draw(into: &painter, row: 0, column: 2, in: rect)
      #expect((2..<columns).contains(painter.cursor?.column ?? -1))
    }
  }
}
