import FlyingFox
import FlyingSocks

/// A response body that is written while it is made. A reader that goes away ends the making.
struct EventBody: AsyncBufferedSequence {
  typealias Element = UInt8
  let stream: AsyncThrowingStream<[UInt8], any Error>

  func makeAsyncIterator() -> Iterator { Iterator(base: stream.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var base: AsyncThrowingStream<[UInt8], any Error>.Iterator

    mutating func next() async throws -> UInt8? {
      try await nextBuffer(suggested: 1)?.first
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      if let bytes = try await base.next() { return bytes }
      // Cancelled, a stream just ends; its reader must not take that for the end of the reply.
      try Task.checkCancellation()
      return nil
    }
  }
}

/// A body after which the connection is cut: what is left of the request is not read.
struct LastBody: AsyncBufferedSequence {
  typealias Element = UInt8
  let bytes: [UInt8]

  func makeAsyncIterator() -> Iterator { Iterator(bytes: bytes) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var bytes: [UInt8]

    mutating func next() async throws -> UInt8? {
      try await nextBuffer(suggested: 1)?.first
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      guard !bytes.isEmpty else { throw CancellationError() }
      defer { bytes = [] }
      return bytes
    }
  }
}
