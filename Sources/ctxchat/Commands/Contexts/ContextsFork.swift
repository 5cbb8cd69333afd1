import ArgumentParser
import ChatModel
import HistoryStore
import Wording

/// `ctxchat contexts fork`
struct ContextsFork: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fork", abstract: "Create another conversation with the memory so far.",
    discussion: """
      A session context has one memory, so its fork is a context of its own, created from the seed and the \
      turns; its id goes to standard output. On a common_prefix context the fork is another conversation, \
      which costs nothing; its name goes to standard output.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The context.", completion: .words(.contexts))
  var name: String

  @Option(
    help: "The conversation to fork. Default: the newest.", completion: .words(.conversations))
  var conversation: String?

  @Option(
    name: .customLong("up-to"), help: "The last turn to include. Default: all turns.",
    completion: .ownWords)
  var upTo: String?

  @Option(parsing: .unconditional, help: "Label of the new context.", completion: .ownWords)
  var label: String?

  func run() async throws {
    let setup = try Setup(options)
    let registry = try await Registry.online(setup)
    let context = try await registry.context(name)
    let source = try await source(in: registry, of: context)
    setup.log.logStart("contexts fork")
    let told: [SessionUpdate]
    do {
      told = try await registry.perform(
        .agreed(.fork(source, upTo: upTo.map { TurnID(rawValue: $0) }), newest: nil))
    } catch {
      await registry.close()
      throw error
    }
    let opened = told.compactMap { update in
      if case .opened(let snapshot) = update { snapshot.conversation } else { nil }
    }
    guard let fork = opened.last, fork.id != source else {
      throw CommandFailure(.software, localized("“\(context.label)” was not forked."))
    }
    try await report(fork, of: context, registry)
    await registry.close()
  }

  private func source(in registry: Registry, of context: CachedContext) async throws
    -> ConversationID
  {
    if let conversation {
      let found = try await registry.conversation(conversation)
      guard found.context == context.key else {
        throw CommandFailure(
          .data, localized("The conversation \(found.id) does not belong to “\(context.label)”."))
      }
      return found.id
    }
    let newest = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.conversations(of: context.key).first
    }
    guard let newest else {
      throw CommandFailure(
        .data, localized("“\(context.label)” has no conversation yet, so there is nothing to fork.")
      )
    }
    return newest.id
  }

  private func report(
    _ fork: Conversation, of context: CachedContext, _ registry: Registry
  ) async throws {
    if fork.context == context.key {
      StandardStream.error.write(localized("“\(context.label)” has a new conversation.\n"))
      return try StandardStream.output.write(
        "\(fork.id)\n", elseSaying: Registry.conversationIsThere)
    }
    if let label { try await registry.perform(.renameContext(fork.context, label: label)) }
    let made = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.context(fork.context)
    }
    guard let made else {
      throw CommandFailure(.software, localized("The fork is not in the registry."))
    }
    StandardStream.error.write(localized("“\(made.label)” is ready.\n"))
    try StandardStream.output.write("\(made.contextID)\n", elseSaying: Registry.contextIsThere)
  }
}
