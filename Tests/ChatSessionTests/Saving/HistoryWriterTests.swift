import Basics
import ChatModel
import HistoryStore
import Testing

@testable import ChatSession

@MainActor @Suite(.timeLimit(.minutes(5))) struct HistoryWriterTests {
  @Test func `Writes end in the order they were started`() async throws {
    let parts = try await Parts()
    var order: [Int] = []
    for number in 0..<20 {
      parts.writer.enqueue {
        for _ in 0..<(number % 3) { await Task.yield() }
        order.append(number)
      }
    }
    await parts.writer.drain()
    #expect(order == Array(0..<20))
  }

  @Test func `A record is changed as it is when its turn in the line comes`() async throws {
    let parts = try await Parts(Sample.context())
    let key = Sample.context().key
    parts.writer.enqueue { _ = try? await parts.store.trashContext(key, at: Sample.now) }
    let updated = try await parts.writer.updateContext(key) { $0.notes = "late" }
    #expect(updated?.notes == "late" && updated?.trashedAt == Sample.now)
    let gone = try await parts.writer.updateConversation(.random()) { $0.title = "x" }
    #expect(gone == nil)
  }

  @Test func `A failure that is no trouble is told once, until a write succeeds`() async throws {
    let parts = try await Parts()
    let error = StoreError(.notFound, "It is gone.")
    parts.writer.failed(error)
    parts.writer.failed(error)
    await parts.writer.reporting { throw error }
    #expect(parts.log.notices == ["It is gone."])
    parts.writer.succeeded()
    parts.writer.failed(error, isTold: true)
    parts.writer.failed(error)
    #expect(parts.log.notices.count == 2)
    #expect(parts.writer.currentTrouble == nil)
  }

  @Test func `A trouble is told once and tried again until it is over`() async throws {
    let parts = try await Parts()
    let tries = Locked(0)
    parts.writer.retry = {
      tries.withLock { count in
        count += 1
        return count == 3
      }
    }
    let full = StoreError(.full, "The disk is full.")
    #expect(full.isTrouble)
    parts.writer.failed(full)
    parts.writer.failed(full)
    for _ in 0..<3 {
      await parts.clock.someoneSleeps()
      parts.clock.advance(by: 60)
    }
    while tries.withLock({ $0 }) < 3 { await Task.yield() }
    #expect(parts.writer.currentTrouble == full)
    parts.writer.succeeded()
    #expect(parts.writer.currentTrouble == nil)
    #expect(
      parts.log.notices == [
        "The disk is full.", "The history is writable again; everything is saved.",
      ])
  }

  @Test func `While something is held back, a trouble is not over`() async throws {
    let parts = try await Parts()
    parts.writer.countUnsaved = { 2 }
    parts.writer.failed(StoreError(.full, "The disk is full."))
    parts.writer.succeeded()
    #expect(parts.writer.currentTrouble != nil)
    parts.writer.leave()
    parts.writer.failed(StoreError(.closed, "It is closed."))
    #expect(parts.log.notices == ["The disk is full."], "who leaves closes the history")
  }
}
