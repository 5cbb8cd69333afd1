import Glibc
import Testing

@testable import ProcessRunning

@Suite struct ChildEnvironmentTests {
  /// What a child sees of some variables.
  private func shown(_ variables: [String], hiding names: [String] = []) -> [String] {
    ChildEnvironment(hiding: names).shown(of: variables.map { Array($0.utf8) })
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `Our keys are hidden, by their names and by what they hold`() {
    let shown = shown(
      [
        "HOME=/home/me", "CTXCHAT_API_KEY=abc", "CTXCHAT_GATEWAY_KEY=def", "WORK_KEY=ghi=jkl",
        "SAME=ghi=jkl", "PATH=/bin", "EMPTY=", "CTXCHAT_CONFIG=/c", "WORK_KEY_FILE=/f",
      ], hiding: ["WORK_KEY"])
    #expect(
      shown == ["HOME=/home/me", "PATH=/bin", "EMPTY=", "CTXCHAT_CONFIG=/c", "WORK_KEY_FILE=/f"])
  }

  @Test func `An empty key hides nothing else`() {
    #expect(shown(["CTXCHAT_API_KEY=", "OTHER="]) == ["OTHER="])
  }

  @Test(arguments: [
    (["A=1", "A=2"], ["A=1", "A=2"]), (["NOSIGN"], ["NOSIGN"]), (["=x"], ["=x"]), ([], []),
    (["CTXCHAT_API_KEY=a", "CTXCHAT_API_KEY=b", "C=a", "D=b", "E=ab"], ["E=ab"]),
    (["CTXCHAT_API_KEY"], []), (["ctxchat_api_key=x"], ["ctxchat_api_key=x"]),
    (["XCTXCHAT_API_KEY=x"], ["XCTXCHAT_API_KEY=x"]),
    // The last one that the shell set counts for us; each may be a key.
    (["K=x", "CTXCHAT_GATEWAY_KEY=x"], []),
  ])
  func `Odd environments lose their keys and nothing else`(all: [String], shown: [String]) {
    #expect(self.shown(all) == shown)
  }

  @Test func `A path that is not UTF-8 reaches the child as it is`() {
    let name = "CTXCHAT_TEST_LATIN_PATH"
    let value: [CChar] = [0x2F, 0x63, 0x61, 0x66, CChar(bitPattern: 0xE9), 0]
    setenv(name, value, 1)
    defer { unsetenv(name) }
    let report = ChildRunner.run(
      ChildCommand(line: "printf %s \"$\(name)\""), outputLimit: 100)
    #expect(report.output == [0x2F, 0x63, 0x61, 0x66, 0xE9])
  }

  @Test func `A child really does not see them`() {
    let report = ChildRunner.run(ChildCommand(line: "env"), outputLimit: 1 << 20)
    let lines = String(decoding: report.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("PATH=") })
    #expect(!lines.contains { $0.hasPrefix("CTXCHAT_API_KEY=") })
  }
}
