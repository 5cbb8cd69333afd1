import Glibc

/// Measures the hot paths and compares each with its limit: `bench [NAME…]`; or how costs grow:
/// `bench --growth FILE`.
///
/// It ends with 0 when every limit holds, with 1 when one does not, with 2 when it cannot measure.
@main
@MainActor
enum Main {
  private static let benchmarks =
    StreamPaths.benchmarks + TextPaths.benchmarks + ScreenPaths.benchmarks + KeyPaths.benchmarks
    + StorePaths.benchmarks
  private static let growths = TextPaths.growths + ScreenPaths.growths + StorePaths.growths

  static func main() async {
    var arguments = CommandLine.arguments.dropFirst()
    do {
      if arguments.first == "--growth" {
        arguments.removeFirst()
        guard let path = arguments.popFirst() else { throw Failure("--growth needs a file") }
        try await grow(path)
      } else {
        exit(try await compare(Set(arguments)) ? 0 : 1)
      }
    } catch {
      print("bench: \(error)")
      exit(2)
    }
  }

  private static func compare(_ names: Set<String>) async throws -> Bool {
    if let name = names.subtracting(benchmarks.map(\.name)).first {
      throw Failure("there is no benchmark \(name)")
    }
    print("| path | unit | CPU time | × reference | limit | |\n|---|---|---:|---:|---:|---|")
    var late: [String] = []
    for benchmark in benchmarks where names.isEmpty || names.contains(benchmark.name) {
      let limit = thresholds[benchmark.name] ?? 0
      let unit = try await benchmark.prepare()
      var cost = Cost()
      // A limit that seems broken gets two more chances: noise only ever adds.
      for _ in 0..<3 where !(cost.ratio <= limit) { try await cost.measure(unit) }
      if cost.ratio > limit { late.append(benchmark.name) }
      print(
        "| \(benchmark.name) | \(benchmark.unit) | \(Figures.time(cost.nanoseconds))"
          + " | \(Figures.short(cost.ratio)) | \(Figures.short(limit))"
          + " | \(cost.ratio > limit ? "OVER" : "ok") |")
      fflush(nil)
    }
    if !late.isEmpty { print("bench: over the limit: \(late.joined(separator: ", "))") }
    return late.isEmpty
  }

  private static func grow(_ path: String) async throws {
    guard let file = fopen(path, "we") else { throw Failure("\(path) cannot be written") }
    defer { fclose(file) }
    for growth in growths {
      for size in growth.points {
        let value = try await growth.value(size)
        print("\(growth.curve), \(size) \(growth.sizes): \(Figures.short(value)) \(growth.unit)")
        fputs(growth.line(size, value) + "\n", file)
        fflush(nil)
      }
    }
  }
}

/// Why nothing could be measured.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
