import ArgumentParser
import ChatModel
import ChatSession
import FoundationEssentials
import HistoryStore
import Wording

/// `ctxchat contexts found`
struct ContextsFound: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "found",
    abstract: "List the contexts that the servers have and the registry does not.",
    discussion:
      "For servers that list their contexts, such as Gemini's. `import ID` records one; the menu shows them, too."
  )

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let registry = try await Registry.online(try Setup(options))
    let told = try await registry.perform(.lookAtServers)
    let known = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.contexts(includingTrash: true, seeds: false)
    }
    await registry.close()
    var table = TextTable(
      [
        localized("ID"), localized("LABEL"), localized("MODEL"), localized("TOKENS"),
        localized("ENDS"), localized("PROFILE"),
      ], rightAligned: [3])
    var count = 0
    for case .serverContexts(let profile, let found) in told {
      let ids = Set(known.filter { $0.profile == profile }.map(\.contextID))
      for context in found where !ids.contains(context.id) {
        count += 1
        table.add([
          context.id, context.label, context.model, context.tokens.map { Count.text($0) } ?? "",
          context.expiresAt.map { TimeText.minute($0) } ?? "", profile,
        ])
      }
    }
    guard count > 0 else {
      return StandardStream.error.write(
        localized("The servers have no context that is not recorded here.\n"))
    }
    try StandardStream.output.write(table.text(width: StandardStream.output.columns))
  }
}
