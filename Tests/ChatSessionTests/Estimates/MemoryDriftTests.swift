import ChatModel
import Testing

@testable import ChatSession

@Suite struct MemoryDriftTests {
  private func turn(
    _ prompt: Int, _ completion: Int = 100, contextID: String = "ctx-1",
    ending: TurnEnding = .complete
  ) -> Turn {
    Sample.turn(
      "abcd", reply: "abcd", ending: ending,
      usage: Usage(promptTokens: prompt, completionTokens: completion), contextID: contextID)
  }

  private func check(
    _ actual: Int, after branch: [Turn] = [], mode: ContextMode = .session,
    truncation: TruncationStrategy? = nil, created: Int? = 1000, seed: Bool = true
  ) -> MemoryDrift? {
    MemoryDrift.check(
      turn(actual), after: branch,
      in: Sample.context(
        mode: mode, truncation: truncation,
        seed: seed ? [Message(role: .system, content: "abcd")] : [],
        usage: created.map { Usage(promptTokens: $0) }), estimate: TokenEstimate())
  }

  @Test(arguments: [730, 1005, 1150, 1260, 1320, 2400, 251])
  func `What a server said at the creation may be an estimate and warns of nothing`(count: Int) {
    #expect(check(count) == nil)
  }

  @Test func `A first turn that counts next to nothing of what was created warns`() {
    #expect(check(249) == .less(expected: 1000, actual: 249, tolerance: 750))
    #expect(check(12, created: 255) == nil)
  }

  @Test(arguments: [
    // A reply and a prompt, and what a real tokenizer made of them: Gemma's on English, Chinese, Swift, JSON.
    ("What is a context?", 11_020), ("什么是上下文？", 11_024), ("let x = 1", 11_030),
    ("{\"a\":[1,2]}", 10_960),
  ])
  func `From turn to turn another tokenizer than ours warns of nothing`(prompt: String, count: Int)
  {
    let before = turn(10_000, 1000)
    var next = turn(count)
    next.prompt = prompt
    let drift = MemoryDrift.check(
      next, after: [before], in: Sample.context(), estimate: TokenEstimate())
    #expect(drift == nil)
  }

  @Test(arguments: [ContextMode.session, .commonPrefix])
  func `Later turns are measured against the count of the turn before`(_ mode: ContextMode) {
    let before = turn(2000, 300)
    // 2300 counted, 5 + 4 estimated.
    #expect(check(2309, after: [before], mode: mode) == nil)
    #expect(
      check(2600, after: [before], mode: mode)
        == .more(expected: 2309, actual: 2600, tolerance: 234))
    #expect(
      check(1000, after: [before], mode: mode)
        == .less(expected: 2309, actual: 1000, tolerance: 234))
  }

  @Test func `Turns that the server did not count are estimated`() {
    var stopped = Sample.turn(
      String(repeating: "p", count: 4000), reply: "abcd", ending: .stopped)
    stopped.usage = nil
    let expectation = MemoryDrift.expectation(
      for: turn(0), after: [turn(2000, 300), stopped], in: Sample.context(),
      estimate: TokenEstimate())
    #expect(expectation?.counted == 2300)
    #expect(expectation?.estimated == 5 + 4 + 1004 + 5)
  }

  @Test func `Turns from before a rebuild are part of what it was created with`() {
    let old = turn(5000, 10, contextID: "ctx-0")
    #expect(check(1005, after: [old]) == nil)
    #expect(check(5000, after: [old]) == nil)
    #expect(check(200, after: [old]) == .less(expected: 1000, actual: 200, tolerance: 750))
  }

  @Test func `A server that truncates as it said has lost nothing`() {
    let before = turn(20_000, 300)
    let last = TruncationStrategy.lastHistoryTokens(4096)
    #expect(check(1100, after: [before], truncation: last) == nil)
    #expect(check(100, after: [before], truncation: last) != nil)
    let rolling = TruncationStrategy.rollingTokens(maxWindow: 20_000, rollingWindow: 8000)
    #expect(check(12_000, after: [before], truncation: rolling) == nil)
    #expect(check(2000, after: [before], truncation: rolling) != nil)
    let open = TruncationStrategy.rollingTokens(maxWindow: nil, rollingWindow: nil)
    #expect(check(50, after: [before], truncation: open) == nil)
  }

  @Test func `Without anything to start from nothing is said`() {
    #expect(check(70_000, created: nil, seed: false) == nil)
    #expect(check(70_000, created: nil) == nil)
    #expect(check(0) == nil)
    var elsewhere = turn(70_000)
    elsewhere.contextID = "ctx-0"
    #expect(
      MemoryDrift.check(
        elsewhere, after: [], in: Sample.context(usage: Usage(promptTokens: 10)),
        estimate: TokenEstimate()) == nil)
  }

  @Test func `A seed that was only estimated never warns at the first usage, and the next one may`()
  {
    var context = Sample.context(
      seed: [Message(role: .system, content: String(repeating: "中", count: 3000))])
    context.creationUsage = nil
    let first = turn(9000, 100)
    let estimate = TokenEstimate()
    #expect(MemoryDrift.check(first, after: [], in: context, estimate: estimate) == nil)
    #expect(
      MemoryDrift.check(turn(9110), after: [first], in: context, estimate: estimate) == nil)
    #expect(
      MemoryDrift.check(turn(20_000), after: [first], in: context, estimate: estimate)
        == .more(expected: 9109, actual: 20_000, tolerance: 914))
  }

  @Test func `The texts name both figures, the tolerance and the context`() {
    for drift in [
      MemoryDrift.more(expected: 10, actual: 99, tolerance: 64),
      .less(expected: 99, actual: 10, tolerance: 64),
    ] {
      let text = drift.text(label: "guide")
      #expect(text.contains("“guide”") && text.contains("10") && text.contains("99"))
      #expect(text.contains("± 64"))
      #expect(text.hasSuffix("."))
    }
  }
}
