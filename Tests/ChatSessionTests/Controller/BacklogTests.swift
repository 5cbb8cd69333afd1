import ChatModel
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(5))) struct BacklogTests {
  private let delta = TurnDelta(
    turn: .random(), conversation: .random(), content: String(repeating: "x", count: 1000))

  private func full() -> Backlog {
    let backlog = Backlog(limit: 2000)
    for _ in 0..<3 { backlog.add(delta) }
    return backlog
  }

  @Test func `Nobody waits while little text waits`() async {
    let backlog = Backlog(limit: 2000)
    await backlog.room()
    backlog.add(delta)
    await backlog.room()
  }

  @Test(arguments: ["taken", "all taken", "closed", "cancelled"])
  func `Who waits for room goes on`(_ how: String) async {
    let backlog = full()
    let writers = (0..<5).map { _ in Task { await backlog.room() } }
    switch how {
    case "taken": for _ in 0..<3 { backlog.remove(delta) }
    case "all taken": backlog.removeAll()
    case "closed": backlog.close()
    default: for writer in writers { writer.cancel() }
    }
    for writer in writers { await writer.value }
  }

  @Test func `A task that was cancelled before does not wait, and nobody does once it is closed`()
    async
  {
    let backlog = full()
    await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      await backlog.room()
    }.value
    backlog.close()
    backlog.add(delta)
    await backlog.room()
  }

  @Test func `One who takes while many tell never leaves one waiting`() async {
    let backlog = Backlog(limit: 2000)
    let (deltas, told) = AsyncStream.makeStream(of: TurnDelta.self)
    let writers = (0..<4).map { _ in
      Task {
        for _ in 0..<500 {
          backlog.add(delta)
          told.yield(delta)
          await backlog.room()
        }
      }
    }
    let reader = Task {
      var count = 0
      for await delta in deltas {
        backlog.remove(delta)
        count += 1
        if count == 2000 { break }
      }
    }
    for writer in writers { await writer.value }
    await reader.value
  }
}
