import Basics
import Gateway
import Glibc
import Wording

extension GatewayCommand {
  /// Serves until the process is asked to end, and lets the replies in progress end first. Asked a
  /// second time it ends at once.
  ///
  /// - Parameter end: The signal that ends the gateway.
  func serve(_ gateway: GatewayServer, until end: EndSignal) async {
    await end.arrives()
    await gateway.drain(for: .seconds(drain))
  }
}

/// SIGTERM and SIGINT as something that can be waited for.
struct EndSignal {
  /// The descriptor that the handler writes to; a handler can have no state of its own.
  nonisolated(unsafe) private static var bell: Int32 = -1

  /// The descriptor that becomes readable when a signal came.
  private let told: Int32

  /// Has the signals ring a pipe.
  ///
  /// - Throws: ``CommandFailure`` when there can be none.
  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw CommandFailure(
        .unavailable, localized("The gateway cannot start: \(SystemError.words(errno))."))
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    told = ends[0]
    Self.bell = ends[1]
    for number in [SIGTERM, SIGINT] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in
        var byte: UInt8 = 1
        _ = write(EndSignal.bell, &byte, 1)
      }
      // The second one does what it does to everybody.
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(number, &action, nil)
    }
  }

  /// Waits on a thread of its own, for the read blocks.
  func arrives() async {
    await withCheckedContinuation { continuation in
      var thread = pthread_t()
      let box = Unmanaged.passRetained(Waiter(bell: told, continuation: continuation))
      pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<Waiter>.fromOpaque(context).takeRetainedValue().run()
          return nil
        }, box.toOpaque())
      pthread_detach(thread)
    }
  }

  private final class Waiter {
    let bell: Int32
    let continuation: CheckedContinuation<Void, Never>

    init(bell: Int32, continuation: CheckedContinuation<Void, Never>) {
      self.bell = bell
      self.continuation = continuation
    }

    func run() {
      var byte: UInt8 = 0
      while read(bell, &byte, 1) < 0, errno == EINTR {}
      continuation.resume()
    }
  }
}
