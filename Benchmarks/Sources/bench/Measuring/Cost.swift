import Glibc

/// What a unit costs: the least processor time of several rounds, which is what remains when other programs take
/// their share of the machine.
struct Cost {
  /// Of one unit, in every thread of this process.
  var nanoseconds = Double.infinity
  /// Of one pass of the reference loop in the same rounds.
  var reference = Double.infinity

  /// How many passes of the reference loop a unit costs: much the same on every machine.
  var ratio: Double { nanoseconds / reference }

  /// Measures a unit; the reference loop runs before each round, so that both meet the same weather.
  @MainActor
  mutating func measure(rounds: Int = 10, _ unit: @escaping Benchmark.Unit) async throws {
    let first = try await Self.time(unit)
    let repeats = max(1, Int(20_000_000 / first))
    for _ in 0..<rounds {
      reference = min(reference, try await Self.time(Reference.pass))
      let time = try await Self.time { for _ in 0..<repeats { try await unit() } }
      nanoseconds = min(nanoseconds, time / Double(repeats))
    }
  }

  /// The processor time of one call, in nanoseconds.
  @MainActor
  static func time(_ body: Benchmark.Unit) async throws -> Double {
    let start = now()
    try await body()
    return max(1, now() - start)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
