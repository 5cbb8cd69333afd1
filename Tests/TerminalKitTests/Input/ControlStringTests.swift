import Testing

@testable import TerminalKit

struct ControlStringTests {
  @Test(
    "Colours of 1 to 4 digits a part",
    arguments: [
      ("11;rgb:ffff/0000/8000", 11, 1, 0, 32768.0 / 65535),
      ("10;rgb:ff/00/80", 10, 1, 0, 128.0 / 255),
      ("11;rgb:f/0/8", 11, 1, 0, 8.0 / 15), ("11;rgb:FFF/000/800", 11, 1, 0, 2048.0 / 4095),
      ("11;rgba:ffff/0000/ffff/8000", 11, 1, 0, 1), ("12;#ff0000", 12, 1, 0, 0),
      ("11;#000", 11, 0, 0, 0), ("11;rgb:0/00/0000", 11, 0, 0, 0),
    ] as [(String, Int, Double, Double, Double)])
  func colors(body: String, selector: Int, red: Double, green: Double, blue: Double) {
    let reply = TerminalReply.color(selector: selector, red: red, green: green, blue: blue)
    #expect(decoded("␛]\(body)␛\\") == [.reply(reply)])
    #expect(decoded("␛]\(body)\u{7}") == [.reply(reply)])
  }

  @Test(
    "Colours that are none",
    arguments: [
      "11;rgb:ffff/0000", "11;rgb:fffff/0/0", "11;rgb:/0/0", "11;rgb:g/0/0", "11;rgba:0/0/0",
      "11;?",
      "4;1;rgb:0/0/0", "99;rgb:0/0/0", "rgb:0/0/0", "11;#", "11;#ffff", ";", "", "11;rgb:-1/0/0",
      "11;#fffffffffffffff",
    ])
  func noColors(body: String) throws {
    let input = "␛]\(body)\u{7}"
    #expect(decoded(input) == [.unknown(bytes(input))])
  }

  @Test("XTVERSION")
  func version() {
    #expect(decoded("␛P>|XTerm(390)␛\\") == [.reply(.version("XTerm(390)"))])
    #expect(decoded("␛P>|tmux 3.3a é␛\\") == [.reply(.version("tmux 3.3a é"))])
    #expect(decoded("␛P1+r544e␛\\") == [.unknown(bytes("␛P1+r544e␛\\"))])
  }
}
