import Testing

@testable import TextEditing

struct KillRingTests {
  private func text(_ units: [EditUnit]?) -> String? { units.map { EditUnit.text(of: $0) } }

  private func ring(_ kills: String...) -> KillRing {
    var ring = KillRing()
    for kill in kills { ring.add(EditUnit.units(of: kill), isBackward: false, isMerged: false) }
    return ring
  }

  @Test("An empty ring gives nothing")
  func empty() {
    var ring = KillRing()
    #expect(ring.newest() == nil)
    #expect(ring.next() == nil)
  }

  @Test("The newest comes first, and after the oldest the newest again")
  func turning() {
    var ring = ring("a", "b", "c")
    #expect(text(ring.newest()) == "c")
    #expect((0..<4).map { _ in text(ring.next()) } == ["b", "a", "c", "b"])
    #expect(text(ring.newest()) == "c")
  }

  @Test("Kills merge at the side on which they were made")
  func merging() {
    var ring = ring("b")
    ring.add(EditUnit.units(of: "c"), isBackward: false, isMerged: true)
    ring.add(EditUnit.units(of: "a"), isBackward: true, isMerged: true)
    #expect(text(ring.newest()) == "abc")
    #expect(text(ring.next()) == "abc")
  }

  @Test("What was killed apart joins to one cluster")
  func joining() {
    var ring = ring("e")
    ring.add(EditUnit.units(of: "\u{301}"), isBackward: false, isMerged: true)
    #expect(ring.newest()?.count == 1)
    ring.add(EditUnit.units(of: "\r"), isBackward: false, isMerged: false)
    ring.add(EditUnit.units(of: "\n"), isBackward: false, isMerged: true)
    #expect(ring.newest()?.count == 1)
  }

  @Test("Merging into an empty ring begins an entry")
  func firstMerge() {
    var ring = KillRing()
    ring.add(EditUnit.units(of: "a"), isBackward: true, isMerged: true)
    #expect(text(ring.newest()) == "a")
  }

  @Test("A new kill begins the turn again")
  func turnAfterKill() {
    var ring = ring("a", "b")
    _ = ring.next()
    ring.add(EditUnit.units(of: "c"), isBackward: false, isMerged: false)
    #expect(text(ring.next()) == "b")
  }

  @Test("Sixty kills are kept")
  func bound() {
    var ring = KillRing()
    for number in 0..<100 {
      ring.add(EditUnit.units(of: "\(number)"), isBackward: false, isMerged: false)
    }
    let all = [ring.newest()] + (0..<59).map { _ in ring.next() }
    #expect(all.map(text) == (40..<100).reversed().map(String.init))
    #expect(text(ring.next()) == "99")
  }
}
