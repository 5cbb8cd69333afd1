import ChatModel
import ChatSession
import ContextAPI
import HistoryStore

/// The exit codes of the program, by sysexits.
enum ExitStatus: Int32 {
  case done = 0
  case usage = 64
  /// Bad input data, also text refused by moderation.
  case data = 65
  /// The context is lost or expired, or what was named is not there.
  case noInput = 66
  /// The server or the network is not there.
  case unavailable = 69
  case software = 70
  /// A file, or the history, could not be written.
  case cannotCreate = 73
  /// The reply is not whole or holds no text; what came was printed.
  case io = 74
  /// Rate limited, or another program holds the history: try later.
  case temporary = 75
  /// The key or the account was refused.
  case noPermission = 77
  /// The configuration, also a wrong base URL.
  case config = 78
  case interrupted = 130
}

extension ExitStatus {
  /// The exit status for the ending of a turn: a reply of which text is missing is no success, whatever the
  /// reason.
  ///
  /// - Parameter hasReply: True if text came, which the turn itself may not hold.
  init(_ turn: Turn, hasReply: Bool, failure: APIError? = nil) {
    self =
      switch turn.ending {
      case .complete: hasReply ? .done : .io
      case .stopped: .interrupted
      case .filtered: .data
      case .length, .refused, .truncated: .io
      // The partial reply was printed: it is incomplete, whatever the cause.
      case .unconfirmed, .failed, nil:
        hasReply ? .io : failure.map(ExitStatus.init) ?? .io
      }
  }

  /// The exit status for an error of the API.
  init(_ error: APIError) {
    self =
      switch error.kind {
      case .badRequest, .parameter, .moderation, .invalidParameters, .unsupported: .data
      case .key, .account: .noPermission
      case .contextLost: .noInput
      case .model, .wrongBaseURL: .config
      case .busy, .rateLimited, .loading: .temporary
      case .server, .network, .proxy, .timeout, .tls: .unavailable
      case .protocolViolation: .io
      case .cancelled: .interrupted
      }
  }

  /// The exit status for an error of the session.
  init(_ error: SessionError) {
    self =
      switch error.cause {
      case .api(let error): ExitStatus(error)
      case .store(let error): ExitStatus(error)
      case .refused(.expired), .refused(.lost): .noInput
      case .refused(.unconfirmed), .refused(.drivenElsewhere): .temporary
      case .refused, .invalid: .data
      case .cancelled: .interrupted
      }
  }

  /// The exit status for an error of the database.
  init(_ error: StoreError) {
    self =
      switch error.kind {
      case .notFound: .noInput
      case .labelTaken, .invalid: .data
      case .locked: .temporary
      case .full, .readOnly, .cannotOpen, .removed, .replaced: .cannotCreate
      case .io: .io
      case .newer, .corrupt, .cancelled, .closed, .other: .software
      }
  }
}
