import ChatModel
import Wording

/// The limits of reading.
package struct SeedLimits: Sendable {
  /// Bytes of one file. In a folder a larger one is left out.
  let file: Int
  /// Bytes of everything.
  let total: Int
  /// The advice for more.
  private let advice: String

  /// The limits of a context.
  package static let seed = SeedLimits(
    file: 4_000_000, total: 32_000_000, advice: localized("Cut it down, or name fewer files."))
  /// The limits of a prompt: about 250,000 tokens.
  package static let prompt = SeedLimits(
    file: 1_000_000, total: 1_000_000,
    advice: localized("Create a context from it instead, with /ctx new."))

  func error(_ path: String, bytes: Int) -> SeedError {
    let size = bytes > 0 ? Count.text(bytes) : localized("more than \(Count.text(file))")
    return SeedError(
      localized("\(path) has \(size) bytes; the limit is \(Count.text(file)). \(advice)"))
  }

  var totalError: SeedError {
    SeedError(localized("The files together have more than \(Count.text(total)) bytes. \(advice)"))
  }
}
