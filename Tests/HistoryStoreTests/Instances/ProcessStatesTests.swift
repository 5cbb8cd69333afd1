import Basics
import ChatTestSupport
import Glibc
import Testing

@testable import HistoryStore

/// Owners are programs that run, stop, end and are taken for others.
@Suite("States of processes")
struct ProcessStatesTests {
  private func identity(_ pid: pid_t) -> ProcessIdentity {
    var identity = ProcessIdentity.current
    identity.pid = pid
    identity.startTime = ProcessIdentity.startTime(of: pid) ?? -1
    return identity
  }

  @Test(
    "A program is alive while it runs or is stopped, and not when it has ended, waited for or not")
  func states() throws {
    let folder = try TemporaryFolder()
    let pid = try CommandRun.spawn(
      ["sleep", "600"], ["PATH": "/usr/bin:/bin"], input: "/dev/null", output: folder.path + "/out",
      errors: folder.path + "/err")
    let process = identity(pid)
    #expect(process.startTime > 0 && process.isAlive == true)
    #expect(kill(pid, SIGSTOP) == 0)
    var status: Int32 = 0
    #expect(waitpid(pid, &status, WUNTRACED) == pid)
    #expect(process.isAlive == true)
    #expect(kill(pid, SIGKILL) == 0)
    // Ended, but nobody has asked for its status: a zombie.
    var information = siginfo_t()
    #expect(waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) == 0)
    #expect(process.isAlive == false)
    #expect(waitpid(pid, &status, 0) == pid)
    #expect(process.isAlive == false)
  }

  @Test(
    "A program's name may hold what separates the kernel's fields",
    arguments: ["a) S 1 (b", "((", "x y z", ") R"])
  func names(name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/" + name
    // A copy of a real program: of a script, the kernel would name the interpreter.
    let copy = try CommandRun.run(
      "sh", ["-c", #"cp "$(command -v sleep)" "$1""#, "sh", path],
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(copy.status == 0)
    let program = try BackgroundProcess(
      [path, "600"], environment: [:], folder: folder, name: "program")
    var patience = Patience(seconds: 30)
    while patience.lasts(),
      !ProcessFile.firstLine("/proc/\(program.pid)/stat").contains("(\(name.prefix(15)))")
    {
      usleep(10_000)
    }
    let start = try #require(ProcessIdentity.startTime(of: program.pid))
    let mine = try #require(ProcessIdentity.startTime(of: getpid()))
    #expect(start >= mine)
    #expect(identity(program.pid).isAlive == true)
  }

  @Test("After another boot no program of before runs, wherever it was")
  func others() {
    let here = ProcessIdentity.current
    var other = here
    other.boot = "another"
    #expect(other.isAlive == false)
    // Even if it cannot be seen from here.
    other.namespace = "pid:[1]"
    #expect(other.isAlive == false)
  }

  @Test("A file of the kernel is read to the end of its first line; one that is not there is empty")
  func files() throws {
    let folder = try TemporaryFolder()
    for (text, expected) in [
      ("a\nb\n", "a"), ("", ""), ("\n", ""),
      (String(repeating: "x", count: 3_000), String(repeating: "x", count: 1_023)),
    ] {
      try folder.write("file", Array(text.utf8))
      #expect(ProcessFile.firstLine(folder.path + "/file") == expected)
    }
    #expect(
      ProcessFile.firstLine(folder.path + "/none") == "" && ProcessFile.firstLine(folder.path) == ""
    )
    #expect(symlink("/somewhere", folder.path + "/link") == 0)
    #expect(
      ProcessFile.link(folder.path + "/link") == "/somewhere" && ProcessFile.link(folder.path) == ""
    )
  }
}
