import Basics
import ChatModel
import ChatSession
import FoundationEssentials
import Gateway
import Glibc
import Wording

/// The line mode: reads lines, prints lines, never moves the cursor. For screen readers, dumb
/// terminals, pipes.
struct PlainChat {
  enum Event: Sendable {
    case update(SessionUpdate)
    /// A line, or the end of the input.
    case line(PlainLine?)
    case interrupt
    /// The request is done.
    case idle
  }

  private let setup: Setup
  private let events: AsyncStream<Event>
  /// The text that was not printed yet.
  private let backlog = Backlog(limit: 256 << 10)
  let inbox: AsyncStream<Event>.Continuation
  let isInteractive = isatty(STDIN_FILENO) == 1
  var talk = PlainTalk()
  var templates: PlainTemplates
  private var reader = PlainLineReader()
  private var lines: [PlainLine] = []
  private var hasEnded = false
  private var isBusy = true
  /// Number of presses of Ctrl+C without anything in between.
  private var interrupts = 0
  var isOver = false
  /// True if the user was warned that leaving loses something.
  private var wasWarned = false
  /// Why nothing more can be said.
  private var failure: OutputFailure?
  /// True if the prompt is at the end of the last line.
  private var isPrompting = false

  init(_ setup: Setup) {
    self.setup = setup
    templates = PlainTemplates(setup.templates)
    (events, inbox) = AsyncStream.makeStream()
  }

  /// Talks until the input ends or the user quits.
  ///
  /// - Returns: The exit status of the last turn if the input is not a terminal, else that of the run.
  /// - Throws: ``CommandFailure``; ``OutputFailure``, when a reply that was coming is stopped and kept.
  mutating func run(_ start: ChatStart) async throws -> ExitStatus {
    let inbox = inbox
    let interruption = Interruption()
    let backlog = backlog
    let session = try await OpenSession.open(setup, backlog: backlog) { update in
      if case .delta(let delta) = update { backlog.add(delta) }
      inbox.yield(.update(update))
    }
    let launch: SessionLaunch
    do throws(CommandFailure) { launch = try await start.launch(in: session.store) } catch {
      await session.close()
      throw error
    }
    setup.log.logStart("chat --plain")
    let watch = Task { for await _ in interruption.signals { inbox.yield(.interrupt) } }
    say(talk.line(localized("ctxchat \(Version.current), line mode; /help lists the commands")))
    let controller = session.controller
    work(controller) { await controller.start(launch) }
    PlainLines.read { inbox.yield(.line($0)) }
    for await event in events {
      handleEvent(event, controller)
      if case .update(.delta(let delta)) = event { backlog.remove(delta) }
      if isOver || failure != nil { break }
    }
    if isPrompting { say("\n") }
    watch.cancel()
    backlog.close()
    if failure != nil, let id = talk.conversation?.id {
      await controller.perform(.stop(id))
      await controller.idle()
    }
    await session.close()
    setup.log.flush()
    if let failure { throw failure }
    if let trouble = await controller.unsavedTrouble {
      throw CommandFailure(localized("Not everything could be saved."), because: trouble)
    }
    return isInteractive ? .done : talk.status
  }

  // MARK: Events

  private mutating func handleEvent(_ event: Event, _ controller: SessionController) {
    switch event {
    case .update(let update): tell(update)
    case .line(let line?):
      lines.append(line)
    case .line(nil):
      hasEnded = true
    case .interrupt: interrupt(controller)
    case .idle:
      isBusy = false
      interrupts = 0
      prompt()
    }
    goOn(controller)
  }

  private mutating func tell(_ update: SessionUpdate) {
    let text = talk.describe(update, at: WallClock.now)
    guard !text.isEmpty else { return }
    // Unrequested output comes while a line is being typed.
    if isPrompting { say("\n") }
    isPrompting = false
    say(text)
    if !isBusy { prompt() }
  }

  /// Takes up the lines that wait, while there is nothing to wait for.
  private mutating func goOn(_ controller: SessionController) {
    while !isBusy, !isOver {
      let input: PlainInput
      if !lines.isEmpty {
        let line = lines.removeFirst()
        isPrompting = false
        // A person sees what they type; a reader of a pipe does not.
        if !isInteractive { say("\(PlainText.onOneLine(line.text))\n") }
        interrupts = 0
        if line.text.hasPrefix("/") { reader.templates = templates.names }
        input = reader.feed(line)
      } else if hasEnded {
        input = reader.finish()
        if input == .nothing {
          isOver = true
          return
        }
      } else {
        return
      }
      carryOut(input, controller)
      if !isBusy, !isOver { prompt() }
    }
  }

  private mutating func interrupt(_ controller: SessionController) {
    interrupts += 1
    if interrupts > 1 {
      isOver = true
      return
    }
    if isBusy, let id = talk.conversation?.id {
      Task { await controller.perform(.stop(id)) }
    } else {
      reader.clear()
      if isPrompting { say("\n") }
      isPrompting = false
      say(talk.line(localized("press Ctrl+C again to quit")))
      prompt()
    }
  }

  // MARK: Work

  mutating func perform(_ command: SessionCommand, _ controller: SessionController) {
    work(controller) { await controller.perform(command) }
  }

  /// Runs a task; the next line waits until it ends.
  mutating func work(
    _ controller: SessionController, _ body: @escaping @Sendable () async -> Void
  ) {
    isBusy = true
    let inbox = inbox
    Task {
      await body()
      await controller.idle()
      inbox.yield(.idle)
    }
  }

  /// Ends the session, unless something would be lost: then it warns the user, and ends the second time.
  mutating func quit() {
    if isInteractive, !wasWarned, let trouble = talk.savingTrouble, trouble.unsaved > 0 {
      wasWarned = true
      return say(
        talk.line(localized("\(trouble.message) \(trouble.loss) /quit again quits anyway")))
    }
    isOver = true
  }

  mutating func say(_ text: String) {
    guard failure == nil else { return }
    do throws(OutputFailure) { try StandardStream.output.writeExactly(text) } catch {
      failure = error
    }
  }

  private mutating func prompt() {
    guard !isPrompting, !hasEnded || !lines.isEmpty else { return }
    say(reader.isContinuing ? "...> " : localized("you> "))
    isPrompting = true
  }
}
