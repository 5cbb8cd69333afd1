/// Spoils one stream while it is written.
struct Spoiler {
  /// The end of a spoiled stream.
  enum End: Error {
    /// The connection is cut.
    case cut
    /// The body ends in order, too early.
    case closed
    /// The last word is an error.
    case error(GatewayError)
  }

  private let fault: GatewayFault?
  private let gone: GatewayError
  /// Pieces of text to let through before the fault; 0 if there is none.
  private var left = 0
  private var isDone = false

  /// - Parameter gone: The error for what the request builds on, if that is gone.
  init(_ fault: GatewayFault?, gone: GatewayError = .noContext("")) {
    self.fault = fault
    self.gone = gone
    expect(pieces: nil)
  }

  /// The length of the reply; if unknown, a hundred pieces.
  mutating func expect(pieces: Int?) {
    let percent =
      switch fault {
      case .disconnect(let percent)?, .eof(let percent)?: percent
      case .goneEvent?, .goneFailed?: 0
      default: 50
      }
    left = (pieces ?? 100) * percent / 100
  }

  /// Does its damage when its time has come, before `part` is written; answers what is written in
  /// between.
  ///
  /// - Throws: ``End``, or ``GatewayError`` for a reply that fails.
  mutating func spoil(_ part: ReplyPart) async throws -> [UInt8]? {
    guard let fault, !isDone else { return nil }
    if case .model = part { return nil }
    if case .content = part, left > 0 {
      left -= 1
      return nil
    }
    isDone = true
    switch fault {
    case .disconnect: throw End.cut
    case .eof: throw End.closed
    case .errorEvent: throw End.error(GatewayFault.error)
    case .failed: throw GatewayFault.error
    case .goneEvent: throw End.error(gone)
    case .goneFailed: throw gone
    case .stall(let milliseconds): try await ServerThreads.sleep(for: .milliseconds(milliseconds))
    case .garbage: return Self.garbage
    case .noDone, .status, .slow, .expired, .gone, .locked, .refusal, .split: break
    }
    return nil
  }

  private static let garbage =
    Array("data: {not json\n\nnot an event\n\ndata: ".utf8) + [0x00, 0xFF, 0xC3]
    + Array("\n\n".utf8)
}
