/// Hands out the pieces of a text one after the other: each when it is asked for, but no sooner than its time.
actor PacedPieces {
  private var pieces: ArraySlice<String>
  private var finish: String?
  private let pause: Duration?
  private let willSay: @Sendable (String) -> Void
  private var due = ContinuousClock.now

  private init(
    _ pieces: [String], _ finish: String, pause: Duration?,
    willSay: @escaping @Sendable (String) -> Void
  ) {
    self.pieces = pieces[...]
    self.finish = finish
    self.pause = pause
    self.willSay = willSay
  }

  /// A reply of these pieces.
  ///
  /// - Parameters:
  ///   - tokensPerSecond: The pace; `nil`: as fast as they are asked for.
  ///   - willSay: Called before a piece goes out.
  static func reply(
    _ pieces: [String], _ finish: String, tokensPerSecond: Double?,
    willSay: @escaping @Sendable (String) -> Void = { _ in }
  ) -> ResponderReply {
    let pause = tokensPerSecond.map { Duration.seconds(1 / max(0.1, $0)) }
    let paced = PacedPieces(pieces, finish, pause: pause, willSay: willSay)
    return ResponderReply(pieceCount: pieces.count) { try await paced.next() }
  }

  private func next() async throws -> ResponderPiece? {
    guard let piece = pieces.popFirst() else {
      defer { finish = nil }
      return finish.map { .finish($0) }
    }
    if let pause {
      due += pause
      let time = due - .now
      if time > .zero {
        try await ServerThreads.sleep(for: time)
      } else {
        try Task.checkCancellation()
      }
    }
    willSay(piece)
    return .content(piece)
  }
}
