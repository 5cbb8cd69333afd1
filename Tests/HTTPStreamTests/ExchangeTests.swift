import Testing

@testable import HTTPStream

struct ExchangeTests {
  private typealias State = Exchange<String, String>

  private let head = ResponseHead(status: 200, headers: [HTTPHeader("A", "b")])
  private let broken = TransportError(.disconnected, requestWasSent: true)

  private func outcome(_ action: BodyQueue<String>.ReadAction) -> State.BodyOutcome? {
    if case .deliver(let outcome, _) = action { outcome } else { nil }
  }

  @Test func `a head that comes later goes to the waiter`() {
    var state = State(unreadLimit: 10)
    #expect(state.awaitHead("w") == nil)
    let wakeups = state.headArrived(head)
    #expect(wakeups.head?.0 == "w")
    #expect(wakeups.head?.1 == .success(head))
    #expect(state.headArrived(head).head == nil)
  }

  @Test func `a head that came before is taken at once`() {
    var state = State(unreadLimit: 10)
    #expect(state.headArrived(head).head == nil)
    #expect(state.awaitHead("w") == .success(head))
  }

  @Test func `an error before the head goes to whoever waits for it`() {
    var state = State(unreadLimit: 10)
    #expect(state.awaitHead("w") == nil)
    #expect(state.end(broken).head?.1 == .failure(broken))
    #expect(state.isOver)
  }

  @Test func `an end without a head is an error`() {
    var state = State(unreadLimit: 10)
    #expect(state.awaitHead("w") == nil)
    guard case .failure(let error)? = state.end(nil).head?.1 else {
      Issue.record("the waiter was not told")
      return
    }
    #expect(error.kind == .disconnected)
  }

  @Test func `an error after the head goes to the reader of the body`() {
    var state = State(unreadLimit: 10)
    _ = state.headArrived(head)
    #expect(outcome(state.read("r")) == nil)
    let wakeups = state.end(broken)
    #expect(wakeups.head == nil)
    #expect(wakeups.body?.0 == "r")
    #expect(wakeups.body?.1 == .failure(broken))
  }

  @Test func `cancelling before the request goes out keeps it from going out`() {
    var state = State(unreadLimit: 10)
    #expect(state.awaitHead("w") == nil)
    guard case .failure(let error)? = state.cancel().head?.1 else {
      Issue.record("the waiter was not told")
      return
    }
    #expect(error.kind == .cancelled)
    #expect(!error.requestWasSent)
    let maySend = state.markSent()
    #expect(!maySend)
    #expect(!state.requestWasSent)
  }

  @Test func `cancelling afterwards says that it was sent`() {
    var state = State(unreadLimit: 10)
    let maySend = state.markSent()
    #expect(maySend)
    _ = state.headArrived(head)
    #expect(outcome(state.read("r")) == nil)
    guard case .failure(let error)? = state.cancel().body?.1 else {
      Issue.record("the reader was not told")
      return
    }
    #expect(error == TransportError(.cancelled, requestWasSent: true, detail: error.detail))
    #expect(state.cancel().body == nil)
    #expect(state.end(nil).body == nil)
  }

  @Test func `bytes after cancelling are swallowed, not paused for`() {
    var state = State(unreadLimit: 1)
    _ = state.headArrived(head)
    _ = state.cancel()
    for _ in 0..<5 {
      #expect(Array("abc".utf8).withUnsafeBytes { state.append($0) })
    }
    #expect(!state.isPaused)
  }
}
