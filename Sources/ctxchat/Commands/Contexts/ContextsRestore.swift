import ArgumentParser
import ChatModel
import HistoryStore
import Wording

/// `ctxchat contexts restore`
struct ContextsRestore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Restore a context from the trash.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The context.", completion: .words(.trashedContexts))
  var name: String

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    let context = try await registry.trashedContext(name)
    let restored = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.restoreContext(context.key)
    }
    await registry.close()
    let words =
      restored.label == context.label
      ? localized("“\(restored.label)” restored.")
      : localized(
        "“\(context.label)” restored as “\(restored.label)”, because its label was taken.")
    StandardStream.error.write("\(words)\n")
  }
}
