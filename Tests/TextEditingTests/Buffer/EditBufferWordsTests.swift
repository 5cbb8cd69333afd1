import Testing

@testable import TextEditing

struct EditBufferWordsTests {
  @Test(
    "The words of a text, walked from either end",
    arguments: [
      ("one two", ["one", "two"]), ("don't, can’t", ["don't", "can’t"]), ("'quoted'", ["quoted"]),
      ("3.14 1,000 v1.2", ["3.14", "1,000", "v1.2"]), ("a.b c,d", ["a", "b", "c", "d"]),
      ("snake_case kebab-case", ["snake_case", "kebab", "case"]), ("x+y=z", ["x", "y", "z"]),
      ("naïve cafe\\u{301}", ["naïve", "cafe", "u", "301"]), ("e\u{301}a", ["e\u{301}a"]),
      ("日本語のテキスト処理", ["日本語", "の", "テキスト", "処理"]), ("ラーメン・寿司", ["ラーメン", "寿司"]),
      ("中文abc中文", ["中文", "abc", "中文"]), ("人々の", ["人々", "の"]), ("ﾃｽﾄ", ["ﾃｽﾄ"]),
      ("한국어 단어", ["한국어", "단어"]), ("Привет, мир", ["Привет", "мир"]), ("مرحبا بك", ["مرحبا", "بك"]),
      ("a😀b", ["a", "b"]), ("😀", []), ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]), ("", []), ("  \n ", []),
    ] as [(String, [String])])
  func words(text: String, words: [String]) {
    let buffer = EditBuffer(text)
    var ends: [Int] = []
    var place = 0
    while place < buffer.count {
      place = buffer.wordEnd(from: place)
      ends.append(place)
    }
    var starts: [Int] = []
    place = buffer.count
    while place > 0 {
      place = buffer.wordStart(before: place)
      starts.insert(place, at: 0)
    }
    // Behind the last word and before the first there may be a gap.
    if ends.count > words.count { ends.removeLast() }
    if starts.count > words.count { starts.removeFirst() }
    #expect(zip(starts, ends).map { EditUnit.text(of: buffer.units[$0..<$1]) } == words)
    #expect(starts.count == words.count && ends.count == words.count)
  }
}
