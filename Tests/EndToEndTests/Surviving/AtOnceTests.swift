import ChatTestSupport
import Testing

/// Commands that begin at the same moment, on one history.
@Suite struct AtOnceTests {
  @Test func `None fails, and what each has made is there`() async throws {
    for _ in 0..<Soak.size(3, full: 30) {
      let program = try Program()
      let labels = (1...6).map { "label-\($0)" }
      let runs = try await withThrowingTaskGroup(of: CommandRun.self) { group in
        for label in labels {
          group.addTask {
            try await onThread {
              try program.run([
                "contexts", "create", "--api", "chat", "--base-url", "http://127.0.0.1:9/v1",
                "--model", "m", "--label", label, "--system", "Be brief.",
              ])
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      for run in runs { #expect(run.status == 0, "\(run.errors)") }
      let list = try program.run(["contexts", "list"])
      for label in labels { #expect(list.output.contains(label)) }
    }
  }
}
