import Basics
import Testing

@testable import HTTPStream

struct HTTPBodyTests {
  @Test func `a body of known chunks gives them, then its end`() async throws {
    var iterator = HTTPBody(chunks: [[1], [2, 3]]).makeAsyncIterator()
    #expect(try await iterator.next() == [1])
    #expect(try await iterator.next() == [2, 3])
    #expect(try await iterator.next() == nil)
    #expect(try await iterator.next() == nil)
  }

  @Test func `a body that breaks off gives its chunks first`() async throws {
    let broken = TransportError(.disconnected, requestWasSent: true)
    var iterator = HTTPBody(chunks: [[1]], error: broken).makeAsyncIterator()
    #expect(try await iterator.next() == [1])
    await #expect(throws: broken) { try await iterator.next() }
  }

  @Test(arguments: [(3, true), (4, true), (2, false), (0, false)])
  func `collecting has a limit`(limit: Int, fits: Bool) async throws {
    let body = HTTPBody(chunks: [[1], [2, 3]])
    if fits {
      #expect(try await body.collect(upTo: limit) == [1, 2, 3])
    } else {
      let error = await #expect(throws: TransportError.self) {
        try await body.collect(upTo: limit)
      }
      #expect(error?.kind == .tooLarge)
    }
  }

  @Test func `what is not wanted is told`() {
    let told = Locked(0)
    HTTPBody({ nil }, whenUnwanted: { told.withLock { $0 += 1 } }).letFinish()
    #expect(told.withLock { $0 } == 1)
  }
}
