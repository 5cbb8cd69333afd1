import Testing

@testable import TextEditing

struct TextEditorActionsTests {
  /// Before, action, after; `|` is the caret.
  static let table: [(String, EditAction, String)] = [
    // By grapheme cluster.
    ("ab|c", .moveLeft, "a|bc"), ("|abc", .moveLeft, "|abc"), ("👩‍👩‍👧|x", .moveLeft, "|👩‍👩‍👧x"),
    ("a\n|b", .moveLeft, "a|\nb"), ("a|bc", .moveRight, "ab|c"), ("abc|", .moveRight, "abc|"),
    ("|🇫🇷🇩🇪", .moveRight, "🇫🇷|🇩🇪"), ("|e\u{301}a", .moveRight, "e\u{301}|a"), ("|", .moveRight, "|"),
    // By word.
    ("one two|", .moveWordLeft, "one |two"), ("one |two", .moveWordLeft, "|one two"),
    ("one tw|o", .moveWordLeft, "one |two"), ("  |", .moveWordLeft, "|  "),
    ("don't stop|", .moveWordLeft, "don't |stop"), ("don't| stop", .moveWordLeft, "|don't stop"),
    ("pi is 3.14|", .moveWordLeft, "pi is |3.14"), ("foo.bar|", .moveWordLeft, "foo.|bar"),
    ("snake_case|", .moveWordLeft, "|snake_case"), ("日本語のテキスト|", .moveWordLeft, "日本語の|テキスト"),
    ("日本語の|テキスト", .moveWordLeft, "日本語|のテキスト"), ("日本語|の", .moveWordLeft, "|日本語の"),
    ("中文word|", .moveWordLeft, "中文|word"), ("привет мир|", .moveWordLeft, "привет |мир"),
    ("a\nb|", .moveWordLeft, "a\n|b"), ("한국어 말|", .moveWordLeft, "한국어 |말"),
    ("|one two", .moveWordRight, "one| two"), ("one| two", .moveWordRight, "one two|"),
    ("one|, two", .moveWordRight, "one, two|"), ("one| ...", .moveWordRight, "one ...|"),
    ("|naïve cafe\u{301} x", .moveWordRight, "naïve| cafe\u{301} x"),
    ("|中文word", .moveWordRight, "中文|word"), ("|1,000 x", .moveWordRight, "1,000| x"),
    ("|it’s", .moveWordRight, "it’s|"), ("|'a'", .moveWordRight, "'a|'"),
    ("|", .moveWordRight, "|"),
    // By line.
    ("one\ntw|o", .moveLineStart, "one\n|two"), ("one\n|two", .moveLineStart, "one\n|two"),
    ("o|ne\ntwo", .moveLineEnd, "one|\ntwo"), ("one\nt|wo", .moveLineEnd, "one\ntwo|"),
    ("one\nt|wo", .moveStart, "|one\ntwo"), ("o|ne\ntwo", .moveEnd, "one\ntwo|"),
    ("one\r\nt|wo", .moveLineStart, "one\r\n|two"), ("o|ne\r\ntwo", .moveLineEnd, "one|\r\ntwo"),
    ("one\nt|wo", .moveUp, "o|ne\ntwo"), ("o|ne\ntwo", .moveDown, "one\nt|wo"),
    ("long\nx\nlo|ng", .moveUp, "long\nx|\nlong"), ("中文\nab|c", .moveUp, "中|文\nabc"),
    ("o|ne", .moveUp, "o|ne"), ("o|ne", .moveDown, "o|ne"), ("a\n|", .moveUp, "|a\n"),
    // Deleting.
    ("ab|c", .deleteBackward, "a|c"), ("|abc", .deleteBackward, "|abc"),
    ("x👨‍👩‍👧|", .deleteBackward, "x|"), ("a\n|b", .deleteBackward, "a|b"),
    ("a\r\n|b", .deleteBackward, "a|b"), ("a|bc", .deleteForward, "a|c"),
    ("abc|", .deleteForward, "abc|"),
    ("|🇫🇷x", .deleteForward, "|x"), ("a|\nb", .deleteForward, "a|b"),
    ("a \t| b", .deleteHorizontalSpace, "a|b"), ("a|b", .deleteHorizontalSpace, "a|b"),
    ("a\n  |b", .deleteHorizontalSpace, "a\n|b"),
    // Killing.
    ("ls foo/bar.txt|", .killWordBackward, "ls |"), ("one  |", .killWordBackward, "|"),
    ("one\n|", .killWordBackward, "|"), ("|x", .killWordBackward, "|x"),
    ("ls foo/bar.txt|", .killWordBackwardUnicode, "ls foo/bar.|"),
    ("one, |two", .killWordBackwardUnicode, "|two"), ("|x", .killWordBackwardUnicode, "|x"),
    ("|one two", .killWordForward, "| two"), ("one|  two x", .killWordForward, "one| x"),
    ("one|", .killWordForward, "one|"),
    ("a\nbc|d", .killToLineStart, "a\n|d"), ("a\n|b", .killToLineStart, "a|b"),
    ("|a", .killToLineStart, "|a"), ("a|bc\nd", .killToLineEnd, "a|\nd"),
    ("a|\nd", .killToLineEnd, "a|d"), ("a|", .killToLineEnd, "a|"),
    ("a\nb|c\nd", .killLine, "a\n|d"),
    ("ab|c", .killLine, "|"), ("|", .killLine, "|"),
    ("a|", .yank, "a|"), ("a|", .yankPop, "a|"),
    // Rewriting.
    ("ab|c", .transpose, "acb|"), ("abc|", .transpose, "acb|"), ("|abc", .transpose, "|abc"),
    ("a|", .transpose, "a|"), ("x\nab|\ny", .transpose, "x\nba|\ny"),
    ("x\n|ab", .transpose, "x\n|ab"),
    ("中🇫🇷|", .transpose, "🇫🇷中|"), ("\u{301}a|", .transpose, "a\u{301}|"),
    ("one |two", .transposeWords, "two one|"), ("one tw|o x", .transposeWords, "two one| x"),
    ("one two|", .transposeWords, "two one|"), ("one two |", .transposeWords, "two one |"),
    ("one|", .transposeWords, "one|"), ("a, |b", .transposeWords, "b, a|"),
    ("|", .transposeWords, "|"), ("中文|かな", .transposeWords, "かな中文|"),
    ("|one two", .upcaseWord, "ONE| two"), ("o|ne", .upcaseWord, "oNE|"),
    ("|straße", .upcaseWord, "STRASSE|"),
    ("|  élan", .upcaseWord, "  ÉLAN|"), ("x|", .upcaseWord, "x|"), ("|中文 x", .upcaseWord, "中文| x"),
    ("|ONE TWO", .downcaseWord, "one| TWO"), ("|İx", .downcaseWord, "i̇x|"),
    ("|one two", .capitalizeWord, "One| two"), ("|hELLO", .capitalizeWord, "Hello|"),
    ("| élan", .capitalizeWord, " Élan|"), ("|ǆabc", .capitalizeWord, "ǅabc|"),
    // The rest.
    ("a|b", .newline, "a\n|b"), ("a|", .undo, "a|"), ("a|", .redo, "a|"),
    ("a|", .expandPaste, "a|"),
    ("one\nt|wo", .clear, "|"), ("|", .clear, "|"),
  ]

  @Test("Each action does what the table says", arguments: table)
  func actions(before: String, action: EditAction, after: String) {
    var editor = TextEditor(marked: before)
    let outcome = editor.perform(action)
    #expect(editor.marked == after)
    let isUnchanged = before == after
    switch (action, isUnchanged) {
    case (.moveUp, true): #expect(outcome == .atEdgeUp)
    case (.moveDown, true): #expect(outcome == .atEdgeDown)
    default: #expect(outcome == (isUnchanged ? .ignored : .handled))
    }
  }

  @Test("The table holds every action")
  func complete() {
    #expect(Set(Self.table.map(\.1)) == Set(EditAction.allCases))
  }

  @Test("What a table row changes is undone and redone, caret and all", arguments: table)
  func undone(before: String, action: EditAction, after: String) {
    var editor = TextEditor(marked: before)
    editor.perform(action)
    guard editor.text != TextEditor(marked: before).text else { return }
    editor.perform(.undo)
    #expect(editor.marked == before)
    editor.perform(.redo)
    #expect(editor.marked == after)
  }

  @Test("A backslash before the caret becomes a line end")
  func continuation() {
    var editor = TextEditor(marked: "one\\|two")
    #expect(editor.continueLine() == true)
    #expect(editor.marked == "one\n|two")
    #expect(editor.continueLine() == false)
    editor.perform(.undo)
    #expect(editor.marked == "one\\|two")
    var start = TextEditor()
    #expect(start.continueLine() == false)
  }
}
