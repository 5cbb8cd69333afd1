/// The events of one streamed reply, for one reader. It never throws.
///
/// The request goes out with the first read. Cancelling the reading task, or dropping the iterator,
/// closes the connection.
public struct ChatEventStream: AsyncSequence, Sendable {
  /// The events of the reply.
  public typealias Element = ChatEvent
  /// The stream itself never throws: errors come in its last event.
  public typealias Failure = Never

  private let makeSource: @Sendable () -> any ChatEventSource

  init(source makeSource: @escaping @Sendable () -> any ChatEventSource) {
    self.makeSource = makeSource
  }

  /// A stream of the events of another sequence, such as an `AsyncStream`: for services of your
  /// own.
  public init<Events: AsyncSequence & Sendable>(_ events: Events)
  where Events.Element == ChatEvent, Events.Failure == Never {
    self.init(source: { SequenceSource(events) })
  }

  /// Creates a stream of known events.
  public init(events: [ChatEvent]) {
    self.init(
      AsyncStream { continuation in
        events.forEach { continuation.yield($0) }
        continuation.finish()
      })
  }

  /// Starts to read; a stream has one reader.
  public func makeAsyncIterator() -> Iterator {
    Iterator(source: makeSource())
  }

  /// Reads events one by one.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let source: any ChatEventSource

    /// The next event; `nil` after the last one.
    public mutating func next() async -> ChatEvent? {
      await source.next(isolation: nil)
    }

    /// The next event; `nil` after the last one.
    public mutating func next(isolation actor: isolated (any Actor)?) async -> ChatEvent? {
      await source.next(isolation: actor)
    }
  }
}

/// Makes the events of one stream as they are asked for, on the reader's own isolation.
protocol ChatEventSource: AnyObject {
  func next(isolation: isolated (any Actor)?) async -> ChatEvent?
}

private final class SequenceSource<Events: AsyncSequence>: ChatEventSource
where Events.Element == ChatEvent, Events.Failure == Never {
  private var iterator: Events.AsyncIterator

  init(_ events: Events) {
    iterator = events.makeAsyncIterator()
  }

  func next(isolation: isolated (any Actor)?) async -> ChatEvent? {
    await iterator.next(isolation: isolation)
  }
}
