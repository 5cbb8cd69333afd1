import ChatApp
import Logging

/// The log of the program: a file in the state folder. Nothing is opened before the first line.
struct ProgramLog: Sendable {
  let logger: Logger
  /// Takes note of what happens in a session.
  let session: SessionLog
  private let file: LogFile

  /// Creates a log.
  ///
  /// - Parameter isVerbose: True if details are wanted, too.
  init(path: String, isVerbose: Bool) {
    let file = LogFile(path: path)
    logger = Logger(label: "ctxchat") { _ in FileLogHandler(file, level: isVerbose ? .debug : .info)
    }
    session = SessionLog(logger)
    self.file = file
  }

  /// The path of the log.
  var path: String { file.path }

  /// Notes that a command began.
  func logStart(_ command: String) {
    logger.info("start", metadata: ["command": "\(command)", "version": "\(Version.current)"])
  }

  /// Notes an end that is a failure. The sentence may name files and quote people, so only the
  /// status is kept.
  func end(_ status: ExitStatus) {
    logger.error("ended", metadata: ["status": "\(status.rawValue)"])
    flush()
  }

  /// Waits until everything is in the file.
  func flush() {
    file.flush()
  }
}
