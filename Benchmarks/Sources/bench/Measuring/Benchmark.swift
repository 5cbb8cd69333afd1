/// A hot path whose cost is compared with a limit.
struct Benchmark {
  /// The work that one unit is.
  typealias Unit = @MainActor () async throws -> Void

  let name: String
  /// What one unit is, in words.
  let unit: String
  /// Makes ready what a unit needs; none of that is counted.
  let prepare: @MainActor () async throws -> Unit
}
