import ChatTestSupport
import Testing

/// The screen where the locale is Chinese, whether the system has that locale or not.
@Suite struct ChineseScreenTests {
  private static let ready = "输入提问"

  private func program() throws -> Program {
    var program = try Program()
    program.environment["LC_ALL"] = "zh_CN.UTF-8"
    return program
  }

  private func open(_ size: (rows: Int, columns: Int)) throws -> TerminalProgram {
    let screen = try program().open(rows: size.rows, columns: size.columns)
    try screen.wait("the Chinese guide") {
      $0.rows[0].hasPrefix("中文指南 · 会话") && $0.contains("就绪") && $0.contains(Self.ready)
    }
    return screen
  }

  /// Two English words in a row: the program has no such text of its own on these screens. Names that are typed are
  /// single words.
  private func english(in screen: Screen) -> [String] {
    screen.rows.filter { $0.firstMatch(of: #/[a-z]{2,} [a-z]{2,}/#) != nil }
  }

  @Test(arguments: [(24, 80), (10, 40)])
  func `It starts with the Chinese guide, and a question is answered`(
    _ rows: Int, _ columns: Int
  ) throws {
    let screen = try open((rows, columns))
    let start = screen.screen
    #expect(english(in: start) == [])
    screen.send("什么是上下文？\r")
    let end = try screen.wait("the end of the reply") {
      $0.contains("由内置网关从上下文中摘录") && $0.contains("就绪") && $0.contains("输入 ")
    }
    #expect(!end.contains("ready") && !end.contains("streaming"))
  }

  @Test(
    arguments: [
      ("\u{1B}OQ", ["上下文 › 输入文字筛选", "可用", "Enter 打开"]),
      ("\u{1B}OP", ["帮助 › 输入文字搜索", "发送提问"]),
      ("\u{1B}OS", ["操作 › 输入文字筛选", "Enter 执行"]),
      ("\u{06}", ["搜索全部"]),
      ("\u{1B}[19~", ["用量", "缓存", "合计"]),
      ("\u{1B}[20~", ["本对话的参数", "0 到 2"]),
      ("\u{1B}[21~", ["通知", "还没有通知"]),
      ("\u{1B}OQ\u{0E}", ["新建上下文", "名称", "有效期", "Enter 创建"]),
      ("\u{1B}OQ\u{07}", ["名称", "有效期", "上次使用", "初始消息"]),
      ("/nope\r", ["未知的命令 /nope。什么"]),
    ], [(24, 80), (10, 40)])
  func `Panels, lists, forms and notices are Chinese at both sizes`(
    _ entry: (keys: String, texts: [String]), _ size: (rows: Int, columns: Int)
  ) throws {
    let screen = try open(size)
    screen.send(entry.keys)
    // The small screen has the beginning of each.
    let texts = size.columns == 80 ? entry.texts : Array(entry.texts.prefix(1))
    let shown = try screen.wait("\(texts)") { shown in texts.allSatisfy(shown.contains) }
    #expect(english(in: shown) == [], "\(shown)")
  }

  @Test func `Nothing changes where the locale is that of no language`() throws {
    for locale in ["C.UTF-8", "POSIX", "de_DE.UTF-8"] {
      var program = try Program()
      program.environment["LC_ALL"] = locale
      let screen = try program.open()
      try screen.wait("the English guide in \(locale)") {
        $0.rows[0].hasPrefix("guide · session") && $0.contains(ScreenTests.ready)
      }
    }
  }

  @Test func `The configuration goes before the locale, the option before both`() throws {
    var program = try program()
    try program.folder.write("en.json", Array("{ \"language\": \"en\" }".utf8))
    program.environment["CTXCHAT_CONFIG"] = program.folder.path + "/en.json"
    let english = try program.open()
    try english.wait(for: ScreenTests.ready)
    let chinese = try program.open([
      "--demo", "--language", "zh", "--data-dir", program.folder.path + "/zh",
    ])
    try chinese.wait(for: Self.ready)
    try program.folder.write("zh.json", Array("// zh\n{ \"language\": \"zh\", }".utf8))
    program.environment["LC_ALL"] = "C.UTF-8"
    let own = program.folder.path + "/own"
    let settings = try program.open([
      "--demo", "--config", program.folder.path + "/zh.json", "--data-dir", own,
    ])
    try settings.wait(for: Self.ready)
  }
}
