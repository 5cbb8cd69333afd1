import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

/// From the bytes of a terminal to the action: the decoder and the key map agree on every default key.
@Suite("Keys by their bytes") struct KeyBytesTests {
  private static let composingKeys: [(String, Action)] = [
    ("\r", .send), ("\n", .newline), ("\u{1B}\r", .newline), ("\u{1B}[13;2u", .newline),
    ("\u{1B}[27;2;13~", .newline), ("\t", .complete), ("\u{1B}[A", .historyPrevious),
    ("\u{1B}OA", .historyPrevious), ("\u{10}", .historyPrevious), ("\u{1B}[B", .historyNext),
    ("\u{12}", .historySearch), ("\u{07}", .openEditor), ("\u{18}\u{05}", .openEditor),
    ("\u{04}", .deleteOrQuit), ("\u{1B}[100;5u", .deleteOrQuit),
    ("\u{03}", .interrupt), ("\u{1B}[99;5u", .interrupt), ("\u{18}\u{03}", .quit),
    ("\u{1B}OP", .help), ("\u{1B}[11~", .help), ("\u{1B}OQ", .contexts), ("\u{14}", .contexts),
    ("\u{06}", .searchAll), ("\u{1B}OS", .palette), ("\u{1B}x", .palette),
    ("\u{0E}", .newConversation), ("\u{1B}a", .nextActive), ("\u{18}a", .nextActive),
    ("\u{1B}1", .context1), ("\u{1B}9", .context9), ("\u{18}3", .context3),
    ("\u{1B}[15~", .chooseRebuild), ("\u{1B}[17~", .chooseSend), ("\u{1B}[18~", .chooseOther),
    ("\u{1B}[19~", .usage), ("\u{1B}[20~", .parameters), ("\u{1B}[21~", .log),
    ("\u{0C}", .redraw), ("\u{1A}", .suspend), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
    ("\u{1B}[1;2A", .scrollUp), ("\u{1B}[1;2B", .scrollDown), ("\u{1B}[1;5H", .scrollTop),
    ("\u{1B}[1;5F", .scrollBottom), ("\u{18}j", .jumpToStreaming),
    ("\u{18}\t", .focusTranscript),
    ("\u{1B}[D", .moveLeft), ("\u{02}", .moveLeft), ("\u{1B}[C", .moveRight),
    ("\u{1B}[1;5D", .moveWordLeft), ("\u{1B}b", .moveWordLeft), ("\u{1B}f", .moveWordRight),
    ("\u{1B}[1;5C", .moveWordRight), ("\u{01}", .moveLineStart), ("\u{1B}[H", .moveLineStart),
    ("\u{05}", .moveLineEnd), ("\u{1B}[F", .moveLineEnd), ("\u{7F}", .deleteBackward),
    ("\u{08}", .deleteBackward), ("\u{1B}[3~", .deleteForward), ("\u{17}", .killWordBackward),
    ("\u{1B}\u{7F}", .killWordBackwardUnicode), ("\u{1B}d", .killWordForward),
    ("\u{15}", .killToLineStart), ("\u{0B}", .killToLineEnd), ("\u{19}", .yank),
    ("\u{1B}y", .yankPop), ("\u{1F}", .undo), ("\u{1B}_", .redo), ("\u{1B}u", .upcaseWord),
    ("\u{1B}l", .downcaseWord), ("\u{1B}c", .capitalizeWord), ("\u{18}p", .expandPaste),
  ]

  private func action(_ bytes: String, in contexts: [KeyContext]) -> ActionKeymap.Lookup {
    var decoder = KeyDecoder()
    let events = decoder.feed(bytes.utf8) + decoder.flush()
    let presses = events.compactMap { if case .key(let press) = $0 { press } else { nil } }
    return ActionKeymap().lookup(presses, in: contexts)
  }

  @Test("While writing", arguments: composingKeys)
  func composing(bytes: String, expected: Action) {
    let found = action(bytes, in: [.composer, .editing, .global])
    #expect(found == .action(expected), "\(Array(bytes.utf8))")
  }

  @Test("A lone escape byte is Esc, once the wait is over")
  func escape() {
    #expect(action("\u{1B}", in: [.composer, .editing, .global]) == .action(.cancel))
    #expect(action("\u{1B}", in: [.transcript, .global]) == .action(.leaveFocus))
  }

  @Test(
    "While reading",
    arguments: [
      ("j", Action.focusNewer), ("k", .focusOlder), ("\u{1B}[A", .focusOlder), ("y", .copyMessage),
      ("c", .copyCode), ("r", .retry), ("e", .editTurn), ("f", .forkHere),
      ("[", .previousAlternative), ("]", .nextAlternative), ("u", .nextUserTurn),
      ("U", .previousUserTurn), ("/", .searchTranscript), ("n", .nextMatch), ("N", .previousMatch),
      ("\t", .leaveFocus), ("g", .readTop), ("G", .readBottom),
    ])
  func reading(bytes: String, expected: Action) {
    #expect(action(bytes, in: [.transcript, .global]) == .action(expected))
  }

  @Test(
    "In the menu",
    arguments: [
      ("\u{0E}", Action.menuNew), ("\u{0F}", .menuImport), ("\u{12}", .menuRebuild),
      ("\u{0B}", .menuFork), ("\u{05}", .menuRename), ("\u{04}", .menuForget),
      ("\u{1F}", .menuRestore), ("\r", .listOpen), ("\u{1B}[B", .listDown),
      ("\u{1B}[Z", .fieldPrevious),
    ])
  func menu(bytes: String, expected: Action) {
    #expect(action(bytes, in: [.menu, .panel, .editing, .global]) == .action(expected))
  }
}
