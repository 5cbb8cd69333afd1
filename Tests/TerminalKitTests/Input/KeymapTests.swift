import Testing

@testable import TerminalKit

struct KeymapTests {
  private func chord(_ name: String) throws -> KeyChord { try #require(KeyChord(name)) }

  @Test("Presses are looked up one after the other")
  func lookup() throws {
    var keymap = Keymap<String>()
    keymap.bind(try chord("Ctrl+X Ctrl+E"), to: "editor")
    keymap.bind(try chord("Ctrl+X u"), to: "undo")
    keymap.bind(try chord("F2"), to: "menu")
    let x = try press("Ctrl+X")
    #expect(keymap.lookup([x]) == .prefix)
    #expect(try keymap.lookup([x, press("Ctrl+E")]) == .action("editor"))
    #expect(try keymap.lookup([x, press("u")]) == .action("undo"))
    #expect(try keymap.lookup([x, press("q")]) == .none)
    #expect(try keymap.lookup([press("F2")]) == .action("menu"))
    #expect(try keymap.lookup([press("F2"), press("F2")]) == .none)
    #expect(keymap.lookup([]) == .none)
  }

  @Test("The last binding of a chord counts, and says what it displaced")
  func rebinding() throws {
    var keymap = Keymap<String>()
    keymap.bind(try chord("F2"), to: "menu")
    let displaced = keymap.bind(try chord("F2"), to: "help")
    #expect(displaced.map(\.action) == ["menu"])
    #expect(try keymap.lookup([press("F2")]) == .action("help"))
    #expect(keymap.chords(for: "menu").isEmpty)
    #expect(keymap.bindings.count == 1)
  }

  @Test("No chord is the beginning of another")
  func prefixes() throws {
    var keymap = Keymap<String>()
    keymap.bind(try chord("C-x C-e"), to: "editor")
    keymap.bind(try chord("C-x C-s"), to: "save")
    #expect(keymap.bind(try chord("C-x"), to: "cut").map(\.action) == ["editor", "save"])
    #expect(try keymap.lookup([press("C-x")]) == .action("cut"))
    #expect(keymap.bind(try chord("C-x k"), to: "kill").map(\.action) == ["cut"])
    #expect(try keymap.lookup([press("C-x")]) == .prefix)
  }

  @Test("Unbinding the last chord of a prefix frees the prefix")
  func unbinding() throws {
    var keymap = Keymap<String>()
    keymap.bind(try chord("C-x a"), to: "a")
    keymap.bind(try chord("C-x b"), to: "b")
    keymap.unbind(try chord("C-x a"))
    #expect(try keymap.lookup([press("C-x")]) == .prefix)
    keymap.unbind(try chord("C-x b"))
    keymap.unbind(try chord("C-x b"))
    #expect(try keymap.lookup([press("C-x")]) == .none)
  }

  @Test("An action's chords come in the order of binding")
  func chords() throws {
    var keymap = Keymap<Int>()
    keymap.bind(try chord("F2"), to: 1)
    keymap.bind(try chord("F3"), to: 2)
    keymap.bind(try chord("Ctrl+T"), to: 1)
    #expect(keymap.chords(for: 1).map(\.description) == ["F2", "Ctrl+T"])
    #expect(keymap.chords(for: 3).isEmpty)
  }
}
