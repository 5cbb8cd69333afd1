import TerminalKit
import Testing

@testable import ChatUI

@Suite struct ActionKeymapTests {
  private func presses(_ name: String) -> [KeyPress] { KeyChord(name)?.steps ?? [] }

  @Test("The default key of every action means that action in its context")
  func defaults() {
    let map = ActionKeymap()
    for info in ActionInfo.all {
      for chord in info.chords {
        #expect(
          map.lookup(presses(chord), in: [info.context]) == .action(info.action),
          "\(chord) of \(info.action)")
      }
    }
  }

  @Test("The first context that knows a key wins")
  func order() {
    let map = ActionKeymap()
    let rebuild = map.lookup(presses("Ctrl+R"), in: [.menu, .panel, .editing, .global])
    let search = map.lookup(presses("Ctrl+R"), in: [.composer, .editing, .global])
    #expect(rebuild == .action(.menuRebuild))
    #expect(search == .action(.historySearch))
  }

  @Test("The beginning of a chord waits for the rest")
  func prefix() {
    let map = ActionKeymap()
    let contexts: [KeyContext] = [.composer, .editing, .global]
    #expect(map.lookup(presses("Ctrl+X"), in: contexts) == .prefix)
    #expect(map.lookup(presses("Ctrl+X Ctrl+E"), in: contexts) == .action(.openEditor))
    #expect(map.lookup(presses("Ctrl+X q"), in: contexts) == .none)
  }

  @Test("A rebound action leaves its default keys and takes the new ones")
  func rebinding() {
    let map = ActionKeymap(overrides: ["contexts": ["Ctrl+O"]])
    #expect(map.lookup(presses("Ctrl+O"), in: [.global]) == .action(.contexts))
    #expect(map.lookup(presses("F2"), in: [.global]) == .none)
    #expect(map.hint(.contexts) == "Ctrl+O")
  }

  @Test("A key that is given away is taken from the action that had it by default")
  func takingAway() {
    let map = ActionKeymap(overrides: ["help": ["F2"]])
    #expect(map.lookup(presses("F2"), in: [.global]) == .action(.help))
    #expect(map.chords(for: .contexts).map(\.description) == ["Ctrl+T"])
  }

  @Test("An empty list takes the keys away")
  func unbinding() {
    let map = ActionKeymap(overrides: ["suspend": []])
    #expect(map.lookup(presses("Ctrl+Z"), in: [.global]) == .none)
    #expect(map.hint(.suspend).isEmpty)
  }

  @Test("A new key that begins a default chord takes all chords that begin so")
  func shadowing() {
    let map = ActionKeymap(overrides: ["redraw": ["Ctrl+X"]])
    #expect(map.lookup(presses("Ctrl+X"), in: [.global]) == .action(.redraw))
    #expect(map.lookup(presses("Ctrl+X Ctrl+C"), in: [.global]) == .none)
  }

  @Test("Keys that the terminal keeps are not named where there is another one, and stay bound")
  func takenKeys() {
    let map = ActionKeymap(taken: TakenKeys { $0 == "VTE_VERSION" ? "7006" : nil })
    #expect(map.hint(.help) == "Ctrl+X h" && map.chords(for: .help).count == 1)
    #expect(map.hint(.log) == "Ctrl+X n" && map.hint(.nextActive) == "Alt+a")
    #expect(map.lookup(presses("F1"), in: [.global]) == .action(.help))
    #expect(map.hint(.contexts) == "F2")
    let only = ActionKeymap(
      overrides: ["help": ["F1"]], taken: TakenKeys { $0 == "VTE_VERSION" ? "7006" : nil })
    #expect(only.hint(.help) == "F1", "a key of the configuration is named all the same")
  }
}
