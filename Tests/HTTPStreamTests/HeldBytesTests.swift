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
    var bytes = HeldBytes(usual: nil)
    let found = counts.map { count in bytes.mayWait(count) }
    #expect(found == waits)
  }

  @Test func `what was usual before counts from the first piece on`() {
    var bytes = HeldBytes(usual: 178)
    let isMuch = !bytes.mayWait(560)
    #expect(isMuch)
    bytes = HeldBytes(usual: 178)
    let isUsual = bytes.mayWait(180)
    #expect(isUsual)
  }

  @Test func `after four pieces the stream is a fast one`() {
    var bytes = HeldBytes(usual: 100)
    var found: [Bool] = []
    for piece in 1...5 {
      found.append(bytes.isFast)
      _ = bytes.mayWait(piece * 100)
    }
    #expect(found == [false, false, false, false, true])
  }
}
