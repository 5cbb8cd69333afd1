import ChatModel
import Testing

@testable import ChatUI

@Suite("Opening")
struct OpeningStateTests {
  private static let lobby = (id: ConversationPane.lobby, isEmpty: true)
  private static let code = (id: Sample.codeTalk, isEmpty: true)

  @Test("At the start the first conversation that comes is shown, and only that one")
  func start() {
    var opening = Opening()
    #expect(!opening.isIdle)
    let first = opening.opened(Sample.manualTalk, in: Sample.manual, isNew: true, over: Self.lobby)
    #expect(first == .show && opening.isIdle)
    let second = opening.opened(Sample.soonTalk, in: Sample.soon, isNew: true, over: Self.code)
    #expect(second == .keep)
  }

  @Test("A start that opens nothing leaves the lobby with nothing to wait for")
  func emptyStart() {
    var opening = Opening()
    opening.endStart()
    #expect(opening.isIdle)
    opening.wait(for: .made)
    #expect(!opening.isIdle)
    opening.fail()
    #expect(opening.isIdle)
  }

  @Test("Only a conversation of the awaited context is shown")
  func context() {
    var opening = Opening()
    opening.wait(for: .context(Sample.manual))
    #expect(
      opening.opened(Sample.codeTalk, in: Sample.code, isNew: true, over: Self.lobby) == .keep)
    #expect(opening.goal == .context(Sample.manual))
    #expect(
      opening.opened(Sample.manualTalk, in: Sample.manual, isNew: false, over: Self.lobby) == .show)
    #expect(opening.goal == nil)
  }

  @Test("A failed job ends no wait for a context that is there")
  func failure() {
    var opening = Opening()
    opening.wait(for: .context(Sample.manual))
    opening.fail()
    #expect(opening.goal == .context(Sample.manual))
    opening.stopWaiting()
    #expect(opening.goal == nil)
  }

  @Test(
    "A context that was made is shown unless the user writes elsewhere",
    arguments: [
      (false, false, Opening.Arrival.show), (true, true, .show), (true, false, .announce),
      (false, true, .show),
    ])
  func made(wasTyped: Bool, isEmpty: Bool, expected: Opening.Arrival) {
    var opening = Opening()
    opening.wait(for: .made)
    if wasTyped { opening.noteTyping() }
    let screen = (id: Sample.codeTalk, isEmpty: isEmpty)
    #expect(
      opening.opened(Sample.manualTalk, in: Sample.manual, isNew: false, over: screen) == .keep)
    #expect(
      opening.opened(Sample.soonTalk, in: Sample.soon, isNew: true, over: screen) == expected)
    #expect(opening.goal == nil)
  }

  @Test("What was typed before the wait began does not count")
  func typedBefore() {
    var opening = Opening()
    opening.noteTyping()
    opening.wait(for: .made)
    let screen = (id: Sample.codeTalk, isEmpty: false)
    #expect(opening.opened(Sample.soonTalk, in: Sample.soon, isNew: true, over: screen) == .show)
  }

  @Test("The conversation on screen ends every wait")
  func onScreen() {
    var opening = Opening()
    opening.wait(for: .context(Sample.manual))
    let arrival = opening.opened(Sample.codeTalk, in: Sample.code, isNew: false, over: Self.code)
    #expect(arrival == .onScreen && opening.goal == nil)
  }

  @Test("The stored text of the lobby is dropped once, when it is left")
  func lobbyText() {
    var opening = Opening()
    #expect(opening.leaveLobby() == false)
    opening.stored(draftOf: Sample.codeTalk)
    #expect(opening.leaveLobby() == false)
    opening.stored(draftOf: ConversationPane.lobby)
    #expect(opening.leaveLobby() == true)
    #expect(opening.leaveLobby() == false)
  }
}
