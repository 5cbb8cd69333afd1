import ChatMarkdown
import ChatModel
import FoundationEssentials
import HistoryStore

extension ConversationReader {
  /// Searches beside the commands, so that a slow search does not delay a prompt. Ends the search before it.
  func search(_ query: String, serial: Int, isolation: isolated (any Actor)? = #isolation) {
    searching?.cancel()
    searching = background.run {
      do throws(StoreError) {
        let hits = try await self.store.search(query, plain: PlainMarkdown.text)
        self.environment.tell(.searchResults(serial: serial, hits))
      } catch {
        if error.kind == .cancelled { return }
        self.environment.notify(.error, error.message)
        self.environment.tell(.searchResults(serial: serial, []))
      }
    }
  }

  /// Tells a page of the prompts of all other conversations.
  func tellPastPrompts(besides id: ConversationID, page: Int) async throws(StoreError) {
    var walk = PastPromptWalk(besides: id)
    if let current = promptWalk, current.besides == id, current.pages == page {
      walk = current
    } else {
      walk = PastPromptWalk(
        besides: id, known: try await store.promptHistory(of: id, limit: Self.historyLimit))
    }
    let (told, rest) = try await store.pastPrompts(walk, limit: Self.historyLimit)
    promptWalk = rest
    environment.tell(.pastPrompts(told))
  }

  /// Computes the usage tables beside the commands.
  func computeUsage(of id: ConversationID?, isolation: isolated (any Actor)? = #isolation) {
    background.run {
      do throws(StoreError) {
        self.environment.tell(.usage(try await self.usageReport(of: id)))
      } catch {
        self.environment.notify(.error, error.message)
      }
    }
  }

  /// The usage tables, with the turns of one conversation if one is named.
  func usageReport(of id: ConversationID?) async throws(StoreError) -> UsageReport {
    let table = UsageTable(now: environment.now) { [environment] context in
      // Prices belong to a profile.
      environment.endpoint(context.profile)?.profile.price(of: context.model)
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
