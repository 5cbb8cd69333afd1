import Testing

@testable import ProcessRunning

@Suite struct ChildEnvironmentTests {
  @Test func `Our keys are hidden, by their names and by what they hold`() {
    let environment = ChildEnvironment(hiding: ["WORK_KEY"])
    let shown = environment.shown(of: [
      "HOME=/home/me", "CTXCHAT_API_KEY=abc", "CTXCHAT_GATEWAY_KEY=def", "WORK_KEY=ghi=jkl",
      "SAME=ghi=jkl", "PATH=/bin", "EMPTY=", "CTXCHAT_CONFIG=/c", "WORK_KEY_FILE=/f",
    ])
    #expect(
      shown == ["HOME=/home/me", "PATH=/bin", "EMPTY=", "CTXCHAT_CONFIG=/c", "WORK_KEY_FILE=/f"])
  }

  @Test func `An empty key hides nothing else`() {
    let shown = ChildEnvironment().shown(of: ["CTXCHAT_API_KEY=", "OTHER="])
    #expect(shown == ["OTHER="])
  }

  @Test func `A child really does not see them`() {
    let report = ChildRunner.run(ChildCommand(line: "env"), outputLimit: 1 << 20)
    let lines = String(decoding: report.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("PATH=") })
    #expect(!lines.contains { $0.hasPrefix("CTXCHAT_API_KEY=") })
  }
}
