import ChatTestSupport
import Testing
import Wording

@testable import ctxchat

@Suite struct SpokenLanguageTests {
  private func language(
    _ arguments: [String], _ environment: [String: String] = [:], file: String? = nil
  ) throws -> Language {
    let folder = try TemporaryFolder()
    if let file { try folder.write("config.json", Array(file.utf8)) }
    var environment = environment
    environment["CTXCHAT_CONFIG"] = environment["CTXCHAT_CONFIG"] ?? folder.path + "/config.json"
    return SpokenLanguage.of(arguments[...], environment: environment)
  }

  @Test func `The option counts more than the file, and the file more than the locale`() throws {
    let (chinese, file) = (["LC_ALL": "zh_CN.UTF-8"], #"{ "language": "zh" }"#)
    #expect(try language([]) == .english)
    #expect(try language([], chinese) == .chinese)
    #expect(try language([], ["LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"]) == .english)
    #expect(try language([], file: file) == .chinese)
    #expect(try language([], chinese, file: #"{ "language": "en" }"#) == .english)
    #expect(try language(["--language", "en"], chinese, file: file) == .english)
    #expect(try language(["--language=en"], chinese, file: file) == .english)
  }

  @Test(arguments: [
    (["ask", "hi", "--language", "zh"], Language.chinese),
    (["--language", "en", "--language", "zh"], .chinese),
    (["--language=zh", "ask"], .chinese), (["ask", "--", "--language", "zh"], .english),
    (["ask", "--", "--language=zh"], .english), (["--language"], .english),
    (["--language", "fr"], .english),
    (["--language="], .english), (["--languages", "zh"], .english), (["language", "zh"], .english),
  ])
  func `The option is found where the parser finds it`(arguments: [String], expected: Language)
    throws
  {
    #expect(try language(arguments) == expected)
  }

  @Test func `A file that --config names is read, and one that is none decides nothing`() throws {
    let folder = try TemporaryFolder()
    try folder.write("other.json", Array(#"{ "language": "zh" }"#.utf8))
    #expect(try language(["--config", folder.path + "/other.json"]) == .chinese)
    #expect(try language(["--config=" + folder.path + "/other.json"]) == .chinese)
    #expect(try language(["--config", folder.path]) == .english)
    #expect(try language([], file: #"{ "language": "#) == .english)
    #expect(try language([], file: #"{ "language": "fr" }"#) == .english)
  }
}
