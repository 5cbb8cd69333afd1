import Testing

@testable import Configuration

/// Errors as a user reads them: place, path, sentence.
@Suite struct ConfigErrorTests {
  private func error(
    _ file: String = "", _ line: Int? = nil, _ path: String = "", _ message: String = "Wrong."
  ) -> ConfigError {
    ConfigError(
      file: file, at: line.map { Position(line: $0, column: 9) }, path: path, message: message)
  }

  @Test(
    arguments: [
      ("c.json", 12, "profiles.a.base_url", "c.json:12: profiles.a.base_url: Wrong."),
      ("c.json", 12, "", "c.json:12: Wrong."), ("c.json", nil, "theme", "c.json: theme: Wrong."),
      ("c.json", nil, "", "c.json: Wrong."), ("", nil, "theme", "theme: Wrong."),
      ("", nil, "", "Wrong."), ("", 3, "theme", "theme: Wrong."),
    ] as [(String, Int?, String, String)])
  func `A place is named as far as it is known`(
    file: String, line: Int?, path: String, words: String
  ) {
    #expect(error(file, line, path).description == words)
  }

  @Test func `Several are one, and come apart again with their file`() {
    let errors = (1...4).map { (line: Int) in error("", line, "s\(line)") }
    let joined = ConfigError.joined(errors, file: "c.json")
    #expect(joined?.path == "s1" && joined?.further.count == 3)
    #expect(joined?.all.map(\.path) == ["s1", "s2", "s3", "s4"])
    #expect(joined?.all.map(\.description).last == "c.json:4: s4: Wrong.")
    #expect(ConfigError.joined([]) == nil)
  }

  @Test func `One that was joined without a file keeps the file that it has`() {
    #expect(ConfigError.joined([error("c.json", 1)])?.file == "c.json")
  }

  @Test func `The same mistake is told once, and lines decide the order`() {
    let mistakes = Mistakes()
    #expect(mistakes.error == nil)
    for line in [5, 2, 5, 9, 2] { mistakes.add(error("", line, "s\(line)")) }
    #expect(mistakes.error?.all.map(\.path) == ["s2", "s5", "s9"])
  }

  @Test func `On one line they stay in the order in which they were found`() {
    let mistakes = Mistakes()
    for name in ["z", "a", "m"] { mistakes.add(error("", 1, name)) }
    #expect(mistakes.error?.all.map(\.path) == ["z", "a", "m"])
  }

  @Test(arguments: [
    ("{ profiles: { gateway: { base_url: 1 } } }", "profiles.gateway.base_url"),
    ("{ contexts: { 'my notes': { parameters: { n: 0 } } } }", "contexts.my notes.parameters.n"),
    ("{ keys: { quit: {} } }", "keys.quit"), ("{ recipes: { r: 7 } }", "recipes.r"),
    ("{ profiles: { p: { base_url: 'https://x', prices: [] } } }", "profiles.p.prices"),
  ])
  func `The path is that of the setting in the file`(text: String, path: String) {
    let error = #expect(throws: ConfigError.self) { try Configuration.read(text) }
    #expect(error?.path == path)
  }

  @Test func `The line is that of the value, and that of the object where something is missing`() {
    let text = """
      {
        "profiles": {
          "p": {
            "model":
              7
          }
        }
      }
      """
    let error = #expect(throws: ConfigError.self) { try Configuration.read(text) }
    #expect(
      error?.all.map { "\($0.position?.line ?? 0) \($0.path)" } == [
        "3 profiles.p.base_url", "5 profiles.p.model",
      ])
  }
}
