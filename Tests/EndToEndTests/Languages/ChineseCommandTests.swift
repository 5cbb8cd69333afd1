import ChatTestSupport
import FoundationEssentials
import Testing

/// Commands where the locale is Chinese.
@Suite struct ChineseCommandTests {
  private func program() throws -> Program {
    var program = try Program()
    program.environment["LANG"] = "zh_CN.UTF-8"
    return program
  }

  @Test func `Tables are aligned by columns`() throws {
    let list = try program().run(["--demo", "contexts", "list"])
    let rows = list.output.split(separator: "\n").map(String.init)
    #expect(rows.count == 4, "\(list.output)\(list.errors)")
    #expect(rows.first?.hasPrefix("名称") == true)
    // Where the columns of state and mode begin, in cells: a Chinese character has two.
    func cells(before text: String, in row: String) -> Int? {
      guard let place = row.firstRange(of: text)?.lowerBound else { return nil }
      return row[..<place].unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
    }
    let states = rows.dropFirst().map { cells(before: "可用", in: $0) }
    #expect(Set(states + [cells(before: "状态", in: rows[0])]).count == 1, "\(list.output)")
    let modes = rows.dropFirst().compactMap {
      cells(before: "session", in: $0) ?? cells(before: "common_prefix", in: $0)
    }
    #expect(Set(modes + [cells(before: "模式", in: rows[0]) ?? 0]).count == 1, "\(list.output)")
  }

  @Test func `JSON stays as it is`() throws {
    let chinese = try program()
    var english = chinese
    english.environment["LANG"] = "C.UTF-8"
    _ = try english.run(["--demo", "contexts", "list"])
    let arguments = ["--demo", "contexts", "show", "guide", "--json"]
    let one = try english.run(arguments)
    let two = try chinese.run(arguments)
    // A second may pass between the two.
    let left = /"seconds_left" ?: ?\d+/
    #expect(one.output.contains(left))
    #expect(one.status == 0, "\(one.errors)")
    #expect(
      one.output.replacing(left, with: "") == two.output.replacing(left, with: ""),
      "\(two.errors)")
    #expect(
      two.output.contains("\"state\" : \"warm\"") || two.output.contains("\"state\":\"warm\""))
  }

  @Test(arguments: [
    (["nope"], 64, "未知的命令“nope”"), (["contexts", "show", "nope", "--demo"], 66, "没有上下文“nope”"),
    (["ask", "x"], 78, "没有配置接入点"), (["history", "show", "nope", "--demo"], 66, "没有对话“nope”"),
    (["--config", "/nonexistent/x.json", "doctor", "--offline"], 78, "无法读取配置"),
    (["gateway", "--listen", "example.org:1"], 64, "--listen 可以是"),
    (["contexts", "create", "--demo"], 64, "上下文需要内容"),
  ])
  func `Errors are Chinese, exit statuses are what they were`(
    _ arguments: [String], _ status: Int32, _ text: String
  ) throws {
    let run = try program().run(arguments)
    #expect(run.status == status, "\(run.errors)")
    #expect((run.errors + run.output).contains(text), "\(run.errors)\(run.output)")
  }

  @Test func `A mistake in the configuration is told in the language that it names`() throws {
    var program = try program()
    program.environment["LANG"] = "C.UTF-8"
    try program.folder.write("c.json", Array("{ \"language\": \"zh\", \"theme\": 7 }".utf8))
    let check = try program.run(["config", "check", "--config", program.folder.path + "/c.json"])
    #expect(check.status == 78 && check.errors.contains("这是数 7"), "\(check.errors)")
    try program.folder.write("d.json", Array("{ \"language\": \"fr\" }".utf8))
    let other = try program.run(["config", "check", "--config", program.folder.path + "/d.json"])
    #expect(other.status == 78 && other.errors.contains("not one of: en, zh"), "\(other.errors)")
  }

  @Test func `Line mode and doctor speak Chinese, the words of doctor's levels stay`() throws {
    let program = try program()
    let talk = try program.run(["--demo", "chat", "--plain"], input: "什么是上下文？\n/help\n/quit\n")
    #expect(talk.status == 0, "\(talk.errors)")
    #expect(talk.output.contains("行模式") && talk.output.contains("没有使用语言模型"), "\(talk.output)")
    let doctor = try program.run(["doctor", "--demo", "--offline"])
    #expect(doctor.status == 0)
    // Whether the encoding is well depends on the locales of this machine.
    #expect(doctor.output.contains("ok    密钥      不需要"), "\(doctor.output)")
    #expect(doctor.output.contains("  编码      "), "\(doctor.output)")
  }
}
