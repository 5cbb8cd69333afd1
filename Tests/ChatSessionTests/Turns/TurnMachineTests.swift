import ChatModel
import ContextAPI
import FoundationEssentials
import Testing

@testable import ChatSession

/// Every event in every state. A cell says the phase after it and the actions, in order.
@Suite struct TurnMachineTests {
  enum State: String, CaseIterable, Sendable {
    case queued, sending, waiting, streaming, stopping, stoppingWithText
    case complete, length, filtered, stopped, truncated, failed, unconfirmed
  }

  enum Event: String, CaseIterable, Sendable {
    case dispatched, opened, text, reason, usage, model, retrying, finished, cutShort, refused
    case broken, lost, cancelled, stop, takenBack, interrupted
  }

  /// `A~B`: A where the server remembers turns, B where it does not.
  static let table: [State: [Event: String]] = [
    .queued: [
      .dispatched: "sending: show open", .opened: "=", .text: "=", .reason: "=", .usage: "=",
      .model: "=", .retrying: "=", .finished: "=", .cutShort: "=", .refused: "=", .broken: "=",
      .lost: "=", .cancelled: "=", .stop: "stopped: withdraw", .takenBack: "stopped: withdraw",
      .interrupted: "failed: show store",
    ],
    .sending: [
      .dispatched: "=", .opened: "sending: answered",
      .text: "streaming: answered show emit", .reason: "sending: answered", .usage: "=",
      .model: "=", .retrying: "waiting: show", .finished: "complete: answered show store",
      .cutShort: "unconfirmed~truncated: show store", .refused: "failed: show store",
      .broken: "unconfirmed~failed: show store", .lost: "failed: lost withdraw",
      .cancelled: "unconfirmed~truncated: show store", .stop: "stopping: show cancel",
      .takenBack: "=", .interrupted: "unconfirmed~truncated: cancel show store",
    ],
    .waiting: [
      .dispatched: "=", .opened: "sending: show answered",
      .text: "streaming: answered show emit", .reason: "waiting: answered", .usage: "=",
      .model: "=", .retrying: "waiting: show", .finished: "complete: answered show store",
      .cutShort: "unconfirmed~truncated: show store", .refused: "failed: show store",
      .broken: "unconfirmed~failed: show store", .lost: "failed: lost withdraw",
      .cancelled: "unconfirmed~truncated: show store", .stop: "stopping: show cancel",
      .takenBack: "=", .interrupted: "failed: cancel show store",
    ],
    .streaming: [
      .dispatched: "=", .opened: "=", .text: "streaming: emit", .reason: "=", .usage: "=",
      .model: "=", .retrying: "=", .finished: "complete: show store",
      .cutShort: "unconfirmed~truncated: show store",
      .refused: "unconfirmed~failed: show store",
      .broken: "unconfirmed~truncated: show store",
      .lost: "unconfirmed~failed: lost show store",
      .cancelled: "unconfirmed~truncated: show store", .stop: "stopping: show cancel",
      .takenBack: "=", .interrupted: "unconfirmed~truncated: cancel show store",
    ],
    .stopping: [
      .dispatched: "=", .opened: "stopping: answered", .text: "stopping: answered emit",
      .reason: "stopping: answered", .usage: "=", .model: "=", .retrying: "=",
      .finished: "complete: answered show store", .cutShort: "stopped: show store",
      .refused: "stopped: show store", .broken: "stopped: show store",
      .lost: "stopped: lost show store", .cancelled: "stopped: show store", .stop: "=",
      .takenBack: "=", .interrupted: "stopped: show store",
    ],
    .stoppingWithText: [
      .dispatched: "=", .opened: "=", .text: "stopping: emit", .reason: "=", .usage: "=",
      .model: "=", .retrying: "=", .finished: "complete: show store",
      .cutShort: "stopped: show store", .refused: "stopped: show store",
      .broken: "stopped: show store", .lost: "stopped: lost show store",
      .cancelled: "stopped: show store", .stop: "=", .takenBack: "=",
      .interrupted: "stopped: show store",
    ],
  ]

  static let isEnd: Set<State> = [
    .complete, .length, .filtered, .stopped, .truncated, .failed, .unconfirmed,
  ]

  @Test(arguments: State.allCases)
  func `No transition is unnamed`(_ state: State) {
    let named =
      Self.isEnd.contains(state)
      ? Event.allCases
      : Event.allCases.filter { event in
        Self.table[state]?[event] != nil
      }
    #expect(named.count == Event.allCases.count)
  }

  @Test(arguments: State.allCases, [true, false])
  func `Every event in every state does what the table says`(
    _ state: State, _ serverRemembers: Bool
  ) throws {
    for event in Event.allCases {
      var machine = Sample.machine(in: state, serverRemembers: serverRemembers)
      let before = machine.turn.phase
      let actions = machine.apply(Sample.event(event), at: Sample.now)
      let wanted = try #require(Self.isEnd.contains(state) ? "=" : Self.table[state]?[event])
      let found = "\(Sample.name(machine.turn.phase)): \(Sample.names(actions))"
      if wanted == "=" {
        #expect(actions.isEmpty && machine.turn.phase == before, "\(state), \(event): \(found)")
      } else {
        #expect(
          found == Sample.inMode(wanted, serverRemembers), "\(state), \(event), \(serverRemembers)")
      }
    }
  }

  @Test(arguments: State.allCases.filter { TurnMachineTests.isEnd.contains($0) }, [true, false])
  func `A turn that has ended stays as it is`(_ state: State, _ serverRemembers: Bool) {
    var machine = Sample.machine(in: state, serverRemembers: serverRemembers)
    #expect(machine.turn.ending?.rawValue == state.rawValue)
    let before = machine.turn
    for event in Event.allCases { _ = machine.apply(Sample.event(event), at: Sample.later) }
    #expect(machine.turn == before)
  }

  @Test(arguments: 0..<400)
  func `Whatever comes in whatever order, there is at most one ending and no word is lost`(
    _ seed: Int
  ) {
    var random = Dice(seed: UInt64(seed))
    var machine = TurnMachine(turn: Sample.turn(), serverRemembers: seed.isMultiple(of: 2))
    var ends = 0
    var (came, emitted) = ("", "")
    for _ in 0..<60 {
      let event = Sample.event(Event.allCases[random.below(Event.allCases.count)])
      if case .delta(let deltas) = event, machine.turn.phase.isInFlight {
        came += deltas.map(\.content).joined()
      }
      for action in machine.apply(event, at: Sample.now) {
        switch action {
        case .storeEnding, .withdraw: ends += 1
        case .emit(let deltas): emitted += deltas.map(\.content).joined()
        default: break
        }
      }
      #expect(emitted == came && machine.turn.reply.isEmpty)
      #expect(ends == (machine.turn.phase.isEnded ? 1 : 0))
    }
  }

  @Test(arguments: [
    (FinishReason.stop, TurnEnding.complete), (.length, .length), (.contentFilter, .filtered),
    (.toolCalls, .complete), (FinishReason(rawValue: "eos"), .complete), (.refusal, .refused),
  ])
  func `The server's word decides the ending, even when the connection breaks after it`(
    _ reason: FinishReason, _ ending: TurnEnding
  ) {
    for end in [
      TransferEnd.finished, .truncated, .cancelled, .failed(Sample.error(.network, sent: true)),
    ] {
      for stops in [true, false] {
        var machine = Sample.machine(in: .streaming, serverRemembers: true)
        _ = machine.apply(.delta([ChoiceDelta(finishReason: reason)]), at: Sample.now)
        if stops { _ = machine.apply(.stopPressed, at: Sample.now) }
        _ = machine.apply(.transferEnded(end), at: Sample.now)
        #expect(machine.turn.ending == ending, "\(end), stop \(stops)")
      }
    }
  }

  @Test func `What came that is no text is told with the ending`() {
    var machine = Sample.machine(in: .streaming, serverRemembers: true)
    _ = machine.apply(.delta([ChoiceDelta(content: "a", finishReason: .stop)]), at: Sample.now)
    _ = machine.apply(.leftOut(["image_url", "tool calls"]), at: Sample.now)
    _ = machine.apply(.transferEnded(.finished), at: Sample.now)
    #expect(machine.turn.ending == .complete)
    #expect(machine.turn.failure?.contains("image_url, tool calls") == true)
  }

  @Test func `Choices are kept apart, and an absurd index is passed over`() {
    var machine = Sample.machine(in: .sending, serverRemembers: false)
    let deltas = [
      ChoiceDelta(index: 1, content: "two"), ChoiceDelta(index: 0, content: "one"),
      ChoiceDelta(index: 5_000_000, content: "no"), ChoiceDelta(index: -1, content: "no"),
    ]
    let actions = machine.apply(.delta(deltas), at: Sample.now)
    #expect(machine.turn.choices.count == 2)
    guard
      case .emit(let texts)? = actions.first(where: { if case .emit = $0 { true } else { false } })
    else {
      Issue.record("nothing emitted")
      return
    }
    #expect(texts.map(\.choice) == [1, 0] && texts.map(\.content) == ["two", "one"])
  }

  @Test func `Reasoning counts as the first token, and times come with the calls`() {
    var machine = Sample.machine(in: .sending, serverRemembers: false)
    _ = machine.apply(.delta([ChoiceDelta(reasoning: "hm")]), at: Sample.now.addingTimeInterval(2))
    _ = machine.apply(.delta([ChoiceDelta(content: "a")]), at: Sample.now.addingTimeInterval(3))
    _ = machine.apply(.transferEnded(.finished), at: Sample.now.addingTimeInterval(5))
    #expect(machine.turn.timings.timeToFirstToken == 2)
    #expect(machine.turn.timings.streamingTime == 3)
    #expect(machine.turn.choices == [Choice()])
  }

  @Test(arguments: [true, false])
  func `A reply over the limit ends there, with a word, and what came is passed on`(
    _ serverRemembers: Bool
  ) throws {
    var machine = TurnMachine(
      turn: Sample.turn(), serverRemembers: serverRemembers, limit: 10)
    _ = machine.apply(.dispatched(contextID: "ctx-1"), at: Sample.now)
    _ = machine.apply(.delta([ChoiceDelta(content: "12345", reasoning: "12345")]), at: Sample.now)
    #expect(machine.turn.phase == .streaming)
    let actions = machine.apply(.delta([ChoiceDelta(index: 1, content: "6")]), at: Sample.now)
    #expect(Sample.names(actions) == "emit cancel show store")
    #expect(machine.turn.ending == (serverRemembers ? .unconfirmed : .truncated))
    #expect(
      try #require(machine.turn.failure).contains("10 bytes, the limit set by reply_limit_mb"))
    #expect(machine.apply(.delta([ChoiceDelta(content: "late")]), at: Sample.now).isEmpty)
    #expect(machine.apply(.transferEnded(.cancelled), at: Sample.now).isEmpty)
  }

  @Test func `A reply that ends with the bytes that pass the limit is whole`() {
    var machine = TurnMachine(turn: Sample.turn(), serverRemembers: true, limit: 3)
    _ = machine.apply(.dispatched(contextID: "ctx-1"), at: Sample.now)
    _ = machine.apply(.delta([ChoiceDelta(content: "1234", finishReason: .stop)]), at: Sample.now)
    _ = machine.apply(.transferEnded(.finished), at: Sample.now)
    #expect(machine.turn.ending == .complete && machine.turn.failure == nil)
  }

  @Test(arguments: [(1 << 20, "1 MB"), (64 << 20, "64 MB"), (999, "999 bytes")])
  func `The limit is named as a person writes it`(_ limit: Int, _ words: String) {
    #expect(FailureText.tooLong(limit: limit).contains("longer than \(words), the limit"))
  }

  @Test func `The last usage and model stand, and usage is not added up`() {
    var machine = Sample.machine(in: .streaming, serverRemembers: false)
    _ = machine.apply(.usage(Usage(promptTokens: 5, completionTokens: 1)), at: Sample.now)
    _ = machine.apply(.usage(Usage(promptTokens: 5, completionTokens: 9)), at: Sample.now)
    _ = machine.apply(.model("m-1"), at: Sample.now)
    _ = machine.apply(.opened(requestID: "r"), at: Sample.now)
    _ = machine.apply(.transferEnded(.finished), at: Sample.now)
    #expect(machine.turn.usage == Usage(promptTokens: 5, completionTokens: 9))
    #expect(machine.turn.modelServed == "m-1")
  }

  @Test func `A retry that is due may be running already when the program leaves`() {
    var machine = Sample.machine(in: .waiting, serverRemembers: true)
    _ = machine.apply(.interrupted, at: Sample.later)
    #expect(machine.turn.ending == .unconfirmed)
  }

  @Test(arguments: [
    (APIError.Kind.badRequest, true), (.parameter("n"), true), (.moderation, true), (.key, true),
    (.account, true), (.busy, true), (.model, true), (.contextLost, true), (.wrongBaseURL, true),
    (.rateLimited(canClear: true), true), (.rateLimited(canClear: false), true),
    (.invalidParameters, true), (.server, false), (.network, false), (.timeout, false),
    (.tls, false), (.protocolViolation, false), (.cancelled, false),
  ])
  func `Only a refusal is a certain refusal once the request was sent`(
    _ kind: APIError.Kind, _ isCertain: Bool
  ) {
    #expect(EndingRule.certainlyRefused(Sample.error(kind, sent: true)) == isCertain)
    #expect(EndingRule.certainlyRefused(Sample.error(kind, sent: false)))
  }

  @Test func `Bad endings say what to do, good ones say nothing`() throws {
    for ending in [TurnEnding.complete, .length, .stopped] {
      #expect(FailureText.text(for: ending, error: nil) == nil)
    }
    for ending in [TurnEnding.filtered, .truncated, .failed, .unconfirmed] {
      #expect(try #require(FailureText.text(for: ending, error: nil)).hasSuffix("."))
    }
    let error = APIError(.network, requestWasSent: true, message: "The connection broke")
    let text = try #require(FailureText.text(for: .unconfirmed, error: error))
    #expect(text.hasPrefix("The connection broke. The server may or may not"))
  }

  @Test func `Only a queued turn gets another parent`() {
    let parent = TurnID(rawValue: "p")
    for state in [State.queued, .sending, .complete] {
      var machine = Sample.machine(in: state, serverRemembers: true)
      machine.reparent(to: parent)
      #expect((machine.turn.parent == parent) == (state == .queued))
    }
  }
}
