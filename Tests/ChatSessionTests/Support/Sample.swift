import ChatModel
import ContextAPI
import FoundationEssentials

@testable import ChatSession

/// Values for the pure tests.
enum Sample {
  static let now = Date(timeIntervalSince1970: 1_700_000_000)
  static let later = now.addingTimeInterval(1000)

  static func turn(
    _ prompt: String = "why", reply: String? = nil, ending: TurnEnding? = nil,
    usage: Usage? = nil, contextID: String = "ctx-1", system: String? = nil
  ) -> Turn {
    let phase: TurnPhase = ending.map { .ended($0) } ?? (reply == nil ? .queued : .ended(.complete))
    return Turn(
      conversation: ConversationID(rawValue: "c"), system: system, prompt: prompt,
      choices: reply.map { [Choice(content: $0)] } ?? [], phase: phase, usage: usage,
      timings: TurnTimings(createdAt: now), contextID: contextID)
  }

  static func context(
    mode: ContextMode = .session, ttl: Int? = 3600, truncation: TruncationStrategy? = nil,
    seed: [Message] = [Message(role: .system, content: "Be brief.")], usage: Usage? = nil,
    createdAt: Date = now
  ) -> CachedContext {
    CachedContext(
      key: ContextKey(rawValue: "k"), label: "guide", contextID: "ctx-1", mode: mode, model: "m",
      profile: "p", ttl: ttl, truncation: truncation, seed: seed, createdAt: createdAt,
      creationUsage: usage)
  }

  static func error(_ kind: APIError.Kind, sent: Bool) -> APIError {
    APIError(kind, requestWasSent: sent, message: "It went wrong.")
  }

  // MARK: Machines

  static func machine(in state: TurnMachineTests.State, serverRemembers: Bool) -> TurnMachine {
    switch state {
    case .queued, .sending, .waiting, .streaming, .stopping, .stoppingWithText:
      return begun(state, serverRemembers)
    case .complete: return ended(.finished, .stop, serverRemembers)
    case .length: return ended(.finished, .length, serverRemembers)
    case .filtered: return ended(.finished, .contentFilter, serverRemembers)
    case .stopped:
      var machine = begun(.stoppingWithText, serverRemembers)
      _ = machine.apply(.transferEnded(.cancelled), at: now)
      return machine
    case .truncated: return ended(.truncated, nil, false)
    case .failed:
      var machine = begun(.sending, serverRemembers)
      _ = machine.apply(.transferEnded(.failed(error(.key, sent: false))), at: now)
      return machine
    case .unconfirmed: return ended(.truncated, nil, true)
    }
  }

  private static func begun(
    _ state: TurnMachineTests.State, _ serverRemembers: Bool
  ) -> TurnMachine {
    var machine = TurnMachine(turn: turn(), serverRemembers: serverRemembers)
    guard state != .queued else { return machine }
    _ = machine.apply(.dispatched(contextID: "ctx-1"), at: now)
    switch state {
    case .waiting: _ = machine.apply(event(.retrying), at: now)
    case .streaming: _ = machine.apply(event(.text), at: now)
    case .stopping: _ = machine.apply(.stopPressed, at: now)
    case .stoppingWithText:
      _ = machine.apply(event(.text), at: now)
      _ = machine.apply(.stopPressed, at: now)
    default: break
    }
    return machine
  }

  private static func ended(
    _ end: TransferEnd, _ reason: FinishReason?, _ serverRemembers: Bool
  ) -> TurnMachine {
    var machine = begun(.streaming, serverRemembers)
    if let reason { _ = machine.apply(.delta([ChoiceDelta(finishReason: reason)]), at: now) }
    _ = machine.apply(.transferEnded(end), at: now)
    return machine
  }

  static func event(_ event: TurnMachineTests.Event) -> TurnEvent {
    switch event {
    case .dispatched: .dispatched(contextID: "ctx-1")
    case .opened: .opened(requestID: "r-1")
    case .text: .delta([ChoiceDelta(content: "ab ")])
    case .reason: .delta([ChoiceDelta(finishReason: .stop)])
    case .usage: .usage(Usage(promptTokens: 3, completionTokens: 2))
    case .model: .model("m-2")
    case .retrying: .retrying(until: now.addingTimeInterval(5), reason: "busy")
    case .finished: .transferEnded(.finished)
    case .cutShort: .transferEnded(.truncated)
    case .refused: .transferEnded(.failed(error(.key, sent: true)))
    case .broken: .transferEnded(.failed(error(.network, sent: true)))
    case .lost: .transferEnded(.failed(error(.contextLost, sent: false)))
    case .cancelled: .transferEnded(.cancelled)
    case .stop: .stopPressed
    case .takenBack: .takenBack
    case .interrupted: .interrupted
    }
  }

  // MARK: Names

  static func name(_ phase: TurnPhase) -> String {
    switch phase {
    case .queued: "queued"
    case .sending: "sending"
    case .waiting: "waiting"
    case .streaming: "streaming"
    case .stopping: "stopping"
    case .ended(let ending): ending.rawValue
    }
  }

  static func names(_ actions: [TurnAction]) -> String {
    actions.map { action in
      switch action {
      case .openTransfer: "open"
      case .cancelTransfer: "cancel"
      case .show: "show"
      case .emit: "emit"
      case .contextAnswered: "answered"
      case .contextLost: "lost"
      case .sentWhole: "whole"
      case .storeEnding: "store"
      case .withdraw: "withdraw"
      }
    }.joined(separator: " ")
  }

  /// Chooses between `A~B` in the first word.
  static func inMode(_ cell: String, _ serverRemembers: Bool) -> String {
    guard let tilde = cell.firstIndex(of: "~"), let colon = cell.firstIndex(of: ":") else {
      return cell
    }
    let word = serverRemembers ? cell[..<tilde] : cell[cell.index(after: tilde)..<colon]
    return String(word + cell[colon...])
  }
}

/// Random numbers that are the same in every run.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }
}
