import ChatModel
import FoundationEssentials

/// The life of a context from its creation to its end, without clock or disk.
///
/// `CachedContext.state(at:)` is its state, an estimate except for `lost`. Events change the record, and the state
/// decides whether a prompt may be sent.
struct ContextLifecycle: Hashable, Sendable {
  /// The seconds that must be left: with fewer, the context could expire while the prompt is sent.
  static let sendMargin = 60

  /// The record, changed by events.
  private(set) var context: CachedContext

  /// The life of a context from now on.
  init(_ context: CachedContext) {
    self.context = context
  }

  /// Why a prompt is not sent now; `nil` if it may be sent.
  ///
  /// - Parameters:
  ///   - now: The time of the wall clock.
  ///   - force: The user wants to try although the context is expired by our estimate. A context that the
  ///     server reported as lost is never tried.
  func refusal(at now: Date, force: Bool) -> SendRefusal.Reason? {
    // What the server has lost or dropped goes with the request.
    if context.mode.canSendWhole { return nil }
    switch context.state(at: now) {
    case .lost: return .lost
    case .unknown, .local: return nil
    case .warm, .expiring, .expired:
      guard let left = context.secondsLeft(at: now), left < Self.sendMargin else { return nil }
      return force ? nil : .expired(secondsLeft: left)
    }
  }

  /// Changes the record by an event.
  mutating func apply(_ event: ContextEvent, at now: Date) {
    switch event {
    case .answered:
      context.lastUsedAt = max(now, context.lastUsedAt ?? now)
      // It answered, so it exists.
      context.lostAt = nil
    case .reportedLost:
      if context.lostAt == nil { context.lostAt = now }
    case .node(let node, let isProof):
      if let expiresAt = node.expiresAt {
        let isRoot = node.parent == nil
        context.expiresAt = isRoot ? expiresAt : min(expiresAt, context.expiresAt ?? expiresAt)
      }
      context.keepsTurns = isProof ?? context.keepsTurns
    case .extended(let expiresAt):
      context.expiresAt = expiresAt
      context.lostAt = nil
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
    // The reply counts, not the request.
    context.ttl = recreation.ttl ?? context.ttl
    context.expiresAt = recreation.expiresAt
    context.keepsTurns = nil
    context.truncation = recreation.truncation ?? context.truncation
    context.mode = recreation.mode ?? context.mode
    context.model = recreation.model ?? context.model
    context.memoryStart = recreation.memoryStart
    if let seed = recreation.seed {
      context.seed = seed.messages
      context.sources = seed.sources
    }
  }
}

extension CachedContext {
  /// Changes the record by an event.
  mutating func apply(_ event: ContextEvent, at now: Date) {
    var life = ContextLifecycle(self)
    life.apply(event, at: now)
    self = life.context
  }

  /// An imported id that no server ever knew: it is used only if it is named.
  var neverWas: Bool {
    lostAt != nil && lastUsedAt == nil && seed.isEmpty && lineage.isEmpty && creationUsage == nil
  }
}
