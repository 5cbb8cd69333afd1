import ChatTestSupport
import FoundationEssentials
import Glibc

/// The built program with a folder of its own.
struct Program {
  let folder: TemporaryFolder
  var environment: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    environment = [
      "HOME": folder.path, "CTXCHAT_DATA_DIR": folder.path + "/data", "TERM": "xterm-256color",
      "PATH": "/usr/local/bin:/usr/bin:/bin", "CTXCHAT_DEMO_RATE": "400", "LANG": "C.UTF-8",
      "LLVM_PROFILE_FILE": "/dev/null",
    ]
    // For `make sanitize`.
    for name in ["TSAN_OPTIONS", "ASAN_OPTIONS"] {
      environment[name] = getenv(name).map { String(cString: $0) }
    }
  }

  /// Beside the test bundle, where SwiftPM puts it.
  static let path: String = {
    if let path = getenv("CTXCHAT_TEST_PROGRAM") { return String(cString: path) }
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let runner = String(
      decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = runner[..<(runner.lastIndex(of: "/") ?? runner.endIndex)]
    return "\(folder)/ctxchat"
  }()

  /// Runs a command to its end.
  func run(_ arguments: [String], input: String = "") throws -> CommandRun {
    try CommandRun.run(Self.path, arguments, environment: environment, input: input)
  }

  /// Opens the full screen.
  func open(_ arguments: [String] = ["--demo"], rows: Int = 24, columns: Int = 80) throws
    -> TerminalProgram
  {
    try TerminalProgram(
      Self.path, arguments, environment: environment, rows: rows, columns: columns, folder: folder)
  }
}

extension Program {
  /// The database of the program's own history.
  var historyPath: String { folder.path + "/data/history.sqlite" }
}
