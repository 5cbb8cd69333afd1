import ChatTestSupport
import Glibc
import Testing

@testable import ProcessRunning

/// Real programs, run to their end.
@Suite struct ChildRunnerTests {
  private func output(_ report: ChildReport) -> String {
    String(decoding: report.output, as: UTF8.self)
  }

  @Test(arguments: [
    ("exit 0", ChildEnding.exited(0)), ("exit 3", .exited(3)), ("kill -TERM $$", .signalled(15)),
    ("kill -KILL $$", .signalled(9)), ("no-such-program-here", .exited(127)),
    ("exec no-such-program-here", .exited(127)),
  ])
  func `How a child ended is reported`(line: String, ending: ChildEnding) {
    #expect(ChildRunner.run(ChildCommand(line: line)).ending == ending)
  }

  @Test func `A program that is not there, or may not be run, is reported as such`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/plain"
    let file = open(path, O_CREAT | O_WRONLY, 0o644)
    close(file)
    #expect(
      ChildRunner.run(ChildCommand(line: "/nonexistent/editor")).ending == .notStarted(ENOENT))
    #expect(ChildRunner.run(ChildCommand(line: path)).ending == .notStarted(EACCES))
    #expect(ChildRunner.run(ChildCommand([])).ending == .notStarted(ENOENT))
    #expect(ChildRunner.run(ChildCommand(line: folder.path)).ending == .notStarted(EACCES))
    #expect(ChildEnding.notStarted(ENOENT).words.contains("no such program"))
    #expect(ChildEnding.exited(126).words.contains("permission denied"))
  }

  @Test func `A script without a first line for its interpreter runs anyway`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.writeProgram("script", "echo $1")
    let report = ChildRunner.run(ChildCommand([path, "a word"]), outputLimit: 100)
    #expect(report.ending == .exited(0))
    #expect(output(report) == "a word\n")
  }

  @Test func `What goes in comes out, however long, and a child that does not read blocks nobody`()
  {
    let text = String(repeating: "a line\n", count: 100_000)
    let copied = ChildRunner.run(ChildCommand(line: "cat"), input: text, outputLimit: 1 << 20)
    #expect(output(copied) == text)
    #expect(!copied.isCut)
    #expect(ChildRunner.run(ChildCommand(line: "true"), input: text).ending == .exited(0))
    #expect(output(ChildRunner.run(ChildCommand(line: "cat"), outputLimit: 10)) == "")
  }

  @Test func `Output beyond the limit is dropped, and the child still ends by itself`() {
    let report = ChildRunner.run(
      ChildCommand(line: "head -c 3000000 /dev/zero"), outputLimit: 1000)
    #expect(report.output.count == 1000)
    #expect(report.isCut)
    #expect(report.ending == .exited(0))
  }

  @Test func `What a child leaves in the background is not waited for, though it holds the output`()
  {
    let report = ChildRunner.run(
      ChildCommand(line: "echo done; sleep 1000 & echo $!"), outputLimit: 100)
    let lines = output(report).split(separator: "\n")
    #expect(lines.first == "done")
    #expect(report.ending == .exited(0))
    if let pid = lines.last.flatMap({ pid_t($0) }) { #expect(kill(pid, SIGKILL) == 0) }
  }

  @Test func `One that takes too long is ended with all that it started`() {
    let report = ChildRunner.run(
      ChildCommand(line: "(echo $$; sleep 1000) | cat; sleep 1000"), outputLimit: 100, atMost: 0.3)
    #expect(report.ending == .timedOut(seconds: 0.3))
    #expect(report.ending.words == "took longer than 0.3 s and was stopped")
    let group = pid_t(output(report).split(separator: "\n").first ?? "") ?? 0
    #expect(group > 1)
    while !members(of: group).isEmpty { sched_yield() }
  }

  /// The processes of a group, without those that have ended and wait to be asked about.
  private func members(of group: pid_t) -> [Substring] {
    let list = ChildRunner.run(ChildCommand(line: "cat /proc/[0-9]*/stat"), outputLimit: 1 << 20)
    return output(list).split(separator: "\n").filter { line in
      let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
      return fields.count > 2 && fields[2] == "\(group)" && fields[0] != "Z" && fields[0] != "X"
    }
  }

  @Test func `A child inherits no descriptor of ours and no blocked signal`() throws {
    let folder = try TemporaryFolder()
    let open = Glibc.open(folder.path, O_RDONLY)
    defer { close(open) }
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &set, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let report = ChildRunner.run(
      ChildCommand(line: "ls /proc/self/fd; grep SigBlk /proc/self/status"), outputLimit: 1000)
    let words = output(report).split(whereSeparator: \.isWhitespace)
    #expect(!words.contains("\(open)"), "\(output(report))")
    #expect(words.last == "0000000000000000")
  }
}
