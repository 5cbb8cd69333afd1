internal import ChatModel

/// A seed with its sources, as the file holds them. Shares its storage with the contexts in memory.
struct KnownSeed: Sendable {
  var seed: [Message]
  var sources: [ContextSource]

  init(_ context: CachedContext) {
    seed = context.seed
    sources = context.sources
  }

  var isEmpty: Bool { seed.isEmpty && sources.isEmpty }

  /// By bytes; quick when the texts share their storage.
  func isSame(as other: KnownSeed) -> Bool {
    sources == other.sources && seed.count == other.seed.count
      && zip(seed, other.seed).allSatisfy {
        $0.role == $1.role && $0.content.hasSameBytes(as: $1.content)
      }
  }
}
