import Basics
import Testing

@testable import Basics

@Suite struct LockedTests {
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
    let error = CancellationError()
    #expect(throws: CancellationError.self) {
      try box.withLock { (value) throws in
        value = "b"
        throw error
      }
    }
    #expect(box.withLock { $0 } == "b")
  }
}
