import Basics
import ChatModel
import ChatSession
import FoundationEssentials
import Wording

extension PlainChat {
  /// Does what a line means.
  mutating func carryOut(_ input: PlainInput, _ controller: SessionController) {
    talk.begin(input)
    switch input {
    case .nothing, .unfinished: break
    case .unreadable(let line):
      say(
        talk.line(
          localized(
            """
            line \(line) is not UTF-8 text, so the prompt was not sent; convert it and send \
            it again
            """)
        ))
    case .prompt(let text): send(text, controller)
    case .template(let name, let input): show(templates.fill(name, input: input))
    case .command(let command, let arguments): carryOut(command, arguments, controller)
    case .unknown(let word):
      say(
        talk.line(
          localized(
            """
            unknown command /\(word), nothing was sent; /help lists the commands, //\(word) \
            sends it as text
            """)
        )
      )
    case .excess(let command):
      say(talk.line(localized("/\(command.rawValue) takes no argument; nothing was done")))
    case .ambiguous(let word, let found):
      let names = found.map { "/\($0.rawValue)" }.joined(separator: localized(", "))
      say(talk.line(localized("/\(word) is ambiguous: \(names)")))
    }
  }

  private mutating func show(_ template: PlainTemplates.Shown) {
    switch template {
    case .text(let text, let hint):
      say(PlainText.clean(text) + "\n")
      say(talk.line(hint))
    case .refused(let reason): say(talk.line(reason))
    }
  }

  private mutating func sendTemplate(_ words: String, _ controller: SessionController) {
    guard talk.conversation != nil, let text = templates.take(words) else {
      let nothing = localized("no text is waiting; a template such as /NAME words makes one")
      return talk.conversation == nil ? nothingOpen() : say(talk.line(nothing))
    }
    talk.begin(.prompt(text))
    send(text, controller)
  }

  private mutating func send(_ text: String, _ controller: SessionController) {
    guard let conversation = talk.conversation else {
      return say(talk.line(localized("no conversation yet; /ctx use NAME opens one")))
    }
    send(SendRequest(conversation: conversation.id, prompt: text), controller)
  }

  private mutating func carryOut(
    _ command: PlainCommand, _ arguments: String, _ controller: SessionController
  ) {
    switch command {
    case .help:
      for command in PlainCommand.allCases {
        say(talk.line(localized("/\(command.rawValue)\(command.arguments): \(command.summary)")))
      }
      say(
        talk.line(
          localized("a line that ends with \\ continues on the next line; Ctrl+C stops a reply")))
    case .send: sendTemplate(arguments, controller)
    case .quit: quit()
    case .context: context(arguments, controller)
    case .new:
      guard let conversation = talk.conversation else { return nothingOpen() }
      perform(.newConversation(conversation.context), controller)
    case .usage:
      guard let conversation = talk.conversation else { return nothingOpen() }
      perform(.computeUsage(conversation.id), controller)
    case .retry:
      guard let turn = talk.lastTurn else { return say(talk.line(localized("nothing to retry"))) }
      perform(.retry(turn.id), controller)
    case .compare: compare(arguments, controller)
    case .rebuild: rebuild(arguments, controller)
    case .force: force(controller)
    case .resend: settle(.resend, controller)
    case .carryOn: settle(.carryOn, controller)
    }
  }

  private mutating func compare(_ arguments: String, _ controller: SessionController) {
    guard let conversation = talk.conversation else { return nothingOpen() }
    guard let request = Comparison.Request(conversation.id, words: arguments) else {
      return say(talk.line(Comparison.Request.rule))
    }
    perform(.compare(request), controller)
  }

  private mutating func nothingOpen() {
    say(talk.line(localized("no conversation is open; /ctx use NAME opens one")))
  }

  private mutating func context(_ arguments: String, _ controller: SessionController) {
    let word = arguments.prefix { !$0.isWhitespace }
    let rest = String(arguments.dropFirst(word.count).drop { $0.isWhitespace })
    if word.isEmpty || word == "list" { return listContexts() }
    let name = word == "use" ? rest : arguments
    guard !name.isEmpty else { return say(talk.line(localized("name the context: /ctx use NAME"))) }
    let inbox = inbox
    work(controller) {
      do throws(SessionError) {
        guard let found = try await controller.resolve(name) else {
          let notice = Notice(
            level: .warning, text: localized("no context “\(name)”; /ctx list lists the contexts"))
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
    let now = WallClock.now
    if talk.contexts.isEmpty { say(talk.line(localized("no context yet"))) }
    for summary in talk.contexts {
      let context = summary.context
      let mark = context.key == talk.conversation?.context ? localized(" (this one)") : ""
      say(
        talk.line(
          localized(
            "\(context.label)\(mark): \(context.mode.rawValue), \(TimeText.state(context, at: now))"
          )))
    }
  }

  /// Rebuilds the context: the first call shows what it sends, the second one does it.
  private mutating func rebuild(_ arguments: String, _ controller: SessionController) {
    let newest = Int(arguments)
    guard arguments.isEmpty || newest != nil else {
      return say(
        talk.line(localized("/rebuild takes a number: how many of the newest turns to send")))
    }
    if let offer = talk.takeOffer() {
      if case .rebuild = offer.command { _ = talk.takeRefused() }
      return perform(.agreed(offer.command, newest: newest), controller)
    }
    if let turn = talk.lastTurn, turn.ending == .unconfirmed {
      return perform(.settle(turn.id, .rebuild), controller)
    }
    guard let conversation = talk.conversation else { return nothingOpen() }
    perform(.rebuild(conversation.context, pending: talk.refused), controller)
  }

  private mutating func force(_ controller: SessionController) {
    guard var request = talk.takeRefused() else {
      return say(talk.line(localized("no unsent prompt")))
    }
    request.force = true
    send(request, isSure: true, controller)
  }

  private mutating func settle(_ way: UnconfirmedWay, _ controller: SessionController) {
    guard let turn = talk.lastTurn, turn.ending == .unconfirmed else {
      return say(talk.line(localized("no unconfirmed turn")))
    }
    perform(.settle(turn.id, way), controller)
  }
}
