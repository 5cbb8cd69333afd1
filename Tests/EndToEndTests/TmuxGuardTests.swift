import ChatTestSupport
import Glibc
import Testing

/// A run of the tests that is killed leaves no tmux behind.
@Suite struct TmuxGuardTests {
  @Test(.enabled(if: Tmux.isThere))
  func `A tmux server ends when nobody holds its pipe open any more`() throws {
    let folder = try TemporaryFolder()
    var guardian: TmuxGuard? = try TmuxGuard(folder)
    let words = try #require(guardian?.guarding("sleep 600"))
    func tmux(_ words: String...) throws -> CommandRun {
      try CommandRun.run(
        "tmux", ["-f", "/dev/null", "-S", folder.path + ".tmux"] + words,
        environment: ["PATH": "/usr/bin:/bin"])
    }
    defer { unlink(folder.path + ".tmux") }
    _ = try tmux("new-session", "-d", words)
    #expect(try tmux("has-session").status == 0)
    guardian = nil
    for _ in 0..<3000 {
      if try tmux("has-session").status != 0 { break }
      usleep(20_000)
    }
    #expect(try tmux("has-session").status != 0)
    #expect(access(folder.path, F_OK) != 0)
  }
}
