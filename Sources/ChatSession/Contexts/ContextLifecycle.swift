package import ChatModel
package import FoundationEssentials

/// The life of a context from its creation to its end: pure, every event is named in every state.
///
/// The state itself is `CachedContext.state(at:)`, an estimate except for `lost`; this is what changes it
/// and what a send may do in it.
package struct ContextLifecycle: Hashable, Sendable {
  /// A send into a context with less than this left would race its expiry, in seconds.
  package static let sendMargin = 60

  /// The record, changed by events.
  package private(set) var context: CachedContext

  /// The life of a context so far.
  package init(_ context: CachedContext) {
    self.context = context
  }

  /// Why a prompt should not be sent now; `nil` when it may.
  ///
  /// - Parameters:
  ///   - now: The moment, by the wall clock.
  ///   - force: The user knows that it is expired by our estimate and wants to try. A context that the
  ///     server called lost is never tried: the answer is known.
  package func refusal(at now: Date, force: Bool) -> SendRefusal.Reason? {
    switch context.state(at: now) {
    case .lost: return .lost
    case .unknown: return nil
    case .warm, .expiring, .expired:
      guard let left = context.secondsLeft(at: now), left < Self.sendMargin else { return nil }
      return force ? nil : .expired(secondsLeft: left)
    }
  }

  /// Takes note of an event.
  package mutating func handle(_ event: ContextEvent, at now: Date) {
    switch event {
    case .answered:
      context.lastUsedAt = max(now, context.lastUsedAt ?? now)
      // It answered, so whatever was said before, it is there.
      context.lostAt = nil
    case .reportedLost:
      if context.lostAt == nil { context.lostAt = now }
    case .recreated(let recreation):
      recreate(recreation, at: now)
    case .forgotten:
      if context.trashedAt == nil { context.trashedAt = now }
    case .restored:
      context.trashedAt = nil
    }
  }

  private mutating func recreate(_ recreation: ContextEvent.Recreation, at now: Date) {
    let old = LineageEntry(
      contextID: context.contextID, retiredAt: now,
      reason: context.lostAt == nil ? recreation.reason : .lost, createdAt: context.createdAt,
      expiresAt: context.heldUntil, creationUsage: context.creationUsage)
    context.lineage.insert(old, at: 0)
    context.contextID = recreation.contextID
    context.createdAt = now
    context.lastUsedAt = nil
    context.lostAt = nil
    context.creationUsage = recreation.usage
    // The reply is trusted over what was asked for.
    context.ttl = recreation.ttl ?? context.ttl
    context.truncation = recreation.truncation ?? context.truncation
    context.mode = recreation.mode ?? context.mode
    if let model = recreation.model, !model.isEmpty { context.model = model }
    context.memoryStart = recreation.memoryStart
    if let seed = recreation.seed {
      context.seed = seed.messages
      context.sources = seed.sources
    }
  }
}

extension CachedContext {
  /// An imported id of which the server never knew anything: nobody means it without naming it.
  var neverWas: Bool {
    lostAt != nil && lastUsedAt == nil && seed.isEmpty && lineage.isEmpty && creationUsage == nil
  }
}
