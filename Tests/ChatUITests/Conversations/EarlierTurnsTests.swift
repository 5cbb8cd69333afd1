import ChatModel
import Testing

@testable import ChatUI

@Suite("Earlier turns")
struct EarlierTurnsTests {
  private static let first = TurnID(rawValue: "first")
  private static let earlier = TurnID(rawValue: "earlier")
  private static let goal = TurnID(rawValue: "goal")

  private func loaded(hasEarlier: Bool = true) -> EarlierTurns {
    var turns = EarlierTurns()
    turns.loaded(from: Self.first, hasEarlier: hasEarlier)
    return turns
  }

  @Test("One page is asked for at a time")
  func paging() {
    var turns = loaded()
    #expect(turns.needs(before: nil) == false)
    #expect(turns.needs(before: Self.first) == true)
    #expect(!turns.needs(before: Self.first) && !turns.mayForget)
    turns.came(Self.earlier, hasEarlier: true)
    #expect(turns.needs(before: Self.earlier) == true)
  }

  @Test("A turn that is looked for is found where it is loaded")
  func found() {
    var turns = loaded()
    turns.seek(Self.goal)
    #expect(!turns.mayForget)
    #expect(turns.search(isLoaded: true) { $0 == Self.goal } == .found(Self.goal))
    #expect(turns.search(isLoaded: true) { _ in true } == nil)
    #expect(turns.mayForget)
  }

  @Test("A turn that is looked for is loaded page by page")
  func loading() {
    var turns = loaded()
    turns.seek(Self.goal)
    #expect(turns.search(isLoaded: false) { _ in false } == nil)
    #expect(turns.search(isLoaded: true) { _ in false } == .load(before: Self.first))
    #expect(turns.search(isLoaded: true) { _ in false } == nil)
    turns.came(Self.earlier, hasEarlier: true)
    #expect(turns.search(isLoaded: true) { _ in false } == .load(before: Self.earlier))
    turns.came(nil, hasEarlier: false)
    #expect(turns.search(isLoaded: true) { _ in false } == .absent)
    #expect(turns.search(isLoaded: true) { _ in false } == nil)
  }

  @Test("Turns that were dropped can be loaded again")
  func dropped() {
    var turns = loaded(hasEarlier: false)
    #expect(!turns.exist)
    turns.forgot(to: Self.earlier)
    #expect(turns.exist)
    turns.seek(Self.goal)
    #expect(turns.search(isLoaded: true) { _ in false } == .load(before: Self.earlier))
  }
}
