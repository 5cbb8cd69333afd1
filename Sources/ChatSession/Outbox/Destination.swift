import ChatModel
import FoundationEssentials
import Wording

/// A prompt with the conversation and the context that it goes to.
struct Destination: Sendable {
  var outgoing: OutgoingPrompt
  var conversation: Conversation
  var context: CachedContext

  /// The parameters of the request.
  func parameters(_ profile: SessionProfile) -> Parameters {
    profile.parameters(of: context).overridden(by: conversation.parameters)
      .overridden(by: outgoing.parameters)
  }

  /// The turn that the prompt becomes.
  func turn(_ profile: SessionProfile, at now: Date) -> Turn {
    var parent = conversation.head
    var system = outgoing.system
    switch outgoing.place {
    case .head: system = system ?? conversation.system
    case .after(let place): parent = place
    }
    return Turn(
      id: outgoing.request.turn, conversation: conversation.id, parent: parent, system: system,
      prompt: outgoing.request.prompt, phase: .queued, timings: TurnTimings(createdAt: now),
      contextID: context.contextID, parameters: parameters(profile))
  }

  /// Why the prompt cannot be sent there; `nil` if it can.
  ///
  /// - Parameters:
  ///   - isHeld: Whether the context is being rebuilt: then it is checked when the prompt's place comes.
  ///   - last: The last turn, if the prompt goes after it.
  ///   - isOurs: Whether that turn is in flight in this instance.
  func refusal(
    _ profile: SessionProfile, at now: Date, isHeld: Bool, last: Turn?, isOurs: Bool
  ) -> SendRefusal.Reason? {
    let request = outgoing.request
    if request.prompt.allSatisfy(\.isWhitespace) {
      return .invalid(message: localized("The prompt is empty. Write something first."))
    }
    if conversation.trashedAt != nil || context.trashedAt != nil {
      return .impossible(
        message: localized("“\(context.label)” is in the trash. Restore it first."))
    }
    if let violation = ParameterRule.violation(in: parameters(profile), mode: context.mode) {
      return .invalid(message: violation.message)
    }
    if !isHeld, let reason = ContextLifecycle(context).refusal(at: now, force: request.force) {
      return reason
    }
    guard let last else { return nil }
    // Another instance works on it: its reply is part of what is sent next.
    if !last.phase.isEnded, !isOurs { return .drivenElsewhere }
    if context.mode.remembersTurns, last.ending == .unconfirmed { return .unconfirmed(last.id) }
    return nil
  }

  /// For a context of a profile that this session does not have.
  func absentProfile(current: String) -> SendRefusal.Reason {
    .invalid(
      message: localized(
        """
        “\(context.label)” belongs to the profile “\(context.profile)”; this is \
        “\(current)”. Start with --profile \(context.profile).
        """))
  }
}

extension CachedContext {
  /// Why a prompt goes neither to the address that was given nor to that of the context's profile.
  var wordsOfOtherAddress: String {
    localized(
      """
      “\(label)” belongs to the profile “\(profile)”, and another address was given. Add --profile \(profile) to use \
      it at that address, or leave --base-url and CTXCHAT_BASE_URL out.
      """)
  }

  /// Why a prompt does not go through an API that has no such contexts: it would go without the seed. `nil` if the API has
  /// them.
  func refusal(by capabilities: Capabilities) -> String? {
    if capabilities.carries.contains(mode) { return nil }
    return localized(
      """
      “\(label)” was created for another API than the one in use, and a context works with its own API only (its mode \
      is \(mode.rawValue)). Leave --api and CTXCHAT_API as they were when it was created, or create a context for \
      this API.
      """)
  }
}
