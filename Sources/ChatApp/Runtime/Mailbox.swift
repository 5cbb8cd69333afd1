import Basics
import CTerminal
package import ChatModel
package import ChatSession
package import ChatUI
import Glibc

/// Where everything from outside the main thread arrives: session updates, results of effects.
///
/// Streamed text of one choice is merged while it waits, nothing is dropped, and the order of everything else
/// is kept, so an ending never overtakes its text. Who posts text waits for room in the ``backlog`` before the next.
package final class Mailbox: Sendable {
  /// One thing that arrived.
  package enum Letter: Sendable {
    case session(SessionUpdate)
    case event(AppEvent)
    /// A control sequence for the terminal that moves no cursor and changes no look.
    case sequence(String)
  }

  /// The text that waits.
  package let backlog = Backlog(limit: 1 << 20)
  /// Readable while something waits; for `poll`.
  package let descriptor: Int32
  private let box = Locked(Box())

  fileprivate struct Box {
    var letters: [Letter] = []
    /// Where the last text of a choice waits, while nothing else about its turn came after it.
    var openDeltas: [DeltaKey: Int] = [:]
  }

  fileprivate struct DeltaKey: Hashable {
    let turn: TurnID
    let choice: Int
  }

  package init() {
    descriptor = ct_wake_fd()
  }

  deinit {
    close(descriptor)
  }

  /// Puts a session update in. Callable from anywhere.
  package func post(_ update: SessionUpdate) {
    let wasEmpty = box.withLock { box in
      let wasEmpty = box.letters.isEmpty
      if case .delta(let delta) = update {
        backlog.add(delta)
        box.add(delta)
      } else {
        box.openDeltas.removeAll(keepingCapacity: true)
        box.letters.append(.session(update))
      }
      return wasEmpty
    }
    if wasEmpty { ct_wake(descriptor) }
  }

  /// Puts an event in. Callable from anywhere.
  package func post(_ event: AppEvent) {
    post(.event(event))
  }

  /// Has a control sequence written to the terminal. Callable from anywhere.
  package func post(writing sequence: String) {
    post(.sequence(sequence))
  }

  private func post(_ letter: Letter) {
    let wasEmpty = box.withLock { box in
      defer { box.letters.append(letter) }
      return box.letters.isEmpty
    }
    if wasEmpty { ct_wake(descriptor) }
  }

  /// Takes out all that waits, oldest first.
  package func drain() -> [Letter] {
    ct_sleep(descriptor)
    defer { backlog.removeAll() }
    return box.withLock { box in
      defer { box = Box() }
      return box.letters
    }
  }
}

extension Mailbox.Box {
  fileprivate mutating func add(_ delta: TurnDelta) {
    let key = Mailbox.DeltaKey(turn: delta.turn, choice: delta.choice)
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
