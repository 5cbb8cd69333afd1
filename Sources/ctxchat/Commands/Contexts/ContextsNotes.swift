import ArgumentParser
import ChatModel

/// `ctxchat contexts notes`
struct ContextsNotes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "Show or set your notes about a context.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The context.", completion: .words(.contexts))
  var name: String

  @Argument(
    help: "The new notes; empty text removes them. Without this argument the notes are printed.",
    completion: .ownWords)
  var text: String?

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    let context = try await registry.context(name)
    if let text { try await registry.perform(.setNotes(context.key, text)) }
    await registry.close()
    guard text == nil, !context.notes.isEmpty else { return }
    try StandardStream.output.write("\(context.notes)\n")
  }
}
