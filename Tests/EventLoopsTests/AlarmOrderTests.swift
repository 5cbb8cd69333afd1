import Basics
import Testing

@testable import EventLoops

/// The order of alarms, without a clock.
@Suite struct AlarmOrderTests {
  private final class Owner: Sendable {}

  private let owners = (0..<6).map { _ in Owner() }
  private let rung = Locked<[Int]>([])

  private func set(_ list: inout AlarmList, _ owner: Int, at time: UInt64?) {
    let rung = rung
    list.set(ObjectIdentifier(owners[owner]), at: time) { rung.withLock { $0.append(owner) } }
  }

  private func ring(_ list: inout AlarmList, at now: UInt64) -> [Int] {
    rung.withLock { $0 = [] }
    for ring in list.due(at: now) { ring() }
    return rung.withLock { $0 }
  }

  @Test func `A loop that is late rings in the order of the moments`() {
    var list = AlarmList()
    for (owner, time) in [(0, 50), (1, 10), (2, 40), (3, 20), (4, 30), (5, 60)] as [(Int, UInt64)] {
      set(&list, owner, at: time)
    }
    #expect(list.next() == 10)
    #expect(ring(&list, at: 50) == [1, 3, 4, 2, 0])
    #expect(list.next() == 60 && ring(&list, at: 59) == [])
    #expect(ring(&list, at: 60) == [5] && list.next() == nil)
  }

  /// The rule for any calls: what is set rings once, at the first look at or after its moment, and `next()` never comes
  /// after the earliest of them.
  @Test func `Any calls in any order ring what a table says`() {
    var numbers = SplitMix(seed: 101)
    for _ in 0..<200 {
      var list = AlarmList()
      var table: [Int: UInt64] = [:]
      var now: UInt64 = 0
      for _ in 0..<100 {
        let owner = Int.random(in: 0..<owners.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0:
          set(&list, owner, at: nil)
          table[owner] = nil
        case 1, 2:
          let time = now + UInt64.random(in: 0...50, using: &numbers)
          set(&list, owner, at: time)
          table[owner] = time
        default:
          now += UInt64.random(in: 0...30, using: &numbers)
          let due = table.filter { $0.value <= now }
          let rung = ring(&list, at: now)
          #expect(Set(rung) == Set(due.keys) && rung.count == due.count)
          #expect(rung.compactMap { due[$0] } == due.values.sorted())
          for owner in due.keys { table[owner] = nil }
        }
        if let earliest = table.values.min() {
          #expect(list.next().map { $0 <= earliest } == true)
        }
      }
    }
  }
}
