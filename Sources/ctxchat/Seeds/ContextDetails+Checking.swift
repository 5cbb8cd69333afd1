import ChatModel
import ChatSession
import SeedReading

extension ContextDetails {
  /// The details of a context, with its sources compared with the disk.
  init(checking context: CachedContext) {
    self.init(
      context, sources: SourceCheck.check(context.sources),
      estimatedTokens: context.seed.isEmpty ? nil : TokenEstimate().tokens(in: context.seed))
  }
}
