import ArgumentParser
import ChatModel
import Wording

/// `ctxchat contexts extend`
struct ContextsExtend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: "Keep a context on the server for longer.",
    discussion:
      "For servers that have a call for it, such as Gemini's. Others extend a context with each use, or not at all."
  )

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The context.", completion: .words(.contexts))
  var name: String

  @Argument(
    help: "From now on: 3600, 2h, 7d.", completion: .list(OptionParsing.usualLifetimes),
    transform: OptionParsing.timeToLive)
  var time: Int

  func run() async throws {
    let registry = try await Registry.online(try Setup(options))
    let context = try await registry.context(name)
    try await registry.perform(.extendContext(context.key, seconds: time))
    let extended = try await registry.context(name)
    await registry.close()
    if let end = extended.expiresAt {
      StandardStream.error.write(localized("“\(context.label)” ends \(TimeText.minute(end)).\n"))
    }
  }
}
