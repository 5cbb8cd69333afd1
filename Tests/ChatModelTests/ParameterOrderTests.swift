import Basics
import Testing

@testable import ChatModel

/// Parameters that are set in several places, and what is said of those that cannot be sent.
@Suite struct ParameterOrderTests {
  private func random(_ numbers: inout SplitMix) -> Parameters {
    func maybe<Value>(_ values: [Value]) -> Value? {
      Bool.random(using: &numbers) ? values.randomElement(using: &numbers) : nil
    }
    return Parameters(
      temperature: maybe([0, 0.7, 2]), topP: maybe([0, 1]), n: maybe([1, 2]),
      stop: maybe([["a"], ["b", "c"]]), maxTokens: maybe([1, 100]),
      presencePenalty: maybe([-2, 0]), frequencyPenalty: maybe([0, 2]))
  }

  @Test func `Profile, context and conversation may be put together in any grouping`() {
    var numbers = SplitMix(seed: 51)
    for _ in 0..<1000 {
      let (a, b, c) = (random(&numbers), random(&numbers), random(&numbers))
      #expect(a.overridden(by: b).overridden(by: c) == a.overridden(by: b.overridden(by: c)))
      #expect(a.overridden(by: a) == a)
    }
  }

  @Test func `What the last one sets is sent, what it leaves is that of the one before`() {
    var numbers = SplitMix(seed: 52)
    for _ in 0..<1000 {
      let (a, b) = (random(&numbers), random(&numbers))
      let both = a.overridden(by: b)
      #expect(both.temperature == b.temperature ?? a.temperature)
      #expect(both.topP == b.topP ?? a.topP)
      #expect(both.n == b.n ?? a.n)
      #expect(both.stop == b.stop ?? a.stop)
      #expect(both.maxTokens == b.maxTokens ?? a.maxTokens)
      #expect(both.presencePenalty == b.presencePenalty ?? a.presencePenalty)
      #expect(both.frequencyPenalty == b.frequencyPenalty ?? a.frequencyPenalty)
    }
  }

  @Test(arguments: [
    (Parameters(temperature: 2.5), "temperature is 2.5; the API accepts 0 to 2."),
    (Parameters(topP: -0.5), "top_p is -0.5; the API accepts 0 to 1."),
    (Parameters(presencePenalty: 3), "presence_penalty is 3.0; the API accepts -2 to 2."),
    (Parameters(n: 0), "n is 0; it must be at least 1."),
    (Parameters(maxTokens: -1), "max_tokens is -1; it must be at least 1."),
    (Parameters(stop: []), "stop has 0 texts; the API accepts 1 to 4."),
    (Parameters(stop: ["a", ""]), "stop contains an empty text; remove it."),
  ])
  func `The sentence names the value that was found and those that may be`(
    parameters: Parameters, words: String
  ) {
    #expect(ParameterRule.violation(in: parameters, mode: .session)?.message == words)
  }

  @Test func `Of several that are wrong one is named at a time, until none is left`() {
    var parameters = Parameters(
      temperature: 9, topP: 9, n: 0, stop: [], maxTokens: 0, presencePenalty: 9,
      frequencyPenalty: 9)
    var named: [String] = []
    while let violation = ParameterRule.violation(in: parameters, mode: nil) {
      named.append(violation.name)
      switch violation.name {
      case "temperature": parameters.temperature = 1
      case "top_p": parameters.topP = 1
      case "n": parameters.n = 1
      case "stop": parameters.stop = nil
      case "max_tokens": parameters.maxTokens = 1
      case "presence_penalty": parameters.presencePenalty = 1
      case "frequency_penalty": parameters.frequencyPenalty = 1
      default: Issue.record("unknown: \(violation.name)")
      }
      guard named.count < 10 else { break }
    }
    #expect(Set(named).count == 7 && named.count == 7)
  }

  @Test(arguments: ContextMode.allCases)
  func `Several replies need a context in which each can be the one that counts`(
    mode: ContextMode
  ) {
    let violation = ParameterRule.violation(in: Parameters(n: 2), mode: mode)
    #expect((violation == nil) == (mode == .commonPrefix || mode == .local))
    let reason = mode == .chain ? "the Responses API gives one reply" : "remembers only one reply"
    #expect(violation?.message.contains(reason) != false)
  }
}
