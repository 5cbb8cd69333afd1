import TerminalKit
import Testing

@testable import ChatUI

@Suite struct ActionInfoTests {
  @Test("Every action is listed exactly once, with words and a default key that can be read")
  func complete() {
    #expect(Set(ActionInfo.all.map(\.action)).count == ActionInfo.all.count)
    for action in Action.allCases {
      #expect(ActionInfo.all.contains { $0.action == action }, "\(action) is not listed")
      #expect(!action.info.summary.isEmpty)
      #expect(!action.info.chords.isEmpty, "\(action) has no default key")
      for chord in action.info.chords {
        #expect(KeyChord(chord) != nil, "\(chord) of \(action)")
      }
    }
  }

  @Test("No action can be reached by Alt alone")
  func neverAltOnly() {
    for info in ActionInfo.all {
      let steps = info.chords.compactMap { KeyChord($0)?.steps }
      #expect(
        steps.contains { $0.allSatisfy { !$0.modifiers.contains(.alt) } }, "\(info.action)")
    }
  }

  @Test("In one context no default key shuts another out")
  func noConflicts() {
    for context in KeyContext.allCases {
      var map = Keymap<Action>()
      for info in ActionInfo.all where info.context == context {
        for chord in info.chords.compactMap({ KeyChord($0) }) {
          let displaced = map.bind(chord, to: info.action)
          #expect(displaced.isEmpty, "\(chord) of \(info.action) in \(context): \(displaced)")
        }
      }
    }
  }

  @Test("Names are in kebab case and unlike the commands, unless they mean the same")
  func names() {
    for action in Action.allCases {
      let isKebab = action.rawValue.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
      #expect(isKebab, "\(action.rawValue)")
    }
  }
}
