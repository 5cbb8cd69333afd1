import ChatModel
import ChatSession
import ContextAPI
import FoundationEssentials
import Wording

/// Prints the progress of a prompt, and returns the exit status.
struct AskPrinter: Sendable {
  let json: Bool
  /// True if the turn is kept here.
  let isKept: Bool
  /// The style of the reply; `nil`: as it came.
  let looks: PrintedLooks?
  private let isTerminal = StandardStream.output.isTerminal

  init(json: Bool, isKept: Bool = true, looks: PrintedLooks? = nil) {
    self.json = json
    self.isKept = isKept
    self.looks = looks
  }

  /// Prints until the turn has ended. The user's interruption stops it, and so does an output that takes no
  /// more: the turn is then ended in order, as any turn that is stopped.
  ///
  /// - Parameter stop: Stops the turn; whether there was one to stop.
  /// - Throws: ``OutputFailure``, when the turn has ended.
  func print(
    _ events: AsyncStream<AskEvent>, _ interruption: Interruption,
    stop: @escaping @Sendable () async -> Bool
  ) async throws(OutputFailure) -> ExitStatus {
    let outcome = await withTaskGroup(of: Result<ExitStatus, OutputFailure>.self) { group in
      group.addTask { await self.outcome(of: events, stop: stop) }
      group.addTask {
        var isStopping = false
        for await _ in interruption.signals {
          if isStopping { break }
          isStopping = await stop()
          if !isStopping { break }
        }
        return .success(.interrupted)
      }
      let outcome = await group.next() ?? .success(.interrupted)
      group.cancelAll()
      return outcome
    }
    return try outcome.get()
  }

  private func outcome(
    of events: AsyncStream<AskEvent>, stop: @Sendable () async -> Bool
  ) async -> Result<ExitStatus, OutputFailure> {
    do throws(OutputFailure) { return .success(try await printAll(events)) } catch {
      if await stop() { for await event in events where event.isLast { break } }
      return .failure(error)
    }
  }

  private func printAll(
    _ events: AsyncStream<AskEvent>
  ) async throws(OutputFailure) -> ExitStatus {
    var reply = PrintedReply(looks)
    var context: CachedContext?
    var guessed: String?
    var waitsUntil: Date?
    var lastPrinted: Character?
    for await event in events {
      switch event {
      case .imported(let id, let near):
        guessed = id
        report(AskText.imported(id, near: near))
      case .accepted(_, let accepted): context = accepted
      case .delta(let delta):
        guard !json, delta.choice == 0, !delta.content.isEmpty else { break }
        try write(reply.text(adding: delta.content, columns: columns), isRendered: reply.isRendered)
        lastPrinted = delta.content.last
      case .waiting(let until, let reason):
        if until != waitsUntil {
          report(AskText.waiting(reason, seconds: until.timeIntervalSinceNow))
        }
        waitsUntil = until
      case .ended(let turn, let failure):
        try end(&reply, lastPrinted)
        return try ended(turn, failure, context, hasText: lastPrinted != nil)
      case .refused(.lost) where guessed != nil:
        report(AskText.unknown(guessed ?? ""))
        return .noInput
      case .refused(let reason): return refused(reason, context)
      case .failed(let error):
        try end(&reply, lastPrinted)
        return failed(error)
      }
    }
    // Given up: what came is printed all the same.
    try end(&reply, lastPrinted)
    return .interrupted
  }

  /// Prints what is left of a reply; the next line of the terminal is for something else.
  private func end(
    _ reply: inout PrintedReply, _ lastPrinted: Character?
  ) throws(OutputFailure) {
    if reply.isRendered {
      try write(reply.rest(columns: columns), isRendered: true)
    } else if !json, isTerminal, let lastPrinted, !lastPrinted.isNewline {
      try write("\n")
    }
  }

  /// - Parameter hasText: True if text came, which `turn` holds only for `--json`.
  private func ended(
    _ turn: Turn, _ failure: APIError?, _ context: CachedContext?, hasText: Bool
  ) throws(OutputFailure) -> ExitStatus {
    if json { try write(AskReport(turn, context: context, failure: failure).text + "\n") }
    let hasReply = hasText || !turn.reply.isEmpty
    if let text = AskText.failure(of: turn, hasReply: hasReply, failure) { report(text) }
    if !isKept, let context, context.mode.remembersTurns, turn.ending != .failed {
      report(AskText.keptElsewhere(context.label))
    }
    return ExitStatus(turn, hasReply: hasReply, failure: failure)
  }

  private func refused(_ reason: SendRefusal.Reason, _ context: CachedContext?) -> ExitStatus {
    let label = context.map { "\"\($0.label)\"" } ?? localized("The context")
    let (status, text): (ExitStatus, String) =
      switch reason {
      case .expired:
        (
          .noInput,
          localized(
            """
            The context \(label) has expired or is about to. `ctxchat contexts rebuild` \
            rebuilds it; --force sends anyway.
            """)
        )
      case .lost:
        (
          .noInput,
          localized(
            """
            The server no longer has the context \(label). `ctxchat contexts rebuild` \
            creates it again from its seed.
            """)
        )
      case .tooLong(let message):
        (
          .data,
          localized(
            """
            The prompt was not sent to \(label): \(message). `ctxchat contexts rebuild` creates \
            the context again with the newest turns that fit.
            """)
        )
      case .invalid(let message): (.data, message)
      case .drivenElsewhere:
        (
          .temporary,
          localized(
            "Another ctxchat is using the session context \(label). Wait, or close it there.")
        )
      case .unconfirmed:
        (
          .temporary,
          localized(
            """
            The last turn of \(label) is unconfirmed: the server may or may not have stored \
            it. \(AskText.settling)
            """)
        )
      case .impossible(let message): (.noInput, message)
      case .notStored(let message, let isBusy): (isBusy ? .temporary : .cannotCreate, message)
      }
    report(text)
    return status
  }

  private func failed(_ error: SessionError) -> ExitStatus {
    report(error.message)
    return ExitStatus(error)
  }

  private func report(_ text: String) {
    StandardStream.error.write("ctxchat: \(text)\n")
  }

  /// Exact to a pipe, sanitised to a terminal.
  private func write(_ text: String, isRendered: Bool = false) throws(OutputFailure) {
    if isRendered {
      try StandardStream.output.writeExactly(text)
    } else {
      try StandardStream.output.write(text)
    }
  }

  /// Asked each time: the window may have changed.
  private var columns: Int { StandardStream.output.columns ?? PrintedLooks.standardColumns }
}
