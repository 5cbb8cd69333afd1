import Wording

/// The state of a source on disk, compared with the seed.
public enum SourceState: Hashable, Sendable {
  case unchanged
  /// Its contents are others; how many bytes it has now.
  case changed(bytes: Int)
  /// There is no such file, or not where it is searched for.
  case missing
  /// It is there and cannot be read; why.
  case unreadable(String)
  /// Standard input: there is nothing to compare with.
  case notAFile
  /// A file of a named folder that was not in the seed.
  case new(bytes: Int)

  /// True if creating the context again would give another seed.
  public var isChange: Bool {
    switch self {
    case .changed, .missing, .new: true
    case .unchanged, .unreadable, .notAFile: false
    }
  }

  /// In words, for a list of sources.
  public var words: String {
    switch self {
    case .unchanged: localized("unchanged")
    case .changed(let bytes): localized("CHANGED, now \(Count.of(bytes, "byte"))")
    case .missing: localized("NOT FOUND")
    case .unreadable(let reason): localized("cannot be compared: \(reason)")
    case .notAFile: localized("standard input, which cannot be compared")
    case .new(let bytes): localized("NEW since, \(Count.of(bytes, "byte"))")
    }
  }
}

/// A context with everything that is known of it, and how its sources are now.
public struct ContextDetails: Hashable, Sendable {
  /// A source and its state.
  public struct Source: Hashable, Sendable {
    /// The source as recorded in the seed.
    public var source: ContextSource
    /// Its state on disk now.
    public var state: SourceState

    /// Creates a source and its state.
    public init(_ source: ContextSource, _ state: SourceState) {
      self.source = source
      self.state = state
    }
  }

  /// The record of the context.
  public var context: CachedContext
  /// In the order of the seed, new files of its folders last.
  public var sources: [Source]
  /// An estimate of the tokens of the seed; `nil` if the seed is unknown.
  public var estimatedTokens: Int?

  /// Details.
  public init(_ context: CachedContext, sources: [Source] = [], estimatedTokens: Int? = nil) {
    self.context = context
    self.sources = sources
    self.estimatedTokens = estimatedTokens
  }

  /// A summary of the changes in the sources; `nil` without sources.
  public var sourcesInShort: String? {
    guard !sources.isEmpty else { return nil }
    let changes = sources.count(where: \.state.isChange)
    let compared = sources.count { $0.state == .unchanged } + changes
    if changes > 0 {
      return localized("\(changes) of \(sources.count) changed since the context was created")
    }
    if compared == sources.count { return localized("unchanged") }
    return compared == 0
      ? localized("none can be compared") : localized("no changes found; some cannot be compared")
  }
}
