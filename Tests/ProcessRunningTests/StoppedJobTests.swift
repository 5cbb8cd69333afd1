import ChatTestSupport
import Glibc
import Testing

@testable import ProcessRunning

/// A job through all its states: running, stopped, going on, ended, hung up.
@Suite(.timeLimit(.minutes(5)))
struct StoppedJobTests {
  private final class Place {
    let terminal: PseudoTerminal
    let file: Int32

    init() throws {
      terminal = try PseudoTerminal(rows: 24, columns: 80)
      file = open(terminal.path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    }

    deinit {
      close(file)
      terminal.close()
    }
  }

  private func start(_ line: String, _ place: Place) throws -> ForegroundJob {
    try ForegroundJob.start(ChildCommand(line: line), on: place.file).get()
  }

  /// The next state that is not `running`.
  private func next(_ job: inout ForegroundJob) -> ForegroundJob.State {
    while true {
      let state = job.look()
      if state != .running { return state }
      sched_yield()
    }
  }

  @Test func `It stops and goes on as often as it likes, and its ending is its own`() throws {
    let place = try Place()
    var job = try start("for n in 1 2 3; do kill -STOP $$; done; exit 9", place)
    for _ in 0..<3 {
      #expect(next(&job) == .stopped)
      #expect(job.look() == .running, "a stop is told once")
      job.goOn()
    }
    #expect(next(&job) == .ended(.exited(9)))
  }

  @Test func `The modes that it had when it stopped are there when it goes on`() throws {
    let place = try Place()
    var job = try start("stty -echo -icanon; kill -STOP $$; stty -a >&1; exit 0", place)
    #expect(next(&job) == .stopped)
    let its = place.terminal.modes
    // The program takes the terminal back with modes of its own.
    var ours = termios()
    tcgetattr(place.file, &ours)
    ours.c_lflag |= tcflag_t(ECHO | ICANON)
    tcsetattr(place.file, TCSANOW, &ours)
    #expect(place.terminal.modes != its)
    job.goOn()
    #expect(place.terminal.modes == its)
    #expect(next(&job) == .ended(.exited(0)))
  }

  /// A job without a group of its own is signalled alone, so each line ends by itself.
  @Test(arguments: [
    "exec sleep 1000", "kill -STOP $$; exec sleep 1000",
    "trap 'exit 4' HUP; echo ready; while :; do :; done",
    "trap '' HUP; echo ready; while :; do :; done",
  ])
  func `When the terminal is gone it ends, stopped or deaf`(line: String) throws {
    let place = try Place()
    var job = try start(line, place)
    if line.hasPrefix("kill") {
      #expect(next(&job) == .stopped)
    } else if line.hasPrefix("trap") {
      var byte: UInt8 = 0
      #expect(read(place.terminal.descriptor, &byte, 1) == 1, "its traps are set")
    }
    job.hangUp()
    // It was collected: nothing of it is left, and nothing more can be learned.
    #expect(job.look() == .ended(.exited(0)))
  }

  @Test func `A program in the place of the job is looked for as everywhere`() throws {
    let place = try Place()
    let folder = try TemporaryFolder()
    var job = try start(folder.writeProgram("editor", "exit 6\n"), place)
    #expect(next(&job) == .ended(.exited(6)), "a script without a first line for its interpreter")
    guard
      case .failure(let failure) = ForegroundJob.start(
        ChildCommand(line: folder.path), on: place.file)
    else {
      Issue.record("a folder was started")
      return
    }
    #expect(failure.ending == .notStarted(EACCES))
  }
}
