import ArgumentParser
import ChatApp
import ChatModel
import ChatSession
import Configuration
import ContextAPI
import FoundationEssentials
import Gateway
import Glibc
import HistoryStore
import Wording

/// One prompt from the command line. The answer goes to standard output, everything else to
/// standard error.
struct AskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask one question; standard input is appended to it.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var sampling: ParameterOptions

  @Argument(help: "The prompt.", completion: .ownWords)
  var prompt: String?

  @Option(
    parsing: .unconditional,
    help: "The context, by label or server id. Default: CTXCHAT_CONTEXT, or the one used last.",
    completion: .words(.contexts))
  var context: String?

  @Option(
    parsing: .unconditional, help: "A system message, sent before the prompt.",
    completion: .ownWords)
  var system: String?

  @Flag(help: "Print one JSON object with content, usage and ids.")
  var json = false

  @Flag(help: "Print the text of the reply as it came, on a terminal, too.")
  var raw = false

  @Flag(name: .customLong("no-stream"), help: "Request the reply in one piece.")
  var noStream = false

  @Flag(name: .customLong("no-save"), help: "Save nothing on disk.")
  var noSave = false

  @Flag(help: "Send even when the context seems to have expired.")
  var force = false

  @Flag(help: "First send an unconfirmed last turn again.")
  var resend = false

  @Flag(
    name: .customLong("carry-on"),
    help: "First keep the partial reply of an unconfirmed last turn.")
  var carryOn = false

  func validate() throws {
    if resend, carryOn {
      throw ValidationError(localized("Give --resend or --carry-on, not both."))
    }
  }

  func run() async throws {
    let question = try wholePrompt()
    let given = try Setup(options)
    let named = context ?? given.variable("CTXCHAT_CONTEXT")
    let setup = try await given.withProfile(ofContext: named)
    let session = try await OpenSession.open(
      setup, keeping: noSave ? .nothing : nil, sink: Self.tell)
    var request = AskRequest(
      prompt: question, system: system, parameters: sampling.parameters,
      context: named, model: options.model,
      foreign: setup.profilesElsewhere(besides: session.profile), force: force,
      settling: resend ? .resend : carryOn ? .carryOn : nil, isStreamed: !noStream,
      wantsWhole: json, keepsText: session.store.path != nil)
    if let violation = ParameterRule.violation(in: request.parameters, mode: nil) {
      throw CommandFailure(.data, violation.message)
    }
    if request.context == nil, options.demo {
      request.context = await ShippedRecords.usedLast(in: session.store)
    }
    setup.log.logStart("ask")
    let interruption = Interruption(also: [SIGTERM, SIGHUP])
    let controller = session.controller
    let sent = request
    var status = ExitStatus.cannotCreate
    var failure: OutputFailure?
    do throws(OutputFailure) {
      status = try await AskPrinter(
        json: json, isKept: !noSave, looks: PrintedLooks(setup, isRaw: raw || json)
      ).print(controller.ask(sent), interruption) {
        await controller.stop(asking: sent)
      }
    } catch {
      failure = error
    }
    // The consequences of an ending, such as the time of the last use, are on disk before the end.
    if status != .interrupted { await controller.idle() }
    await session.close()
    setup.log.flush()
    let trouble = await controller.unsavedTrouble
    if session.keeps, trouble == nil { failure?.rest = Self.kept }
    if let failure { throw failure }
    if let trouble, status == .done {
      throw CommandFailure(localized("The reply could not be saved."), because: trouble)
    }
    if status == .interrupted { throw ExitCode(interruption.exitStatus) }
    if status != .done { throw ExitCode(status.rawValue) }
  }

  /// The hint for a reply that could not be printed.
  private static let kept =
    localized("The partial reply was saved: `ctxchat history show last` prints it.")

  private func wholePrompt() throws -> String {
    // A single dash means standard input, which is read in any case.
    var parts = [prompt].compactMap { $0 == "-" ? nil : $0 }
    if let note = prompt.flatMap(FileMentions.noteOfWords) {
      StandardStream.error.write(
        localized("ctxchat: \(note). Standard input is added to the prompt.\n"))
    }
    if isatty(STDIN_FILENO) == 0 {
      let input = try PipedText.read()
      if !input.isEmpty { parts.append(input) }
    }
    let whole = parts.joined(separator: "\n\n")
    guard whole.contains(where: { !$0.isWhitespace }) else {
      throw CommandFailure(
        .usage, localized("The prompt is empty: give one as an argument or on standard input."))
    }
    return whole
  }

  /// Notices of the controller are for standard error.
  @Sendable private static func tell(_ update: SessionUpdate) {
    guard case .notice(let notice) = update, notice.level != .info else { return }
    StandardStream.error.write("ctxchat: \(notice.text)\n")
  }
}
