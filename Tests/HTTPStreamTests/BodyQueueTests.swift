import Testing

@testable import HTTPStream

struct BodyQueueTests {
  private typealias Queue = BodyQueue<String>

  private let broken = TransportError(.disconnected, requestWasSent: true)

  private func append(_ text: String, to queue: inout Queue) -> Bool {
    Array(text.utf8).withUnsafeBytes { queue.append($0) }
  }

  private func read(_ queue: inout Queue, _ waiter: String = "r") -> (Queue.Outcome?, Bool) {
    switch queue.read(waiter) {
    case .deliver(let outcome, let resumes): (outcome, resumes)
    case .wait: (nil, false)
    }
  }

  @Test func `what came is read at once and in one piece`() {
    var queue = Queue(limit: 100)
    #expect(append("ab", to: &queue))
    #expect(append("c", to: &queue))
    #expect(read(&queue).0 == .success(Array("abc".utf8)))
    #expect(read(&queue).0 == nil)
  }

  @Test func `a waiting reader is answered once`() {
    var queue = Queue(limit: 100)
    #expect(read(&queue, "first").0 == nil)
    #expect(queue.flush() == nil)
    #expect(append("x", to: &queue))
    let answer = queue.flush()
    #expect(answer?.0 == "first")
    #expect(answer?.1 == .success([0x78]))
    #expect(queue.flush() == nil)
  }

  @Test func `the end comes after the last byte, and again for every read`() {
    var queue = Queue(limit: 100)
    #expect(append("x", to: &queue))
    queue.end(nil)
    queue.end(broken)
    #expect(read(&queue).0 == .success([0x78]))
    #expect(read(&queue).0 == .success(nil))
    #expect(read(&queue).0 == .success(nil))
  }

  @Test func `an error comes after the last byte`() {
    var queue = Queue(limit: 100)
    #expect(append("x", to: &queue))
    queue.end(broken)
    #expect(read(&queue).0 == .success([0x78]))
    #expect(read(&queue).0 == .failure(broken))
  }

  @Test func `a full queue takes nothing more until it is read`() {
    var queue = Queue(limit: 3)
    #expect(append("abcd", to: &queue))
    #expect(!queue.isPaused)
    #expect(!append("e", to: &queue))
    #expect(queue.isPaused)
    let (bytes, resumes) = read(&queue)
    #expect(bytes == .success(Array("abcd".utf8)))
    #expect(resumes)
    #expect(!queue.isPaused)
    #expect(append("e", to: &queue))
    let (more, resumesAgain) = read(&queue)
    #expect(more == .success(Array("e".utf8)))
    #expect(!resumesAgain)
  }

  @Test func `answering a waiting reader makes room too`() {
    var queue = Queue(limit: 3)
    #expect(read(&queue, "first").0 == nil)
    #expect(append("abcd", to: &queue))
    #expect(!append("e", to: &queue))
    let answer = queue.flush()
    #expect(answer?.outcome == .success(Array("abcd".utf8)))
    #expect(answer?.resumesTransfer == true)
    #expect(!queue.isPaused)
  }

  @Test func `an abandoned queue forgets what was unread`() {
    var queue = Queue(limit: 100)
    #expect(append("x", to: &queue))
    queue.abandon(broken)
    #expect(read(&queue).0 == .failure(broken))
  }

  @Test func `a second reader is refused, the first goes on waiting`() {
    var queue = Queue(limit: 100)
    #expect(read(&queue, "first").0 == nil)
    guard case .failure(let error)? = read(&queue, "second").0 else {
      Issue.record("the second reader was not refused")
      return
    }
    #expect(error.kind == .other)
    queue.end(nil)
    #expect(queue.flush()?.0 == "first")
  }
}
