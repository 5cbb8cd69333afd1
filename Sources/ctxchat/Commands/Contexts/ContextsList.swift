import ArgumentParser
import Basics
import ChatModel
import FoundationEssentials
import HistoryStore
import Wording

/// `ctxchat contexts list`
struct ContextsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the contexts, most recently used first.",
    aliases: ["ls"])

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Print JSON: an array of objects.")
  var json = false

  @Flag(help: "List the trash instead.")
  var trash = false

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    let all = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.contexts(includingTrash: trash, seeds: false)
    }
    let contexts = trash ? all.filter { $0.trashedAt != nil } : all
    let conversations = try await registry.asCommand { (store) async throws(StoreError) in
      Dictionary(grouping: try await store.conversations(), by: \.context)
    }
    await registry.close()
    let now = WallClock.now
    if json {
      let reports = contexts.map {
        ContextReport($0, conversations: conversations[$0.key] ?? [], at: now)
      }
      return try StandardStream.output.write(JSONText.of(reports))
    }
    guard !contexts.isEmpty else {
      let words =
        trash
        ? localized("The trash is empty.")
        : localized(
          "No context yet. `ctxchat contexts create` creates one; `import` imports an existing id.")
      return StandardStream.error.write("\(words)\n")
    }
    let text = Self.table(contexts, counts: conversations.mapValues(\.count), at: now)
      .text(width: StandardStream.output.columns)
    try StandardStream.output.write(text)
  }

  static func table(
    _ contexts: [CachedContext], counts: [ContextKey: Int], at now: Date
  ) -> TextTable {
    let profiles = Set(contexts.map(\.profile))
    var titles = [
      localized("LABEL"), localized("STATE"), localized("MODE"), localized("MODEL"),
      localized("TALKS"), localized("USED"), localized("ID"),
    ]
    if profiles.count > 1 { titles.insert(localized("PROFILE"), at: 4) }
    var table = TextTable(titles, rightAligned: [titles.count - 3])
    for context in contexts {
      var cells = [
        context.label, TimeText.state(context, at: now), context.mode.rawValue, context.model,
        "\(counts[context.key] ?? 0)", TimeText.minute(context.lastUsedAt ?? context.createdAt),
        context.contextID,
      ]
      if profiles.count > 1 { cells.insert(context.profile, at: 4) }
      table.add(cells)
    }
    return table
  }
}
