import CTerminal
import Glibc

/// The bytes that go to the terminal, and to whoever records them.
@MainActor
final class TerminalOutput {
  private let descriptor: Int32
  /// True while a frame is gathered, to be written in one piece.
  private var isGathering = false
  private var recorder: (([UInt8]) -> Void)?

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// True if the terminal takes output now.
  var isWritable: Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, 0) == 1 && entry.revents & Int16(POLLOUT) != 0
  }

  /// Writes bytes; inside ``inOnePiece(synchronized:_:)`` they become part of the piece.
  func write(_ bytes: [UInt8]) {
    if !isGathering, !bytes.isEmpty { recorder?(bytes) }
    var left = bytes[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      left = left.dropFirst(count)
    }
  }

  /// Gathers what `body` and ncurses write, and writes it at once.
  ///
  /// - Parameters:
  ///   - synchronized: The terminal is told to hold it back until it is whole.
  ///   - sequence: What is left out where it occurs first.
  func inOnePiece(synchronized: Bool, without sequence: String = "", _ body: () -> Void) {
    isGathering = ct_frame_begin(descriptor) != 0
    body()
    guard isGathering else { return }
    isGathering = false
    if !sequence.isEmpty { ct_frame_remove(sequence, sequence.utf8.count) }
    let (before, after) = synchronized ? TerminalModes.synchronizedUpdate : (begin: "", end: "")
    recordFrame()
    ct_frame_end(descriptor, before, before.utf8.count, after, after.utf8.count)
  }

  /// Throws away what `body` has ncurses write.
  func discarding(_ body: () -> Void) {
    guard ct_frame_begin(descriptor) != 0 else { return body() }
    body()
    ct_frame_discard(descriptor)
  }

  // MARK: Recording

  /// True if there is a recorder.
  var isRecorded: Bool { recorder != nil }

  /// From now on a recorder gets all that is written.
  func record(_ recorder: @escaping ([UInt8]) -> Void) { self.recorder = recorder }

  /// Gives bytes to the recorder that are not written, or not in this form.
  func showRecorder(_ text: String) { recorder?(Array(text.utf8)) }

  /// Writes what the recorder does not get.
  func writeUnrecorded(_ text: String) {
    let recorder = recorder
    self.recorder = nil
    write(Array(text.utf8))
    self.recorder = recorder
  }

  private func recordFrame() {
    guard let recorder else { return }
    var bytes = [UInt8](repeating: 0, count: ct_frame_length())
    let count = bytes.withUnsafeMutableBytes { ct_frame_read($0.baseAddress, $0.count) }
    if count > 0 { recorder(Array(bytes[..<count])) }
  }
}
