import ArgumentParser
import Basics
import ChatModel
import FoundationEssentials
import HistoryStore
import Wording

/// `ctxchat contexts prune`
struct ContextsPrune: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Empty the trash, and forget contexts that are expired or lost.",
    discussion: """
      What is in the trash goes for good, conversations included. Expired and lost contexts are moved to the \
      trash, from where they can still be restored until the next prune.
      """)

  @OptionGroup var options: GlobalOptions

  @Flag(name: .shortAndLong, help: "Do not ask for confirmation.")
  var yes = false

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    let now = WallClock.now
    let all = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.contexts(includingTrash: true, seeds: false)
    }
    let trashed = all.filter { $0.trashedAt != nil }
    let gone = all.filter {
      $0.trashedAt == nil && [.expired, .lost].contains($0.state(at: now))
    }
    let conversations = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.trashedConversations()
    }
    guard !(trashed.isEmpty && gone.isEmpty && conversations.isEmpty) else {
      await registry.close()
      return StandardStream.error.write(localized("Nothing to prune.\n"))
    }
    report(trashed, conversations, gone, at: now)
    try confirm()
    try await registry.asCommand { (store) async throws(StoreError) in
      // Not later ones: those discarded meanwhile were not shown.
      try await store.purgeTrash(before: now)
    }
    for context in gone { try await registry.perform(.forgetContext(context.key)) }
    await registry.close()
    StandardStream.error.write(localized("Done.\n"))
  }

  private func report(
    _ trashed: [CachedContext], _ conversations: [ConversationSummary], _ gone: [CachedContext],
    at now: Date
  ) {
    let lines =
      trashed.map { localized("delete for good: the context “\($0.label)” with its conversations") }
      + conversations.map {
        localized("delete for good: the conversation “\($0.title)” (\($0.id))")
      }
      + gone.map { localized("move to the trash: “\($0.label)” (\($0.state(at: now).word))") }
    StandardStream.error.write(lines.map { TextTable.onOneLine($0) + "\n" }.joined())
  }

  private func confirm() throws {
    if yes { return }
    guard Confirmation.isPossible else {
      throw CommandFailure(
        .usage,
        localized(
          """
          There is no terminal to confirm in, so nothing was pruned. --yes confirms in \
          advance.
          """))
    }
    guard Confirmation.ask(localized("Do it?")) else {
      throw CommandFailure(.interrupted, localized("Nothing was pruned."))
    }
  }
}
