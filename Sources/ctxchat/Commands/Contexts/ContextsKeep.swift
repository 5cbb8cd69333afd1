import ArgumentParser
import Basics
import ChatModel
import ChatSession
import Configuration
import ContextAPI
import FoundationEssentials
import Wording

/// `ctxchat contexts keep`
struct ContextsKeep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "Keep a context for longer, if need be by a question.",
    discussion: """
      Where the server has a call for it, this is contexts extend. Where only use keeps a context, it says what a \
      question costs and asks before it sends one. Where nothing keeps it, it says so.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The context.", completion: .words(.contexts))
  var name: String

  @Argument(
    help: "From now on: 3600, 2h, 7d.", completion: .list(OptionParsing.usualLifetimes),
    transform: OptionParsing.timeToLive)
  var time: Int

  @Flag(name: .shortAndLong, help: "Do not ask for confirmation.")
  var yes = false

  func validate() throws {
    guard time > 0 else { throw OptionParsing.wrongTime("\(time)") }
  }

  func run() async throws {
    let setup = try Setup(options)
    let registry = try await Registry.online(setup)
    let context = try await registry.context(name)
    let profile =
      try setup.configuration.profiles.first { $0.name == context.profile } ?? setup.profile()
    let plan = KeepPlan(
      context, seconds: time,
      capabilities: Setup.endpoint(of: profile, key: nil).capabilities,
      worth: setup.worth(of: ContextDetails(checking: context)), at: WallClock.now)
    do {
      switch plan {
      case .renew: try await registry.perform(.extendContext(context.key, seconds: time))
      case .question(let lines): try await ask(context, lines, registry)
      case .kept(let words): StandardStream.error.write(words + "\n")
      case .impossible(let reason): throw CommandFailure(.data, reason)
      }
    } catch {
      await registry.close()
      throw error
    }
    let kept = try await registry.context(name)
    await registry.close()
    StandardStream.error.write(
      localized(
        "“\(context.label)”: \(TimeText.state(kept, at: WallClock.now)), lifetime \(TimeText.lifetime(kept))."
      ) + "\n")
  }

  private func ask(
    _ context: CachedContext, _ lines: [String], _ registry: Registry
  ) async throws {
    StandardStream.error.write(lines.map { $0 + "\n" }.joined())
    if !yes {
      guard Confirmation.isPossible else {
        throw CommandFailure(
          .usage,
          localized(
            """
            There is no terminal to confirm in, so nothing was sent. --yes confirms in \
            advance.
            """))
      }
      guard Confirmation.ask(localized("Send it?")) else {
        throw CommandFailure(.interrupted, localized("Nothing was sent."))
      }
    }
    let request = AskRequest(prompt: KeepPlan.prompt, context: context.label)
    for await event in registry.controller.ask(request) {
      switch event {
      case .ended(let turn, let failure):
        let status = ExitStatus(turn, hasReply: true, failure: failure)
        if turn.ending != .complete {
          throw CommandFailure(
            failure.map(ExitStatus.init) ?? status,
            failure?.message
              ?? localized("The question failed, so the context may not have been kept."))
        }
      case .refused(let reason):
        throw CommandFailure(
          ExitStatus(SessionError(.refused(reason), "")),
          localized(
            "The question was not sent: the context is expired, lost or in use. Nothing was paid."))
      case .failed(let error): throw CommandFailure(error)
      case .imported, .accepted, .delta, .waiting: continue
      }
    }
    await registry.controller.idle()
  }
}
