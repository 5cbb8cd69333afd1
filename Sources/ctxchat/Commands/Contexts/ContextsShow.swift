import ArgumentParser
import Basics
import ChatModel
import ChatSession
import FoundationEssentials
import HistoryStore
import SeedReading
import Wording

/// `ctxchat contexts show`
struct ContextsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all details of a context.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The context.", completion: .words(.contexts))
  var name: String

  @Flag(help: "Print JSON: one object with the whole seed.")
  var json = false

  func run() async throws {
    let setup = try Setup(options)
    let registry = try await Registry.local(setup)
    let context = try await registry.context(name)
    let conversations = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.conversations(of: context.key)
    }
    await registry.close()
    let now = WallClock.now
    let details = ContextDetails(checking: context)
    let worth = setup.worth(of: details)
    if json {
      let report = ContextReport(
        context, conversations: conversations, details: details, worth: worth, at: now)
      return try StandardStream.output.write(JSONText.of(report))
    }
    var table = TextTable([localized("Label"), context.label])
    for (name, value) in Self.facts(context, at: now) { table.add([name, value]) }
    for (name, value) in worth?.facts ?? [] { table.add([name.capitalizedFirst, value]) }
    if let short = details.sourcesInShort { table.add([localized("Sources"), short]) }
    for entry in details.sources {
      let source = entry.source
      let read =
        source.sha256.isEmpty
        ? ""
        : localized(", \(Count.text(source.bytes)) bytes, SHA-256 \(source.sha256.prefix(12))…")
      table.add([localized("Source"), "\(source.path)\(read), \(entry.state.words)"])
    }
    for past in context.lineage {
      table.add([
        localized("Previous"),
        localized(
          "\(past.contextID), until \(TimeText.minute(past.retiredAt)) (\(past.reason.word))"),
      ])
    }
    for conversation in conversations {
      table.add([
        localized("Conversation"),
        "\(conversation.id)  \(conversation.title) (\(Count.of(conversation.turnCount, "turn")))",
      ])
    }
    try StandardStream.output.write(table.text())
  }

  private static func facts(
    _ context: CachedContext, at now: Date
  ) -> [(name: String, value: String)] {
    let bytes = context.seed.reduce(0) { $0 + $1.content.utf8.count }
    let tokens =
      context.creationUsage?.promptTokens.map { localized("\(Count.text($0)) tokens at creation") }
      ?? localized(
        "about \(Count.text(TokenEstimate().tokens(in: context.seed))) tokens (estimate)")
    var facts = [
      (localized("Id"), context.contextID), (localized("State"), TimeText.state(context, at: now)),
      (localized("Mode"), context.mode.rawValue), (localized("Model"), context.model),
      (localized("Profile"), context.profile),
      (localized("Lifetime"), TimeText.lifetime(context)),
      (localized("Created"), TimeText.minute(context.createdAt)),
      (
        localized("Last used"), context.lastUsedAt.map { TimeText.minute($0) } ?? localized("never")
      ),
    ]
    if context.mode.remembersTurns {
      facts.append((localized("Truncation"), words(for: context.truncation)))
    }
    facts.append(
      (
        localized("Seed"),
        context.seed.isEmpty
          ? localized("unknown: the context was created elsewhere")
          : localized(
            "\(Count.of(context.seed.count, "message")), \(Count.text(bytes)) bytes, \(tokens)")
      ))
    if !context.notes.isEmpty { facts.append((localized("Notes"), context.notes)) }
    return facts
  }

  private static func words(for truncation: TruncationStrategy?) -> String {
    switch truncation {
    case nil: localized("the model decides")
    case .lastHistoryTokens(let limit):
      localized("keeps the last \(Count.text(limit)) tokens of history")
    case .rollingTokens(let window, let step):
      localized(
        """
        rolling, window \(window.map(Count.text) ?? localized("as the model decides")), step \
        \(step.map(Count.text) ?? localized("as the model decides"))
        """)
    case .other(let type): type
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
