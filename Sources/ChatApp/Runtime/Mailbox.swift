import Basics
package import ChatModel
package import ChatUI
package import EventLoops

/// The queue of everything that no descriptor brings: session updates, results of effects. They are taken in together
/// once a turn of the loop, never in the middle of what made them.
///
/// Streamed text of one choice is merged while it waits, nothing is dropped, and the order of everything else
/// is kept, so an ending never overtakes its text.
@MainActor
package final class Mailbox {
  /// One thing that arrived.
  package enum Letter: Sendable {
    case session(SessionUpdate)
    case event(AppEvent)
    /// A control sequence for the terminal that moves no cursor and changes no look.
    case sequence(String)
  }

  /// The least time between two readings of a stream, in milliseconds: some twenty a second read like a flow. A frame
  /// shows what was read, so that the loop wakes once for both (``FrameScheduler/textInterval``).
  private static let readingPause: UInt64 = 45
  /// The most time that text waits for a token that comes after the pause, in milliseconds.
  private static let longestPause: UInt64 = 75

  private struct DeltaKey: Hashable {
    let turn: TurnID
    let choice: Int
  }

  nonisolated let loop: EventLoop
  private var letters: [Letter] = []
  /// True if nothing but streamed text waits.
  package private(set) var holdsTextOnly = true
  /// The place in the queue of the last text of a choice, until something else about its turn comes.
  private var openDeltas: [DeltaKey: Int] = [:]

  /// A mailbox that the main thread empties, which runs the loop.
  package nonisolated init(on loop: EventLoop) {
    self.loop = loop
  }

  /// Puts a session update in. Callable from anywhere.
  package nonisolated func post(_ update: SessionUpdate) { post(.session(update)) }

  /// Puts an event in. Callable from anywhere.
  package nonisolated func post(_ event: AppEvent) { post(.event(event)) }

  /// Has a control sequence written to the terminal. Callable from anywhere.
  package nonisolated func post(writing sequence: String) { post(.sequence(sequence)) }

  private nonisolated func post(_ letter: Letter) {
    onMainThread { $0.add(letter) }
  }

  /// Calls at once on the loop's thread, from others soon.
  nonisolated func onMainThread(_ body: @escaping @MainActor @Sendable (Mailbox) -> Void) {
    if loop.isCurrent {
      MainActor.assumeIsolated { body(self) }
    } else {
      loop.post { MainActor.assumeIsolated { body(self) } }
    }
  }

  /// True if nothing waits.
  package var isEmpty: Bool { letters.isEmpty }

  /// Takes out all that waits, oldest first.
  package func drain() -> [Letter] {
    guard !letters.isEmpty else { return [] }
    defer {
      letters.removeAll(keepingCapacity: true)
      openDeltas.removeAll(keepingCapacity: true)
      holdsTextOnly = true
    }
    return letters
  }

  private func add(_ letter: Letter) {
    switch letter {
    case .session(.delta(let delta)): add(delta)
    case .session:
      openDeltas.removeAll(keepingCapacity: true)
      append(letter)
    case .event, .sequence: append(letter)
    }
  }

  private func append(_ letter: Letter) {
    holdsTextOnly = false
    letters.append(letter)
  }

  private func add(_ delta: TurnDelta) {
    // What comes right after is read together.
    let now = Monotonic.milliseconds
    loop.rest = LoopRest(lateAt: now + Self.readingPause, end: now + Self.longestPause)
    let key = DeltaKey(turn: delta.turn, choice: delta.choice)
    if let index = openDeltas[key], case .session(.delta(var waiting)) = letters[index] {
      // The text is taken out before it grows: a second reference would copy it for every token.
      letters[index] = .session(
        .delta(TurnDelta(turn: delta.turn, conversation: delta.conversation)))
      waiting.content += delta.content
      waiting.reasoning += delta.reasoning
      letters[index] = .session(.delta(waiting))
    } else {
      openDeltas[key] = letters.count
      letters.append(.session(.delta(delta)))
    }
  }
}
