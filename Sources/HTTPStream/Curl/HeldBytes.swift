/// What waits on a socket that is left alone, told apart: pieces as they usually come may wait; much at once, or the end
/// of the stream, may not. A reply's last text comes together with what follows it.
struct HeldBytes: Equatable {
  /// The bytes that usually come at once; `nil` until some came.
  private(set) var usual: Int?
  private var waiting = 0
  private var pieces = 0
  /// After so many pieces in one rest the stream is no slow one: being told of each would cost more than it saves.
  private static let mostPieces = 4

  /// True if nothing more needs to be told before the end of the rest.
  var isFast: Bool { pieces >= Self.mostPieces }

  /// Whether what came may wait.
  ///
  /// - Parameter count: All bytes that wait now. No more than before: the stream has ended.
  mutating func mayWait(_ count: Int) -> Bool {
    let new = count - waiting
    waiting = count
    pieces += 1
    guard new > 0 else { return false }
    defer { usual = usual.map { ($0 + new) / 2 } ?? new }
    return usual.map { new < $0 + $0 / 2 } ?? true
  }

  /// Notes that all of it is read. A stream that was fast in this rest is fast in the next one, from its first piece on.
  ///
  /// - Parameter count: All bytes that waited at the end of the rest; `nil` if something ended the rest before its time.
  mutating func read(_ count: Int?) {
    let staysFast = isFast && count ?? 0 >= (usual ?? 0) * Self.mostPieces
    waiting = 0
    if !staysFast { pieces = 0 }
  }
}
