import ChatTestSupport
import Testing

@testable import ctxchat

@Suite struct ShellLinesTests {
  static let values = [
    "http://127.0.0.1:8080/v1", "qwen3:8b", "my model", "it's", "$HOME `id` \"x\" \\", "a;b|c&d",
    "模型",
    "", "*", "~", "#x", "a\nb",
  ]

  @Test func `A shell that takes the lines in hands every value on as it was`() throws {
    let variables = Self.values.enumerated().map {
      (name: "V\($0.offset)", value: Optional($0.element))
    }
    let script =
      ShellLines.text(variables) + variables.map { "printenv \($0.name)\n" }.joined()
    for shell in ["/bin/sh", "/bin/bash"] {
      let run = try CommandRun.run(shell, ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
      #expect(run.output == Self.values.map { $0 + "\n" }.joined(), "\(run.errors)")
    }
  }

  @Test func `Plain values stand without quotes, and what has no value is left out`() {
    #expect(
      ShellLines.text([("A", "http://127.0.0.1:1/v1"), ("B", nil), ("C", "two words")])
        == "A=http://127.0.0.1:1/v1\nC='two words'\nexport A C\n")
    #expect(ShellLines.text([("A", nil)]) == "")
  }
}
