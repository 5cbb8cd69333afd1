import CTerminal
import Glibc

/// Runs programs that need no terminal, to their end.
///
/// ```swift
/// let report = ChildRunner.run(ChildCommand(["git", "--version"]), outputLimit: 4096)
/// if report.ending == .exited(0) { print(String(decoding: report.output, as: UTF8.self)) }
/// ```
package enum ChildRunner {
  /// Runs a command and waits for it. It is a process group of its own; what it starts in the background is not
  /// waited for, even where it holds the output open.
  ///
  /// - Parameters:
  ///   - input: A text for its standard input. It goes through a file in memory, so that a child that does not read
  ///     cannot block us. Without one there is nothing to read.
  ///   - outputLimit: Number of bytes of its standard output to keep; 0: it is discarded.
  ///   - showsErrors: True if its standard error is ours; else it goes nowhere.
  ///   - hasGroup: Without a group of its own it shares ours, and the terminal with it.
  ///   - terminal: A terminal that is lent to its group while it runs, and is its standard input.
  ///   - leavesNothing: True if what it left in its group is ended too; else that may live on.
  ///   - seconds: The time after which it is ended with its group.
  package static func run(
    _ command: ChildCommand, input: String? = nil, outputLimit: Int = 0, showsErrors: Bool = false,
    hasGroup: Bool = true, terminal: Int32? = nil, leavesNothing: Bool = false,
    atMost seconds: Double? = nil
  ) -> ChildReport {
    var setup = Spawning.Setup()
    setup.hasGroup = hasGroup
    let file = input.map(memoryFile) ?? -1
    defer { if file >= 0 { close(file) } }
    var ends: [Int32] = [-1, -1]
    if outputLimit > 0, ct_pipe(&ends) != 0 {
      return ChildReport(ending: .notStarted(errno))
    }
    let lent = terminal.flatMap(ForegroundTerminal.init)
    setup.terminal = lent?.descriptor
    let standardInput = file >= 0 ? file : lent?.descriptor
    if let standardInput {
      setup.duplicates.append((standardInput, STDIN_FILENO))
    } else {
      setup.nulls.append(STDIN_FILENO)
    }
    if ends[1] >= 0 {
      setup.duplicates.append((ends[1], STDOUT_FILENO))
    } else {
      setup.nulls.append(1)
    }
    if !showsErrors { setup.nulls.append(STDERR_FILENO) }
    let started = Spawning.start(command, setup)
    if ends[1] >= 0 { close(ends[1]) }
    defer {
      if ends[0] >= 0 { close(ends[0]) }
      // Also after a failed start: the group may have got the terminal and then found no program.
      lent?.takeBack()
    }
    switch started {
    case .failure(let error): return ChildReport(ending: .notStarted(error.number))
    case .success(let child):
      if let lent {
        lent.give(to: child)
        // Should it have asked before it was in front.
        kill(-child, SIGCONT)
      }
      var wait = ChildWait(child, hasGroup: hasGroup, output: ends[0], limit: outputLimit)
      defer { if leavesNothing, hasGroup { kill(-child, SIGTERM) } }
      return wait.finish(atMost: seconds)
    }
  }

  private static func memoryFile(holding text: String) -> Int32 {
    text.withCString { ct_memory_file($0, text.utf8.count) }
  }
}
