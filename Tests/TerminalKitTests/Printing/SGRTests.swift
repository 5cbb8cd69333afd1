import Testing

@testable import TerminalKit

@Suite struct SGRTests {
  private func styled(_ text: String, _ style: Style) -> StyledLine { StyledLine(text, style) }

  @Test(arguments: [
    (Style(attributes: .bold), "0;1"), (Style(attributes: [.dim, .italic]), "0;2;3"),
    (Style(attributes: [.underline, .reverse, .strikethrough]), "0;4;7;9"),
    (Style(foreground: .palette(1)), "0;31"), (Style(foreground: .palette(7)), "0;37"),
    (Style(foreground: .palette(8)), "0;90"), (Style(foreground: .palette(15)), "0;97"),
    (Style(foreground: .palette(16)), "0;38;5;16"),
    (Style(foreground: .palette(255)), "0;38;5;255"),
    (Style(background: .palette(0)), "0;40"), (Style(background: .palette(9)), "0;101"),
    (
      Style(foreground: .palette(6), background: .palette(238), attributes: .bold),
      "0;1;36;48;5;238"
    ),
  ])
  func `A style is the numbers that every terminal knows for it`(style: Style, numbers: String) {
    #expect(SGR.text(of: styled("x", style)) == "\u{1B}[\(numbers)mx\u{1B}[0m")
  }

  @Test func `A row sets each look once and ends in the terminal's own`() {
    let bold = Style(attributes: .bold)
    let line = StyledLine([
      StyledSpan("a "), StyledSpan("b", bold), StyledSpan("", Style(foreground: .palette(1))),
      StyledSpan("c", bold), StyledSpan(" d"),
    ])
    #expect(SGR.text(of: line) == "a \u{1B}[0;1mbc\u{1B}[0m d")
    #expect(SGR.text(of: line, isStyled: false) == "a bc d")
    #expect(SGR.text(of: StyledLine()) == "")
  }

  @Test(arguments: [
    "a\u{1B}[2Jb", "\u{9B}31m", "x\r\ny", "a\tb", "\u{7}\u{8}", "\u{1B}]0;t\u{7}", "\u{202E}abc",
    "e\u{0}f",
  ])
  func `No control character of a text comes out`(text: String) {
    for isStyled in [true, false] {
      let row = SGR.text(of: styled(text, .plain), isStyled: isStyled)
      #expect(
        row.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) },
        "\(row.debugDescription)")
      #expect(!row.unicodeScalars.contains("\u{202E}"))
    }
  }
}
