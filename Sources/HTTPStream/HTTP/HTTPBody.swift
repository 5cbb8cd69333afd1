import Basics
import Wording

/// The bytes of a response as they arrive, for one reader.
///
/// A reader that falls about 256 KB behind pauses the transfer. Dropping the body, and every iterator
/// of it, closes the connection; so does cancelling the task that reads.
public struct HTTPBody: AsyncSequence, Sendable {
  /// The bytes of one piece.
  public typealias Element = [UInt8]
  /// The error that ends a body early.
  public typealias Failure = TransportError

  private let pull: @Sendable () async throws(TransportError) -> [UInt8]?
  private let whenUnwanted: @Sendable () -> Void
  private let whenExpected: @Sendable (Double) -> Void

  /// A body that asks `pull` for its next bytes until it gives `nil`. What `pull` captures lives as
  /// long as the body is read.
  ///
  /// - Parameters:
  ///   - pull: Gives the next bytes.
  ///   - whenUnwanted: The action of ``letFinish()``.
  ///   - whenExpected: The action of ``expectEnd(within:)``.
  public init(
    _ pull: @escaping @Sendable () async throws(TransportError) -> [UInt8]?,
    whenUnwanted: @escaping @Sendable () -> Void = {},
    whenExpected: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.pull = pull
    self.whenUnwanted = whenUnwanted
    self.whenExpected = whenExpected
  }

  /// Says that all that matters has come: the body ends, as if the server had ended it, when it has not come to its end
  /// by then, whatever still comes. A later call counts in place of an earlier one.
  ///
  /// - Parameter seconds: From now; infinity for no such end.
  public func expectEnd(within seconds: Double) {
    whenExpected(seconds)
  }

  /// Says that nothing more will be read, but that the connection may be used again if the response
  /// ends within half a second. Without it, dropping a body that has not ended closes the
  /// connection.
  public func letFinish() {
    whenUnwanted()
  }

  /// A body of known chunks, ending with `error` if there is one: for tests and transports of your
  /// own.
  public init(chunks: [[UInt8]], error: TransportError? = nil) {
    let rest = Locked(chunks[...])
    self.init({ () throws(TransportError) -> [UInt8]? in
      if let chunk = rest.withLock({ $0.popFirst() }) { return chunk }
      if let error { throw error }
      return nil
    })
  }

  /// The same body, with every piece, its end and its error shown to someone else right before its reader gets them.
  package func watched(
    _ watch: @escaping @Sendable (Result<[UInt8]?, TransportError>) -> Void
  ) -> HTTPBody {
    let pull = pull
    return HTTPBody(
      { () throws(TransportError) -> [UInt8]? in
        do throws(TransportError) {
          let piece = try await pull()
          watch(.success(piece))
          return piece
        } catch {
          watch(.failure(error))
          throw error
        }
      }, whenUnwanted: whenUnwanted, whenExpected: whenExpected)
  }

  /// Starts to read; a body has one reader.
  public func makeAsyncIterator() -> Iterator {
    Iterator(pull: pull)
  }

  /// Reads the body chunk by chunk.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let pull: @Sendable () async throws(TransportError) -> [UInt8]?

    /// The next piece; `nil` at the end.
    public mutating func next() async throws(TransportError) -> [UInt8]? {
      try await pull()
    }

    /// The next piece; `nil` at the end.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(TransportError) -> [UInt8]? {
      try await pull()
    }
  }

  /// Reads the whole body.
  ///
  /// - Parameter limit: The most bytes to take.
  /// - Returns: The bytes.
  /// - Throws: ``TransportError``, of kind `tooLarge` when there are more than `limit`.
  public func collect(upTo limit: Int) async throws(TransportError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let chunk = try await pull() {
      guard bytes.count + chunk.count <= limit else {
        throw TransportError(
          .tooLarge, requestWasSent: true,
          detail: localized("The body is longer than \(limit) bytes."))
      }
      bytes.append(contentsOf: chunk)
    }
    return bytes
  }
}
