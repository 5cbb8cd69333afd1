import Testing

@testable import HTTPStream

@Suite struct HeldBytesTests {
  @Test(arguments: [
    // Pieces of about one size wait; two at once do not.
    ([178, 356, 535], [true, true, true]), ([178, 356, 750], [true, true, false]),
    ([178, 534], [true, false]),
    // No more than before: the end.
    ([178, 178], [true, false]), ([0], [false]),
    // A usual size follows slowly.
    ([100, 240, 430], [true, true, false]),
  ])
  func `what is usual waits, much at once and the end do not`(_ counts: [Int], _ waits: [Bool]) {
    var bytes = HeldBytes()
    let found = counts.map { count in bytes.mayWait(count) }
    #expect(found == waits)
  }

  /// Bytes of which a hundred usually come at once, as they are when a rest begins.
  private func usual() -> HeldBytes {
    var bytes = HeldBytes()
    _ = bytes.mayWait(100)
    bytes.read(100)
    return bytes
  }

  @Test func `what was usual before counts from the first piece on`() {
    var (much, same) = (usual(), usual())
    let waits = (much.mayWait(320), same.mayWait(110))
    #expect(waits == (false, true))
  }

  @Test func `after four pieces the stream is a fast one`() {
    var bytes = usual()
    var found: [Bool] = []
    for piece in 1...5 {
      found.append(bytes.isFast)
      _ = bytes.mayWait(piece * 100)
    }
    #expect(found == [false, false, false, false, true])
  }

  @Test(
    arguments: [
      // As much as makes a fast stream came in the rest: the next one need not be told of pieces.
      (400, true), (4500, true),
      // Less came, or something ended the rest before its time.
      (399, false), (0, false), (nil, false),
    ] as [(Int?, Bool)])
  func `a stream stays fast while much comes in a rest`(_ count: Int?, _ isFast: Bool) {
    var bytes = usual()
    for piece in 1...4 { _ = bytes.mayWait(piece * 100) }
    bytes.read(count)
    #expect(bytes.isFast == isFast)
  }

  @Test func `a stream that was never fast is not so because much was read at once`() {
    var bytes = usual()
    _ = bytes.mayWait(100)
    bytes.read(100_000)
    #expect(!bytes.isFast)
  }
}
