/// The reader's end of a channel: reports when the reader stops before the last event.
final class AskReading: Sendable {
  private let channel: AskChannel
  private let whenAbandoned: @Sendable () -> Void

  init(_ channel: AskChannel, whenAbandoned: @escaping @Sendable () -> Void) {
    self.channel = channel
    self.whenAbandoned = whenAbandoned
  }

  deinit { abandon() }

  func next() async -> AskEvent? { await channel.next() }

  func abandon() {
    if !channel.abandon() { whenAbandoned() }
  }
}
