import Basics
package import ChatModel
package import Logging

/// Logs a session: the endings of turns and jobs, and failures.
/// Prompts, replies, labels, paths and keys never go there.
package final class SessionLog: Sendable {
  private let logger: Logger
  /// Turns that have not ended: an ended turn is reported again whenever it is shown.
  private let open = Locked<Set<TurnID>>([])

  /// Logs to `logger`.
  package init(_ logger: Logger) {
    self.logger = logger
  }

  /// Takes note of an update. Streamed text costs nothing here.
  package func note(_ update: SessionUpdate) {
    switch update {
    case .delta, .earlier, .promptReturned, .searchResults, .pastPrompts, .usage, .tree,
      .comparison, .profiles, .seedProgress:
      return
    case .turn(let view): note(view.turn)
    case .refused(let refusal):
      logger.warning("prompt refused", metadata: metadata(refusal))
    case .progress(let progress): note(progress)
    case .notice(let notice): note(notice)
    case .serverContexts(_, let found):
      logger.debug("contexts listed", metadata: ["contexts": "\(found.count)"])
    case .models(_, let names):
      logger.debug("models listed", metadata: ["models": "\(names.count)"])
    case .started: logger.debug("started")
    case .contexts(let contexts):
      logger.debug("registry", metadata: ["contexts": "\(contexts.count)"])
    case .offer(let offer):
      logger.debug("rebuild offered", metadata: ["ways": "\(offer.ways.count)"])
    case .preview(let offer):
      logger.debug("rebuild previewed", metadata: ["ways": "\(offer.ways.count)"])
    case .saving(let trouble):
      logger.log(
        level: trouble == nil ? .info : .error, "saving",
        metadata: ["unsaved": "\(trouble?.unsaved ?? 0)", "works": "\(trouble == nil)"])
    case .opened(let snapshot):
      logger.debug("opened", metadata: ["conversation": "\(snapshot.conversation.id)"])
    case .branch(let snapshot):
      logger.debug("branch", metadata: ["conversation": "\(snapshot.conversation.id)"])
    }
  }

  /// Takes note of a turn that ended.
  func note(ended turn: Turn) {
    guard let ending = turn.ending else { return }
    let isGood = ending == .complete || ending == .length || ending == .stopped
    logger.log(level: isGood ? .info : .warning, "turn ended", metadata: metadata(turn, ending))
  }

  private func note(_ turn: Turn) {
    guard turn.ending != nil else {
      let isNew = open.withLock { $0.insert(turn.id).inserted }
      if isNew { logger.debug("turn begun", metadata: ["turn": "\(turn.id)"]) }
      return
    }
    if open.withLock({ $0.remove(turn.id) != nil }) { note(ended: turn) }
  }

  private func note(_ progress: JobProgress) {
    let context: Logger.Metadata = progress.context.map { ["context": "\($0)"] } ?? [:]
    switch progress.stage {
    case .running: logger.info("job begun", metadata: context)
    case .done: logger.info("job done", metadata: context)
    case .failed: logger.error("job failed", metadata: context)
    }
  }

  private func note(_ notice: Notice) {
    let text = LogText.withoutQuotes(notice.text)
    switch notice.level {
    case .info: logger.debug("notice: \(text)")
    case .warning: logger.warning("notice: \(text)")
    case .error: logger.error("notice: \(text)")
    }
  }

  private func metadata(_ turn: Turn, _ ending: TurnEnding) -> Logger.Metadata {
    var fields: Logger.Metadata = [
      "turn": "\(turn.id)", "ending": "\(ending.rawValue)", "choices": "\(turn.choices.count)",
    ]
    if let id = turn.requestID { fields["request"] = "\(id)" }
    if let usage = turn.usage {
      fields["prompt"] = usage.promptTokens.map { "\($0)" }
      fields["cached"] = usage.cachedTokens.map { "\($0)" }
      fields["completion"] = usage.completionTokens.map { "\($0)" }
    }
    if let wait = turn.timings.timeToFirstToken { fields["first_ms"] = "\(milliseconds(wait))" }
    if let time = turn.timings.streamingTime { fields["stream_ms"] = "\(milliseconds(time))" }
    return fields
  }

  private func metadata(_ refusal: SendRefusal) -> Logger.Metadata {
    let reason =
      switch refusal.reason {
      case .expired: "expired"
      case .lost: "lost"
      case .tooLong: "too long"
      case .invalid: "invalid"
      case .drivenElsewhere: "driven elsewhere"
      case .unconfirmed: "unconfirmed"
      case .impossible: "impossible"
      case .notStored: "not stored"
      }
    return ["turn": "\(refusal.request.turn)", "reason": "\(reason)"]
  }

  private func milliseconds(_ seconds: Double) -> Int {
    Int(max(0, min(seconds, 1e9)) * 1000)
  }
}
