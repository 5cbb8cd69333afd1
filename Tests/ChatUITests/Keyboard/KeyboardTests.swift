import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Keyboard")
struct KeyboardTests {
  private var keyboard = Keyboard(ActionKeymap())
  private static let writing: [KeyContext] = [.composer, .editing, .global]

  private mutating func press(_ name: String) throws -> [Keyboard.Outcome] {
    try #require(KeyChord(name)).steps.map { keyboard.press($0, in: Self.writing) }
  }

  @Test("A key that is bound gives its action, in the first context that knows it")
  mutating func bound() throws {
    #expect(try press("Enter") == [.action(.send)])
    #expect(try press("Ctrl+B") == [.action(.moveLeft)])
    #expect(try press("F1") == [.action(.help)])
    #expect(try press("Ctrl+R") == [.action(.historySearch)])
    let enter = KeyPress(.enter)
    #expect(keyboard.press(enter, in: [.panel, .editing, .global]) == .action(.listOpen))
  }

  @Test("A chord is kept until it ends, with an action or without")
  mutating func chords() throws {
    let first = try #require(KeyChord("Ctrl+X")).steps[0]
    #expect(keyboard.press(first, in: Self.writing) == .nothing)
    #expect(keyboard.pending == [first])
    let second = try #require(KeyChord("Ctrl+C")).steps[0]
    #expect(keyboard.press(second, in: Self.writing) == .action(.quit))
    #expect(keyboard.pending.isEmpty)
    #expect(keyboard.press(first, in: Self.writing) == .nothing)
    #expect(keyboard.press(KeyPress(.character("@")), in: Self.writing) == .nothing)
    #expect(keyboard.pending.isEmpty)
  }

  @Test("A key that is bound to nothing may type", arguments: ["a", "/", "é", "日"])
  mutating func unbound(_ name: String) throws {
    let press = KeyPress(.character(try #require(name.first)))
    #expect(keyboard.press(press, in: Self.writing) == .unbound(press))
    #expect(keyboard.pending.isEmpty)
  }

  @Test("A paste ends a chord, and the wait for a second Ctrl+C")
  mutating func reset() throws {
    keyboard.armQuit(at: .start)
    _ = keyboard.press(try #require(KeyChord("Ctrl+X")).steps[0], in: Self.writing)
    keyboard.reset()
    #expect(keyboard.pending.isEmpty && keyboard.quitDeadline == nil)
  }

  @Test("Ctrl+C quits within two seconds, unless another key comes between")
  mutating func quitting() throws {
    keyboard.armQuit(at: .start)
    keyboard.expire(at: .start.addingTimeInterval(1.9))
    #expect(keyboard.quitDeadline != nil)
    keyboard.expire(at: .start.addingTimeInterval(2))
    #expect(keyboard.quitDeadline == nil)
    keyboard.armQuit(at: .start)
    _ = try press("x")
    #expect(keyboard.quitDeadline == nil)
    keyboard.armQuit(at: .start)
    #expect(try press("Ctrl+C") == [.action(.interrupt)])
    #expect(keyboard.quitDeadline != nil)
  }
}
