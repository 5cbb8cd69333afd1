import Testing

@testable import HTTPStream

struct LockedTests {
  @Test func `no change is lost between tasks`() async {
    let count = Locked(0)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<1000 { count.withLock { $0 += 1 } } }
      }
    }
    #expect(count.withLock { $0 } == 8000)
  }

  @Test func `a thrown error leaves it unlocked`() {
    let box = Locked("a")
    let error = TransportError(.other, requestWasSent: false)
    #expect(throws: error) {
      try box.withLock { (value) throws(TransportError) in
        value = "b"
        throw error
      }
    }
    #expect(box.withLock { $0 } == "b")
  }
}
