import ChatModel
import FoundationEssentials
import HistoryStore
import Wording

/// Checks of the server's memory after each turn.
extension ContextWorks {
  /// The turns before an ended one that are searched for one that the server counted, or for the node that it follows.
  private static let reach = 30

  /// Looks at an ended turn, and tells the user when the server's memory is not what it should be.
  func checkMemory(after turn: Turn, in key: ContextKey) async {
    guard let context = try? await store.context(key) else { return }
    switch context.mode {
    case .chain: await checkChain(after: turn, in: context)
    case .session, .commonPrefix, .unknown: await checkDrift(of: turn, in: context)
    // Everything is sent: there is nothing to forget.
    case .local: break
    }
  }

  /// Records a node, and what it shows: an id in a reply proves nothing, only what the server says and counts does.
  private func checkChain(after turn: Turn, in context: CachedContext) async {
    guard let node = turn.node else { return }
    let earlier = node.parent == nil ? [] : await turns(before: turn)?.turns ?? []
    let proof = ChainProof(
      of: turn, after: earlier, seed: context.seed,
      estimate: .calibrated(by: context, turns: earlier))
    await registry.note(.node(node, isKept: proof.isKept), of: context.key)
    guard proof.isKept == false, context.keepsTurns != false else { return }
    let amnesia =
      node.parent == nil ? "" : localized(" This reply was made without them: /retry asks again.")
    environment.notify(
      .warning,
      localized(
        """
        The server of “\(context.label)” does not keep turns: \(proof.reason). From now on, \
        the seed and all turns go with each prompt.\(amnesia)
        """), in: turn.conversation)
  }

  /// The turns before an ended one, as far as they are looked at; the flag: there are more.
  private func turns(before turn: Turn) async -> (turns: [Turn], hasEarlier: Bool)? {
    let page = try? await store.branch(of: turn.conversation, before: turn.id, limit: Self.reach)
    return page.map { ($0.turns.map(\.turn), $0.hasEarlier) }
  }

  /// Warns, once per context, when usage shows that the server's memory differs from our record.
  private func checkDrift(of turn: Turn, in context: CachedContext) async {
    let key = context.key
    guard turn.usage != nil, !drifted.contains(key) else { return }
    guard let (branch, hasEarlier) = await turns(before: turn) else { return }
    // Without a turn that the server counted, the turns before the page would be missing.
    if hasEarlier, !branch.contains(where: { $0.usage != nil }) { return }
    // Nothing recorded what earlier runs sent: only a turn that the server counted can be compared.
    if context.mode.remembersTurns, !environment.profile.keepsTurns,
      !branch.contains(where: { $0.usage != nil && $0.contextID == turn.contextID })
    {
      return
    }
    let estimate = TokenEstimate.calibrated(by: context, turns: branch)
    guard
      let drift = MemoryDrift.check(turn, after: branch, in: context, estimate: estimate)
    else { return }
    drifted.insert(key)
    environment.notify(.warning, drift.text(label: context.label), in: turn.conversation)
  }
}
