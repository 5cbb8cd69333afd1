import ChatTestSupport
import FoundationEssentials
import Glibc

/// `gateway-driver` in a process of its own: what it was asked, what it said and when is known to the nanosecond,
/// and it does what the test tells it.
final class SteeredGateway {
  static let key = "sk-driver"

  let baseURL: String
  let log: SpokenLog
  private let process: BackgroundProcess
  private let control: Int32
  private var answers = 1

  /// - Parameter rate: Tokens a second of a streamed reply.
  init(in folder: TemporaryFolder, rate: Int, database: String? = nil, name: String = "driver")
    throws
  {
    let pipe = folder.path + "/\(name).control"
    guard mkfifo(pipe, 0o600) == 0 else {
      throw TerminalProgram.Failure(message: "no pipe: errno \(errno)", screen: "")
    }
    // Both ways, so that neither side waits for the other to open it.
    control = open(pipe, O_RDWR | O_CLOEXEC)
    let logPath = folder.path + "/\(name).log"
    log = SpokenLog(path: logPath)
    let path = Program.path.prefix(
      through: Program.path.lastIndex(of: "/") ?? Program.path.startIndex)
    process = try BackgroundProcess(
      ["\(path)gateway-driver", logPath, "\(rate)"] + (database.map { [$0] } ?? []),
      environment: ["PATH": "/usr/bin:/bin", "LLVM_PROFILE_FILE": "/dev/null"], folder: folder,
      name: name, input: pipe)
    baseURL = try process.lines(1, seconds: 60)[0]
  }

  deinit { close(control) }

  /// Has the gateway do something; what it answers.
  @discardableResult
  func tell(_ command: String) throws -> String {
    let bytes = Array((command + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(control, $0.baseAddress, $0.count) }
    answers += 1
    return try process.lines(answers, seconds: 60)[answers - 1]
  }

  /// The last message of every chat request that came, in their order.
  func asked() throws -> [String] {
    try JSONDecoder().decode([String].self, from: Data(try tell("asked").utf8))
  }

  /// The turns that a session context remembers, as `role: text`.
  func memory(of contextID: String) throws -> [String] {
    try JSONDecoder().decode([String].self, from: Data(try tell("memory \(contextID)").utf8))
  }

  /// What a client needs to use it.
  func environment(for program: Program) -> [String: String] {
    program.environment.merging([
      "CTXCHAT_BASE_URL": baseURL, "CTXCHAT_API_KEY": Self.key, "CTXCHAT_MODEL": "m",
    ]) { _, new in new }
  }
}
