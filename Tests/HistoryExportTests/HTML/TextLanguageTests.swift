import Testing

@testable import HistoryExport

@Suite struct TextLanguageTests {
  @Test(arguments: [
    ("Plain words", "en"), ("", "en"), ("12 + 3", "en"), ("如何配置缓存？", "zh"), ("文書は重要です。", "ja"),
    ("カタカナ", "ja"),
    ("이것은 한국어입니다", "ko"), ("대한민국 大韓民國", "ko"), ("使用 config.json 文件配置缓存服务器", "zh"),
    ("What does 缓存 mean here?", "en"),
    ("Это текст", "und-Cyrl"), ("هذا نص", "und-Arab"), ("Αυτό είναι", "el"),
    ("这个日文词「の」的意思是什么？它在句子里表示所属关系。", "zh"),
    ("`swift build` を実行してください", "ja"),
  ])
  func `The language is that of the script that most is written in`(text: String, tag: String) {
    #expect(TextLanguage.tag(of: [text]) == tag)
  }
}
