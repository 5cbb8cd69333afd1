import ChatMarkdown
package import ChatModel
import FoundationEssentials
package import HistoryStore

extension SessionController {
  /// Searches beside the commands: a slow search must not hold up a send. Typing on ends the one before.
  func search(_ query: String, serial: Int) {
    searching?.cancel()
    searching = background.run {
      do throws(StoreError) {
        let hits = try await self.store.search(query, plain: PlainMarkdown.text)
        self.tell(.searchResults(serial: serial, hits))
      } catch {
        if error.kind == .cancelled { return }
        self.notify(.error, error.message)
        self.tell(.searchResults(serial: serial, []))
      }
    }
  }

  /// Tells a page of the prompts of all other conversations.
  func tellPastPrompts(besides id: ConversationID, page: Int) async throws(StoreError) {
    var walk = PastPromptWalk(besides: id)
    if let going = promptWalk, going.besides == id, going.pages == page {
      walk = going
    } else {
      walk = PastPromptWalk(
        besides: id, known: try await store.promptHistory(of: id, limit: Self.historyLimit))
    }
    let (told, rest) = try await store.pastPrompts(walk, limit: Self.historyLimit)
    promptWalk = rest
    tell(.pastPrompts(told))
  }

  /// Computes the usage tables beside the commands.
  func computeUsage(of id: ConversationID?) {
    background.run {
      do throws(StoreError) {
        self.tell(.usage(try await self.usageReport(of: id)))
      } catch {
        self.notify(.error, error.message)
      }
    }
  }

  /// The usage tables, with one conversation's turns in detail if one is named.
  package func usageReport(of id: ConversationID?) async throws(StoreError) -> UsageReport {
    let profile = profile
    let table = UsageTable(now: clock.now) { context in
      // Prices are those of a profile; another profile's contexts have others.
      context.profile == profile.name ? profile.price(of: context.model) : nil
    }
    var registry: [ContextKey: CachedContext] = [:]
    for context in try await store.contexts(includingTrash: true, seeds: false) {
      registry[context.key] = context
    }
    var turns: [UsageRow] = []
    var conversation: UsageRow?
    if let id {
      turns = try await store.usageOfTurns(in: id)
      conversation = try await store.usageOfConversations().first { $0.conversation == id }
    }
    return table.report(
      turns: turns, conversation: conversation, contexts: try await store.usageOfContexts(),
      registry: registry)
  }
}
