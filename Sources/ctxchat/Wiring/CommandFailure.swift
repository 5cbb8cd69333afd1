import ArgumentParser
import ChatSession
import ContextAPI
import HistoryExport
import HistoryStore
import SessionRecording

/// A failure that ends the program: a sentence for standard error and an exit status.
struct CommandFailure: Error, CustomStringConvertible {
  let status: ExitStatus
  let description: String

  init(_ status: ExitStatus, _ description: String) {
    self.status = status
    self.description = description
  }

  init(_ error: SessionError) {
    self.init(ExitStatus(error), error.message)
  }

  init(_ error: APIError) {
    self.init(ExitStatus(error), error.message)
  }

  init(_ error: StoreError) {
    self.init(ExitStatus(error), error.message)
  }

  /// Creates a failure to save something that was done.
  init(_ loss: String, because error: StoreError) {
    self.init(ExitStatus(error), "\(loss) \(error.message)")
  }

  init(_ error: RecordingError) {
    let status: ExitStatus =
      switch error.kind {
      case .missing: .noInput
      case .unread: .io
      case .data: .data
      case .unwritten: .cannotCreate
      }
    self.init(status, error.description)
  }

  init(_ error: ExportError) {
    let status: ExitStatus =
      switch error.cause {
      case .data: .data
      case .file: .cannotCreate
      case .history: .software
      }
    self.init(status, error.description)
  }
}
