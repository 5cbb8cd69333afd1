/// What waits on a socket that is left alone, told apart: pieces as they usually come may wait; much at once, or the end
/// of the stream, may not. A reply's last text comes together with what follows it.
struct HeldBytes: Equatable {
  /// The bytes that usually come at once; `nil` until some came.
  private(set) var usual: Int?
  private var waiting = 0

  init(usual: Int?) {
    self.usual = usual
  }

  /// Whether what came may wait.
  ///
  /// - Parameter count: All bytes that wait now. No more than before: the stream has ended.
  mutating func mayWait(_ count: Int) -> Bool {
    let new = count - waiting
    waiting = count
    guard new > 0 else { return false }
    defer { usual = usual.map { ($0 + new) / 2 } ?? new }
    return usual.map { new < $0 + $0 / 2 } ?? true
  }
}
