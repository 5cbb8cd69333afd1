import TerminalKit
import Testing

@testable import TextEditing

/// The editor behind the decoder and a key map: bytes in, text out.
struct TextEditorTests {
  /// What a readline user's fingers know.
  private static let readline: [(String, EditAction)] = [
    ("Left", .moveLeft), ("Ctrl+B", .moveLeft), ("Right", .moveRight), ("Ctrl+F", .moveRight),
    ("Alt+b", .moveWordLeft), ("Ctrl+Left", .moveWordLeft), ("Alt+f", .moveWordRight),
    ("Ctrl+Right", .moveWordRight), ("Ctrl+A", .moveLineStart), ("Home", .moveLineStart),
    ("Ctrl+E", .moveLineEnd), ("End", .moveLineEnd), ("Up", .moveUp), ("Down", .moveDown),
    ("Backspace", .deleteBackward), ("Ctrl+H", .deleteBackward), ("Delete", .deleteForward),
    ("Ctrl+D", .deleteForward), ("Ctrl+W", .killWordBackward),
    ("Alt+Backspace", .killWordBackwardUnicode), ("Alt+d", .killWordForward),
    ("Ctrl+U", .killToLineStart), ("Ctrl+K", .killToLineEnd), ("Ctrl+Y", .yank),
    ("Alt+y", .yankPop), ("Ctrl+T", .transpose), ("Alt+t", .transposeWords),
    ("Alt+u", .upcaseWord), ("Alt+l", .downcaseWord), ("Alt+c", .capitalizeWord),
    ("Ctrl+J", .newline), ("Alt+Enter", .newline), ("Ctrl+_", .undo), ("Alt+_", .redo),
    ("Ctrl+X Ctrl+U", .undo),
  ]

  /// The text with `|` at the caret after the bytes, in which `␛` is ESC and `^A` is Ctrl+A.
  private func typed(_ input: String) throws -> String {
    var keymap = Keymap<EditAction>()
    for (name, action) in Self.readline { keymap.bind(try #require(KeyChord(name)), to: action) }
    var bytes: [UInt8] = []
    var isControl = false
    for byte in input.replacing("␛", with: "\u{1B}").utf8 {
      if isControl {
        bytes.append(byte & 0x1F)
      } else if byte != UInt8(ascii: "^") {
        bytes.append(byte)
      }
      isControl = !isControl && byte == UInt8(ascii: "^")
    }
    var decoder = KeyDecoder()
    var editor = TextEditor()
    var pending: [KeyPress] = []
    for event in decoder.feed(bytes) + decoder.flush() {
      switch event {
      case .paste(let text):
        editor.paste(text)
      case .key(let press):
        pending.append(press)
        switch keymap.lookup(pending) {
        case .prefix:
          continue
        case .action(let action):
          editor.perform(action)
        case .none:
          if case .character(let character) = press.key, press.modifiers.isEmpty {
            editor.insert(String(character))
          }
        }
        pending = []
      default:
        break
      }
    }
    return editor.shown
  }

  @Test(
    "Sessions",
    arguments: [
      ("hello", "hello|"), ("helo^Blo", "hello|o"), ("abc^A>^E<", ">abc<|"),
      ("one two^Wthree", "one three|"), ("one two^A^K^Y^Y", "one twoone two|"),
      ("one two␛b␛u", "one TWO|"), ("teh^T", "the|"), ("teh cat␛b␛b^F^F^T", "the| cat"),
      ("a^Jb^Jc␛[A␛[A>", "a>|\nb\nc"), ("a␛\rb", "a\nb|"), ("one␛[Htwo ", "two |one"),
      ("one two three^W^W^_", "one two |"), ("one two^W^_␛_", "one |"), ("x^Ay^X^U", "|x"),
      ("one two three␛[1;5D␛[1;5D␛d^Y^Y", "one twotwo| three"),
      ("ab␛[97;5u>", ">|ab"), ("ab␛[27;5;97~>", ">|ab"), ("中文␛[D字", "中字|文"),
      ("e\u{301}x␛[D\u{7F}", "|x"), ("👩‍👩‍👧\u{7F}", "|"), ("🇫🇷🇩🇪\u{7F}", "🇫🇷|"),
      ("a␛[200~x\ry␛[201~b", "ax\ny\u{62}|"), ("say ␛[200~\(longPaste)␛[201~\u{7F}!", "say !|"),
      ("say ␛[200~\(longPaste)␛[201~!", "say \(longPasteLabel)!|"),
      ("one^U two^U^Y␛y", "one|"), ("kill ring^A␛d^E^Y", " ringkill|"),
      ("^D^D^H\u{7F}^K^U^W^Y^T", "|"), ("one two␛[Z␛[I␛[?1u", "one two|"),
    ])
  func sessions(input: String, text: String) throws {
    #expect(try typed(input) == text)
  }

  @Test("A whole text is replaced as one step, with the caret where it is wanted")
  func replacing() {
    var editor = TextEditor(marked: "a|b")
    editor.replaceAll(with: "中文字", caret: 1)
    #expect(editor.marked == "中|文字")
    editor.perform(.undo)
    #expect(editor.marked == "a|b")
    editor.perform(.redo)
    #expect(editor.marked == "中|文字")
    editor.replaceAll(with: "")
    #expect(editor.isEmpty)
    #expect(editor.perform(.redo) == .ignored)
  }

  @Test("Another draft keeps the window's size, but not its place")
  func loading() {
    var editor = TextEditor(text: (0..<30).map(String.init).joined(separator: "\n"))
    editor.setViewport(width: 10, maxRows: 3)
    editor.load(text: "x\ny", caret: 0)
    #expect(editor.viewport == EditViewport(width: 10, maxRows: 3, top: 0))
    #expect(editor.marked == "|x\ny")
    editor.load(text: (0..<30).map(String.init).joined(separator: "\n"))
    let layout = editor.layout(width: 10, maxRows: 3, style: EditorStyle())
    #expect(layout.rows.map(\.text) == ["27", "28", "29"])
  }

  @Test("Equal editors hold the same text, caret and history")
  func equality() {
    var one = TextEditor(text: "ab")
    let other = one
    #expect(one == other)
    one.perform(.moveLeft)
    #expect(one != other)
    one.perform(.moveRight)
    one.insert("c")
    one.perform(.deleteBackward)
    #expect(one.text == other.text)
    #expect(one != other)
  }

  @Test("A window of no size is one of one cell")
  func tiny() {
    var editor = TextEditor(text: "ab\nc")
    editor.setViewport(width: 0, maxRows: -1)
    let layout = editor.layout(width: -3, maxRows: 0, style: EditorStyle())
    #expect(layout.rows.count == 1)
    #expect(layout.cursor == Point(row: 0, column: 0))
  }
}
