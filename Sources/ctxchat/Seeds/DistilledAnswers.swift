import Basics
import ChatModel
import FoundationEssentials
import HistoryStore
import Wording

/// Answers of conversations, as a part of a seed.
struct DistilledAnswers: Sendable {
  var messages: [Message] = []
  /// The label of a context made from them.
  var label: String?
  /// The ids that gave them.
  var lineage: [LineageEntry] = []

  /// Reads what `--distil` names: `CONVERSATION` or `CONVERSATION:COUNT`, each with its newest answers.
  ///
  /// - Throws: ``CommandFailure`` when a conversation is not there or has no answers.
  init(_ names: [String], _ setup: Setup) async throws {
    guard !names.isEmpty else { return }
    let registry = try await Registry.local(setup)
    do {
      for name in names { try await add(name, registry) }
    } catch {
      await registry.close()
      throw error
    }
    await registry.close()
  }

  private mutating func add(_ name: String, _ registry: Registry) async throws {
    let (wanted, count) = try Self.parse(name)
    let found = try await registry.conversation(wanted)
    let (turns, context) = try await registry.asCommand { (store) async throws(StoreError) in
      (try await store.wholeBranch(of: found.id), try await store.context(found.context))
    }
    let answers = turns.filter { $0.phase.isEnded && !$0.reply.isEmpty }
    guard let context,
      let recipe = Distillation.recipe(
        from: answers.suffix(count), title: found.title, context: context, at: WallClock.now)
    else {
      throw CommandFailure(
        .data, localized("The conversation \(found.id) has no answer to distil."))
    }
    messages += recipe.seed
    label = label ?? recipe.label
    lineage += recipe.lineage
  }

  /// The conversation and how many of its answers.
  static func parse(_ name: String) throws -> (conversation: String, count: Int) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let conversation = parts.first, !conversation.isEmpty,
      let count = parts.count == 1 ? 1 : Int(parts[1]), count > 0
    else {
      throw CommandFailure(
        .usage, localized("“\(name)” is not a conversation with a count; write for example last:3.")
      )
    }
    return (String(conversation), count)
  }
}
