import Testing

@testable import Wording

@Suite struct LanguageTests {
  @Test(arguments: [
    ("zh_CN.UTF-8", Language.chinese), ("zh", .chinese), ("zh_TW.UTF-8", .chinese),
    ("zh-Hans-CN", .chinese), ("ZH_cn", .chinese), ("zh_CN@pinyin", .chinese), ("C", .english),
    ("C.UTF-8", .english), ("POSIX", .english), ("en_GB.UTF-8", .english), ("de_DE", .english),
    ("zhx_CN", .english), ("中文", .english), ("", .english), ("_zh", .english),
  ])
  func `A locale has the language of its first letters`(_ locale: String, _ language: Language) {
    #expect(Language { $0 == "LANG" ? locale : nil } == language)
  }

  @Test(arguments: [
    (["LANG": "zh_CN.UTF-8"], Language.chinese),
    (["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"], .english),
    (["LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"], .chinese),
    (["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8", "LC_ALL": "C"], .english),
    (["LANG": "C", "LC_ALL": "zh_CN.UTF-8"], .chinese),
    (["LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""], .chinese),
    (["LC_CTYPE": "zh_CN.UTF-8", "LANGUAGE": "zh"], .english), ([:], .english),
  ])
  func `The first variable that is set decides`(
    _ environment: [String: String], _ language: Language
  ) {
    #expect(Language { environment[$0] } == language)
  }
}
