import ChatModel
import FoundationEssentials
import HistoryStore

extension SessionController {
  /// Announces the registry if it is not what was announced last.
  func announce() async {
    await announcements.add { await self.announceNow() }.value
  }

  /// Announces soon; several wishes become one.
  func announceSoon() {
    guard !isAnnouncing else { return }
    isAnnouncing = true
    background.run { await self.announce() }
  }

  private func announceNow() async {
    isAnnouncing = false
    do throws(StoreError) {
      let contexts = try await store.contexts(seeds: false)
      let conversations = try await store.conversations()
      let streaming = queue.streaming
      let byContext = Dictionary(grouping: conversations, by: \.context)
      let summaries = contexts.map { context in
        let own = (byContext[context.key] ?? []).map { conversation in
          var conversation = conversation
          conversation.isStreaming = streaming.contains(conversation.id)
          return conversation
        }
        return ContextSummary(context: context, conversations: own)
      }
      guard summaries != announced else { return }
      announced = summaries
      tell(.contexts(summaries))
    } catch {
      writer.failed(error)
    }
  }
}
