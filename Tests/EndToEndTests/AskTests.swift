import ChatTestSupport
import FoundationEssentials
import Testing

@Suite struct AskTests {
  @Test func `One JSON object with content, usage and ids; standard input is appended`() throws {
    let program = try Program()
    let run = try program.run(
      ["ask", "What is a context?", "--demo", "--json"], input: "and in one line?")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.split(separator: "\n").count == 1)
    let object = try #require(
      try JSONSerialization.object(run.output), "not an object: \(run.output)")
    #expect(object["content"]?.isEmpty == false)
    #expect(object["context_id"] == "ctx-guide-en")
    #expect(run.output.contains("\"cached_tokens\":"))
  }

  @Test func `A pipe gets the exact text without a newline at its end`() throws {
    let program = try Program()
    let run = try program.run(["ask", "What is a context?", "--demo"])
    #expect(run.status == 0)
    #expect(!run.output.hasSuffix("\n"))
    #expect(run.output.hasSuffix("*"))
  }

  @Test func `Nothing to ask is a usage error`() throws {
    let run = try Program().run(["ask", "--demo"])
    #expect(run.status == 64)
    #expect(run.errors.contains("The prompt is empty"))
  }

  @Test func `A parameter outside its range is refused before anything is sent`() throws {
    let run = try Program().run(["ask", "hi", "--demo", "--temperature", "3"])
    #expect(run.status == 65)
    #expect(run.errors.contains("0 to 2"))
  }

  @Test func `No endpoint is a configuration error that says what to do`() throws {
    let run = try Program().run(["ask", "hi"])
    #expect(run.status == 78)
    #expect(run.errors.contains("CTXCHAT_BASE_URL") && run.errors.contains("--demo"))
  }

  @Test func `A dead port is an unavailable server`() throws {
    var program = try Program()
    program.environment["CTXCHAT_API_KEY"] = "k-unused"
    let run = try program.run(
      ["ask", "hi", "--base-url", "http://127.0.0.1:1/v1", "--model", "m", "--context", "ctx-1"])
    #expect(run.status == 69)
  }

  @Test func `Clear text to another machine is refused`() throws {
    var program = try Program()
    program.environment["CTXCHAT_API_KEY"] = "k-unused"
    let run = try program.run(
      ["ask", "hi", "--base-url", "http://192.0.2.1/v1", "--model", "m", "--context", "ctx-1"])
    #expect(run.status == 78)
    #expect(run.errors.contains("allow_insecure_http"))
  }

  @Test func `A wrong setting is named with file and line`() throws {
    let program = try Program()
    let path = program.folder.path + "/config.json"
    try Data("{\n  \"theme\": \"darkk\"\n}".utf8).write(to: URL(filePath: path))
    let run = try program.run(["config", "check", "--config", path])
    #expect(run.status == 78)
    #expect(run.errors.contains("config.json:2: theme") && run.errors.contains("\"dark\""))
  }

  @Test func `config init writes the example, once, for its owner alone`() throws {
    let program = try Program()
    let first = try program.run(["config", "init"])
    #expect(first.status == 0)
    let path = first.output.trimmed
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? Int ?? 0) & 0o077 == 0)
    #expect(try program.run(["config", "init"]).status == 78)
    var checked = program
    checked.environment["CTXCHAT_API_KEY"] = "k-unused"
    #expect(try checked.run(["config", "check"]).status == 0)
  }
}

extension String {
  var trimmed: String {
    String(reversed().drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace })
  }
}

extension JSONSerialization {
  /// The texts of an object's own members.
  static func object(_ text: String) throws -> [String: String]? {
    try JSONDecoder().decode([String: Member].self, from: Data(text.utf8)).mapValues(\.text)
  }

  private struct Member: Decodable {
    let text: String
    init(from decoder: any Decoder) throws {
      text = (try? decoder.singleValueContainer().decode(String.self)) ?? ""
    }
  }
}

/// A place for the helper above.
enum JSONSerialization {}
