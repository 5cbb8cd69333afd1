import Testing

@testable import TerminalKit

/// Which keys the terminals keep, by the variables that each was seen to set.
@Suite struct TakenKeysTests {
  private func taken(_ variables: [String: String]) throws -> [String] {
    let keys = TakenKeys { variables[$0] }
    let names = ["F1", "F2", "F10", "Alt+a", "Alt+1", "Alt+Enter", "Alt+Left", "Ctrl+_", "Ctrl+J"]
    return try names.filter { keys.contains(try #require(KeyChord($0))) }
  }

  @Test func `Each terminal keeps its own`() throws {
    #expect(try taken(["VTE_VERSION": "7006"]) == ["F1", "F10", "Ctrl+_"])
    #expect(try taken(["XTERM_VERSION": "XTerm(379)"]) == ["Alt+Enter"])
    #expect(try taken(["TERMINOLOGY": "1"]) == ["Alt+Enter"])
    #expect(try taken(["KITTY_WINDOW_ID": "1"]) == ["Ctrl+_"])
    #expect(try taken(["TERM": "foot"]).isEmpty && taken(["VTE_VERSION": ""]).isEmpty)
  }

  @Test func `In a multiplexer the variables are those of the terminal around`() throws {
    let xterm = ["TMUX": "/tmp/tmux-0/default,1,0", "XTERM_VERSION": "XTerm(379)"]
    #expect(try taken(xterm) == ["Alt+a", "Alt+1"])
    #expect(try taken(["STY": "1.x", "VTE_VERSION": "7006"]).isEmpty)
    #expect(try taken(["DVTM": "0.15", "XTERM_VERSION": "XTerm(379)"]).isEmpty)
    #expect(try taken(["ZELLIJ": "0", "VTE_VERSION": "7006"]).isEmpty)
  }

  @Test func `A chord is taken by its first key`() throws {
    let keys = TakenKeys { $0 == "VTE_VERSION" ? "7006" : nil }
    #expect(keys.contains(try #require(KeyChord("F1 F2"))))
    #expect(!keys.contains(try #require(KeyChord("Ctrl+X F1"))))
  }
}
