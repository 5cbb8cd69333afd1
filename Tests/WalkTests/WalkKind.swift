import Testing
import ChatModel
import ContextAPI
import Gateway

/// A kind of context, with the server that has it.
enum WalkKind: String, CaseIterable, CustomTestStringConvertible {
  case contextSession, contextPrefix
  case chainPlain, chainOpenAI, chainArk
  case conversation
  case prefixArk, prefixGemini
  case localChat, localGemini
  /// Chains on servers that keep nothing: one says so, the other does not.
  case chainDenied, chainForgotten

  var testDescription: String { rawValue }

  var api: API {
    switch self {
    case .contextSession, .contextPrefix: .context
    case .chainPlain, .chainDenied, .chainForgotten: .responses(.plain)
    case .chainOpenAI, .conversation: .responses(.openai)
    case .chainArk, .prefixArk: .responses(.ark)
    case .prefixGemini, .localGemini: .gemini
    case .localChat: .chat
    }
  }

  var mode: ContextMode {
    switch self {
    case .contextSession, .conversation: .session
    case .contextPrefix, .prefixArk, .prefixGemini: .commonPrefix
    case .localChat, .localGemini: .local
    case .chainPlain, .chainOpenAI, .chainArk, .chainDenied, .chainForgotten: .chain
    }
  }

  var memory: GatewayServer.ResponseMemory {
    switch self {
    case .chainDenied: .denied
    case .chainForgotten: .forgotten
    default: .kept
    }
  }

  /// Where its turns are sent.
  var turns: GatewayEndpoint {
    switch api {
    case .context, .chat: .chat
    case .responses: .responses
    case .gemini: .generate
    }
  }

  /// Where its contexts are made; `nil` if nothing is sent for it.
  var creations: GatewayEndpoint? {
    switch self {
    case .contextSession, .contextPrefix: .create
    case .chainArk, .prefixArk: .responses
    case .conversation: .conversations
    case .prefixGemini: .cachedContents
    case .chainPlain, .chainOpenAI, .chainDenied, .chainForgotten, .localChat, .localGemini: nil
    }
  }

  /// The base of its paths.
  var base: String {
    switch api {
    case .responses(.ark): "/api/v3"
    case .gemini: "/v1beta"
    default: "/v1"
    }
  }

  /// True if contexts end after an hour by the clock that both sides read.
  var endsByClock: Bool {
    switch self {
    case .contextSession, .contextPrefix, .prefixGemini: true
    default: false
    }
  }

  /// What can go wrong with a turn.
  ///
  /// - Parameter follows: True if the turn follows something that the server keeps.
  func faults(follows: Bool) -> [GatewayFault] {
    var faults: [GatewayFault] = [
      .disconnect(afterPercent: 0), .disconnect(afterPercent: 50), .disconnect(afterPercent: 90),
      .eof(afterPercent: 0), .eof(afterPercent: 50), .noDone, .status(500), .status(400),
      .status(429), .garbage, .errorEvent, .failed, .split,
    ]
    let losses: [GatewayFault] = [.gone, .expired, .goneEvent]
    switch self {
    case .contextSession, .contextPrefix, .prefixGemini: faults += losses
    case .conversation: faults += [.locked, .refusal]
    case .chainPlain, .chainOpenAI, .chainArk, .prefixArk:
      faults.append(.refusal)
      if follows { faults += losses + [.goneFailed] }
    case .chainDenied, .chainForgotten: faults.append(.refusal)
    case .localChat, .localGemini: break
    }
    return faults
  }

  /// How a turn may end with a fault, besides being given back because the context is gone.
  func endings(with fault: GatewayFault?) -> Set<TurnEnding> {
    let cut: Set<TurnEnding> =
      mode.remembersTurns ? [.unconfirmed] : [.truncated, .failed]
    return switch fault {
    case nil, .split?, .locked?, .status(429, _)?, .slow?: [.complete, .length]
    case .disconnect?, .eof?, .errorEvent?, .stall?: cut
    // The gateway says that nothing was stored.
    case .failed?: self == .contextSession ? [.failed] : cut
    case .noDone?: cut.union([.complete, .length])
    case .garbage?: [.truncated, .unconfirmed]
    case .status(400, _)?: [.failed]
    case .status?: mode.remembersTurns ? [.unconfirmed] : [.failed]
    case .refusal?: [.refused, .length]
    case .gone?, .expired?, .goneEvent?, .goneFailed?: mode == .chain ? [.complete, .length] : []
    }
  }
}
