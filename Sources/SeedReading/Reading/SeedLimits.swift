import ChatModel

/// How much is read at most.
package struct SeedLimits: Sendable {
  /// Bytes of one file. In a folder a larger one is left out.
  let file: Int
  /// Bytes of everything.
  let total: Int
  /// What to do about more.
  private let advice: String

  /// What makes a context.
  package static let seed = SeedLimits(
    file: 4_000_000, total: 32_000_000, advice: "Cut it down, or name fewer files.")
  /// What goes into a prompt: about 250,000 tokens.
  package static let prompt = SeedLimits(
    file: 1_000_000, total: 1_000_000, advice: "Create a context from it instead, with /ctx new.")

  func error(_ path: String, bytes: Int) -> SeedError {
    let size = bytes > 0 ? Count.text(bytes) : "more than \(Count.text(file))"
    return SeedError(
      "\(path) has \(size) bytes; the limit is \(Count.text(file)). \(advice)")
  }

  var totalError: SeedError {
    SeedError("The files together have more than \(Count.text(total)) bytes. \(advice)")
  }
}
