import ChatModel
import ChatSession
import FoundationEssentials
import Gateway
import Glibc

/// The line mode: reads lines, prints lines, never moves the cursor. For screen readers, dumb terminals, pipes.
struct PlainChat {
  private enum Event: Sendable {
    case update(SessionUpdate)
    /// A line, or the end of the input.
    case line(String?)
    case interrupt
    /// What was asked for is done.
    case idle
  }

  private let setup: Setup
  private let events: AsyncStream<Event>
  private let inbox: AsyncStream<Event>.Continuation
  private let isInteractive = isatty(STDIN_FILENO) == 1
  private var talk = PlainTalk()
  private var reader = PlainLineReader()
  private var lines: [String] = []
  private var hasEnded = false
  private var isBusy = true
  /// How often Ctrl+C was pressed without anything in between.
  private var interrupts = 0
  private var isOver = false
  /// Whether the prompt stands at the end of the last line.
  private var isPrompting = false

  init(_ setup: Setup) {
    self.setup = setup
    (events, inbox) = AsyncStream.makeStream()
  }

  /// Talks until the input ends or the user quits.
  ///
  /// - Returns: What the last turn means for a shell when the input is no terminal, else whether all went well.
  mutating func run(_ launch: SessionLaunch) async throws -> ExitStatus {
    let inbox = inbox
    let interruption = Interruption()
    let session = try await OpenSession.open(setup) { inbox.yield(.update($0)) }
    setup.log.begin("chat --plain")
    let watch = Task { for await _ in interruption.signals { inbox.yield(.interrupt) } }
    say(talk.line("ctxchat \(Version.current), line mode; /help names the commands"))
    let controller = session.controller
    work(controller) { await controller.start(launch) }
    PlainLines.read { inbox.yield(.line($0)) }
    for await event in events {
      handle(event, controller)
      if isOver { break }
    }
    if isPrompting { say("\n") }
    watch.cancel()
    await controller.shutDown()
    await session.gateway?.stop()
    setup.log.flush()
    return isInteractive ? .done : talk.status
  }

  // MARK: Events

  private mutating func handle(_ event: Event, _ controller: SessionController) {
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
    let text = talk.take(update, at: Date())
    guard !text.isEmpty else { return }
    // Something that nobody asked for comes while a line is being typed.
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
        // A person sees what they type; whoever reads the output of a pipe does not.
        if !isInteractive { say("\(PlainText.onOneLine(line))\n") }
        interrupts = 0
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
      say(talk.line("Ctrl+C again quits"))
      prompt()
    }
  }

  // MARK: Commands

  private mutating func carryOut(_ input: PlainInput, _ controller: SessionController) {
    switch input {
    case .nothing, .unfinished: break
    case .prompt(let text): send(text, controller)
    case .command(let command, let arguments): carryOut(command, arguments, controller)
    case .unknown(let word):
      say(
        talk.line(
          "there is no command /\(word), and it was not sent; /help names them, //\(word) sends it")
      )
    case .ambiguous(let word, let found):
      let names = found.map { "/\($0.rawValue)" }.joined(separator: ", ")
      say(talk.line("/\(word) could be \(names)"))
    }
  }

  private mutating func send(_ text: String, _ controller: SessionController) {
    guard let conversation = talk.conversation else {
      return say(talk.line("there is no conversation yet; /ctx use NAME opens one"))
    }
    perform(.send(SendRequest(conversation: conversation.id, prompt: text)), controller)
  }

  private mutating func carryOut(
    _ command: PlainCommand, _ arguments: String, _ controller: SessionController
  ) {
    switch command {
    case .help:
      for command in PlainCommand.allCases {
        say(talk.line("/\(command.rawValue)\(command.arguments): \(command.summary)"))
      }
      say(talk.line("a line that ends with \\ goes on with the next; Ctrl+C stops a reply"))
    case .quit: isOver = true
    case .context: context(arguments, controller)
    case .new:
      guard let conversation = talk.conversation else { return nothingOpen() }
      perform(.newConversation(conversation.context), controller)
    case .usage:
      guard let conversation = talk.conversation else { return nothingOpen() }
      perform(.computeUsage(conversation.id), controller)
    case .retry:
      guard let turn = talk.lastTurn else { return say(talk.line("there is nothing to ask again")) }
      perform(.retry(turn.id), controller)
    case .rebuild: rebuild(controller)
    case .force: force(controller)
    case .resend: settle(.resend, controller)
    case .carryOn: settle(.carryOn, controller)
    }
  }

  private mutating func nothingOpen() {
    say(talk.line("no conversation is open; /ctx use NAME opens one"))
  }

  private mutating func context(_ arguments: String, _ controller: SessionController) {
    let word = arguments.prefix { !$0.isWhitespace }
    let rest = String(arguments.dropFirst(word.count).drop { $0.isWhitespace })
    if word.isEmpty || word == "list" { return listContexts() }
    let name = word == "use" ? rest : arguments
    guard !name.isEmpty else { return say(talk.line("name the context: /ctx use NAME")) }
    let inbox = inbox
    work(controller) {
      do throws(SessionError) {
        guard let found = try await controller.resolve(name) else {
          let notice = Notice(
            level: .warning, text: "there is no context “\(name)”; /ctx list names those there are")
          inbox.yield(.update(.notice(notice)))
          return
        }
        await controller.perform(.openContext(found.key))
      } catch {
        inbox.yield(.update(.notice(Notice(level: .error, text: error.message))))
      }
    }
  }

  private mutating func listContexts() {
    let now = Date()
    if talk.contexts.isEmpty { say(talk.line("there is no context yet")) }
    for summary in talk.contexts {
      let context = summary.context
      let mark = context.key == talk.conversation?.context ? " (this one)" : ""
      say(
        talk.line(
          "\(context.label)\(mark): \(context.mode.rawValue), \(TimeText.state(context, at: now))"))
    }
  }

  private mutating func rebuild(_ controller: SessionController) {
    if let turn = talk.lastTurn, turn.ending == .unconfirmed {
      return perform(.settle(turn.id, .rebuild), controller)
    }
    guard let conversation = talk.conversation else { return nothingOpen() }
    perform(.rebuild(conversation.context, pending: talk.takeRefused()), controller)
  }

  private mutating func force(_ controller: SessionController) {
    guard var request = talk.takeRefused() else {
      return say(talk.line("there is no prompt that was not sent"))
    }
    request.force = true
    perform(.send(request), controller)
  }

  private mutating func settle(_ way: UnconfirmedWay, _ controller: SessionController) {
    guard let turn = talk.lastTurn, turn.ending == .unconfirmed else {
      return say(talk.line("the last turn is not unconfirmed"))
    }
    perform(.settle(turn.id, way), controller)
  }

  // MARK: Work

  private mutating func perform(_ command: SessionCommand, _ controller: SessionController) {
    work(controller) { await controller.perform(command) }
  }

  /// Has something done; the next line waits until it is over.
  private mutating func work(
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

  private func say(_ text: String) {
    StandardStream.output.writeExactly(text)
  }

  private mutating func prompt() {
    guard !isPrompting, !hasEnded || !lines.isEmpty else { return }
    say(reader.isContinuing ? "...> " : "you> ")
    isPrompting = true
  }
}
