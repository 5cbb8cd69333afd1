import ChatTestSupport
import FoundationEssentials
import Testing

@Suite struct HistoryCommandTests {
  /// A program that has asked once in each of two languages.
  private func asked() throws -> Program {
    let program = try Program()
    _ = try program.run(["ask", "--demo", "What is a context?", "--context", "guide"])
    _ = try program.run(["ask", "--demo", "什么是上下文？", "--context", "中文指南"])
    return program
  }

  private struct Listed: Decodable {
    let id: String
    let title: String
    let context: String
    let turns: Int
  }

  private func conversations(_ program: Program, _ more: [String] = []) throws -> [Listed] {
    let run = try program.run(["history", "list", "--demo", "--json"] + more)
    return try JSONDecoder().decode([Listed].self, from: Data(run.output.utf8))
  }

  @Test func `Conversations are listed newest first, by context, as JSON`() throws {
    let program = try asked()
    let all = try conversations(program)
    #expect(all.map(\.title) == ["什么是上下文？", "What is a context?"])
    #expect(all.map(\.turns) == [1, 1])
    #expect(try conversations(program, ["--context", "guide"]).map(\.context) == ["guide"])
    #expect(try conversations(program, ["--limit", "1"]).count == 1)
    let table = try program.run(["history", "list", "--demo"]).output
    #expect(table.contains(all[0].id) && table.hasPrefix("ID "))
  }

  @Test func `A conversation is shown as Markdown, by the beginning of its id or as the last`()
    throws
  {
    let program = try asked()
    let id = try conversations(program)[0].id
    let whole = try program.run(["history", "show", "--demo", id])
    #expect(whole.output.hasPrefix("# 什么是上下文？\n"))
    #expect(whole.output.contains("\n## You · ") && whole.output.contains("*complete"))
    for name in ["last", String(id.prefix(12))] {
      #expect(try program.run(["history", "show", "--demo", name]).output == whole.output)
    }
    let missing = try program.run(["history", "show", "--demo", "nowhere"])
    #expect(missing.status == 66)
    #expect(missing.errors.contains("history list"))
  }

  @Test func `Chinese words are found, with their surroundings`() throws {
    let program = try asked()
    let found = try program.run(["history", "search", "--demo", "上下文"])
    #expect(found.output.contains("中文指南 · 什么是上下文"))
    #expect(found.output.contains("上下文"))
    let json = try program.run(["history", "search", "--demo", "--json", "context"])
    #expect(json.output.contains("\"snippet\" : ") && json.output.contains("\"matches\" : "))
    let nothing = try program.run(["history", "search", "--demo", "xyzzy"])
    #expect(nothing.status == 0 && nothing.output.isEmpty)
    #expect(nothing.errors == "No matches.\n")
  }

  @Test func `Out, into another history, and out again gives the same bytes`() throws {
    let program = try asked()
    let file = program.folder.path + "/all.json"
    let export = try program.run([
      "history", "export", "--demo", "--all", "--format", "json", "--output", file,
    ])
    #expect(export.status == 0, "\(export.errors)")
    // No demo: that one has its own record of the shipped contexts.
    let other = ["--data-dir", program.folder.path + "/other"]
    let imported = try program.run(["history", "import", file] + other)
    #expect(imported.status == 0, "\(imported.errors)")
    #expect(imported.output.split(separator: "\n").count == 2)
    #expect(imported.errors.contains("2 conversations with 2 turns imported"))
    let again = try program.run(["history", "export", "--all", "--format", "json"] + other)
    let bytes = try #require(FileManager.default.contents(atPath: file))
    #expect(Data(again.output.utf8) == bytes)
    let twice = try program.run(["history", "import", "-"] + other, input: again.output)
    #expect(twice.errors.contains("0 conversations") && twice.errors.contains("2 already here"))
  }

  @Test func `Exports go to standard output or to new files, never over old ones`() throws {
    let program = try asked()
    let page = try program.run(["history", "export", "--demo", "last", "--format", "html"])
    #expect(page.output.hasPrefix("<!doctype html>"))
    let folder = program.folder.path + "/"
    var names: [String] = []
    for _ in 0..<2 {
      let run = try program.run(["history", "export", "--demo", "last", "--output", folder])
      names.append(String(run.errors.trimmed.split(separator: "/").last ?? ""))
    }
    #expect(names == ["什么是上下文.md", "什么是上下文-2.md"])
    let path = folder + "mine.html"
    #expect(try program.run(["history", "export", "--demo", "last", "-o", path]).status == 0)
    let again = try program.run(["history", "export", "--demo", "last", "-o", path])
    #expect(again.status == 73)
    #expect(again.errors.contains("was not changed"))
    #expect(try program.run(["history", "export", "--demo"]).status == 64)
    #expect(try program.run(["history", "export", "--demo", "last", "-f", "pdf"]).status == 64)
  }

  @Test(arguments: [
    ("not JSON", "not an export of ctxchat"),
    ("{\"ctxchat\": 9, \"history\": []}", "newer ctxchat"),
    ("{\"ctxchat\": 1}", "has no \"history\""),
  ])
  func `What is not an export is refused`(text: String, words: String) throws {
    let run = try Program().run(["history", "import", "--demo", "-"], input: text)
    #expect(run.status == 65)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func `A deleted conversation is in the trash and comes back`() throws {
    let program = try Program()
    _ = try program.run(["ask", "--demo", "What is a ttl?", "--context", "api-reference"])
    let id = try conversations(program)[0].id
    #expect(try program.run(["history", "delete", "--demo", id]).status == 0)
    #expect(!(try conversations(program).map(\.id).contains(id)))
    #expect(try conversations(program, ["--trash"]).map(\.id) == [id])
    #expect(try program.run(["history", "restore", "--demo", id]).status == 0)
    #expect(try conversations(program).map(\.id).contains(id))
    #expect(try program.run(["history", "import", "/no/such.json", "--demo"]).status == 66)
  }

  @Test func `What a session context remembers is not deleted without it`() throws {
    let program = try asked()
    let all = try conversations(program).map(\.id)
    let run = try program.run(["history", "delete", "--demo", all[0]])
    #expect(run.status == 65)
    #expect(run.errors.contains("Forget the context"), "\(run.errors)")
    #expect(try conversations(program).map(\.id) == all)
  }
}
