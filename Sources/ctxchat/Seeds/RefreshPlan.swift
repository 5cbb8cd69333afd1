import ChatModel
import ChatSession
import SeedReading
import Wording

/// The new seed of a context after its files were read again.
struct RefreshPlan: Sendable {
  let seed: Seed
  /// The files in their present state.
  let sources: [ContextDetails.Source]
  private let label: String
  private let secrets: [String]

  /// Reads the files of a context again.
  ///
  /// - Throws: ``CommandFailure`` when they cannot be read, or when there are none.
  init(_ context: CachedContext) throws {
    label = context.label
    sources = SourceCheck.check(context.sources)
    let refresh: SeedRefresh
    do throws(SeedError) {
      refresh = try SeedRefresh(Seed(messages: context.seed, sources: context.sources))
    } catch {
      throw CommandFailure(
        .data,
        localized("“\(context.label)” cannot be refreshed from its sources: \(error.description)"))
    }
    seed = refresh.seed
    secrets = refresh.reading.secrets
  }

  /// The differences, one line each.
  var changes: [String] {
    sources.filter(\.state.isChange).map {
      "  \(TextTable.onOneLine($0.source.path)): \($0.state.words)"
    }
  }

  /// Refuses to create the same once more.
  func requireChange() throws {
    guard changes.isEmpty else { return }
    throw CommandFailure(
      .data, localized("The sources of “\(label)” are unchanged; nothing was done."))
  }

  /// Refuses files that seem to hold secrets.
  func requireNoSecrets(hint: String) throws {
    try SeedPlan.requireNone(secrets, hint: hint)
  }
}
