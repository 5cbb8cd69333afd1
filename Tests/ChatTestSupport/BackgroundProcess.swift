import FoundationEssentials
package import Glibc

/// A server that runs while a test needs it.
package final class BackgroundProcess: Sendable {
  package let pid: pid_t
  private let outputPath: String

  /// Starts it; its output and errors are in the folder, in files of its name.
  package init(
    _ words: [String], environment: [String: String], folder: TemporaryFolder, name: String,
    input: String = "/dev/null"
  ) throws {
    outputPath = folder.path + "/\(name).out"
    pid = try CommandRun.spawn(
      words, environment, input: input, output: outputPath,
      errors: folder.path + "/\(name).err")
  }

  deinit {
    kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
  }

  /// The output once it holds so many lines.
  package func lines(_ count: Int, seconds: Double = 60) throws -> [String] {
    var patience = Patience(seconds: seconds)
    while patience.lasts() {
      let text = String(
        decoding: FileManager.default.contents(atPath: outputPath) ?? Data(), as: UTF8.self)
      let lines = text.split(separator: "\n").map(String.init)
      if lines.count >= count, text.hasSuffix("\n") { return lines }
      usleep(10_000)
    }
    throw TerminalProgram.Failure(message: "the server said nothing", screen: "")
  }
}
