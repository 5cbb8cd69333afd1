import Testing

@testable import ctxchat

@Suite struct TerminalCheckTests {
  static let good = TerminalFacts(
    name: "xterm-256color", charset: "UTF-8", locale: "C.UTF-8", rows: 24, columns: 80)

  private func finding(
    _ subject: String, _ change: (inout TerminalFacts) -> Void = { _ in }
  ) -> Finding? {
    var facts = Self.good
    change(&facts)
    return TerminalCheck.findings(facts).last { $0.subject == subject }
  }

  @Test func `A good terminal has nothing but ok`() {
    #expect(TerminalCheck.findings(Self.good).allSatisfy { $0.level == .ok })
    #expect(finding("terminal")?.text == "xterm-256color, 80×24")
  }

  @Test func `No TERM fails; dumb, small and none are warnings`() {
    #expect(finding("terminal") { $0.name = "" }?.level == .failure)
    #expect(finding("terminal") { $0.name = "dumb" }?.text.contains("line mode") == true)
    #expect(finding("terminal") { $0.columns = 39 }?.text.contains("40×10") == true)
    #expect(finding("terminal") { $0.rows = 9 }?.level == .warning)
    #expect(finding("terminal") { $0.isTerminal = false }?.level == .warning)
    #expect(finding("terminal") { $0.rows = 0 }?.level == .ok)
  }

  @Test(arguments: ["", "ANSI_X3.4-1968", "ISO-8859-1"])
  func `Another character set is a warning that says what to set`(charset: String) {
    let found = finding("encoding") { $0.charset = charset }
    #expect(found?.level == .warning)
    #expect(found?.text.contains(".UTF-8") == true)
  }

  @Test func `Colours are reported, and that they are off`() {
    #expect(finding("colours") { $0.colorTerm = "truecolor" }?.text.contains("true colour") == true)
    #expect(finding("colours")?.text == "256")
    #expect(finding("colours") { $0.noColor = true }?.text.contains("NO_COLOR") == true)
    #expect(finding("colours") { $0.name = "vt100" }?.text.contains("vt100") == true)
  }

  @Test func `tmux is looked at inside tmux only, each setting with its advice`() {
    #expect(finding("tmux") == nil)
    func found(_ options: [String: String]) -> [Finding] {
      var facts = Self.good
      facts.tmux = options
      return TerminalCheck.findings(facts).filter { $0.subject == "tmux" }
    }
    let good = found(["extended-keys": "on", "set-clipboard": "external", "escape-time": "10"])
    #expect(good.map(\.level) == [.ok, .ok])
    let bad = found(["extended-keys": "off", "set-clipboard": "off", "escape-time": "500"])
    #expect(bad.map(\.level) == [.warning, .warning, .warning])
    #expect(bad[0].text.contains("set -s extended-keys on"))
    #expect(bad[1].text.contains("set -s set-clipboard on"))
    #expect(bad[2].text.contains("500 ms"))
    #expect(found([:]).map(\.level) == [.warning])
  }
}

@Suite struct FindingTests {
  @Test func `A line says the level in words first and cannot be torn apart`() {
    #expect(Finding.ok("key", "found").line == "ok    key       found\n")
    #expect(Finding.warning("data", "a\nb\u{1B}").line.split(separator: "\n").count == 1)
    #expect(Finding.failure("endpoint", "x", .unavailable).line.hasPrefix("FAIL  endpoint  x"))
  }

  @Test func `The configuration's failures count before the network's`() {
    let network = Finding.failure("endpoint", "x", .unavailable)
    #expect([Finding.ok("a", ""), .warning("b", "")].status == .done)
    #expect([Finding.ok("a", ""), network].status == .unavailable)
    #expect([network, Finding.failure("config", "x")].status == .config)
  }
}
