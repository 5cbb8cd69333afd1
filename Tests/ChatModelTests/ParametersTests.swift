import FoundationEssentials
import Testing

@testable import ChatModel

struct ParametersTests {
  private let all = Parameters(
    temperature: 0.7, topP: 0.9, n: 2, stop: ["a", "b"], maxTokens: 10, presencePenalty: -1,
    frequencyPenalty: 1)

  @Test func `what the other sets wins, the rest stays`() {
    let other = Parameters(temperature: 1, maxTokens: 5)
    let both = all.overridden(by: other)
    #expect(both.temperature == 1)
    #expect(both.maxTokens == 5)
    #expect(both.topP == 0.9)
    #expect(both.stop == ["a", "b"])
    #expect(all.overridden(by: Parameters()) == all)
    #expect(Parameters().overridden(by: all) == all)
  }

  @Test func `they come back from JSON as they went`() throws {
    for parameters in [all, Parameters(), Parameters(topP: 0)] {
      let json = try JSONEncoder().encode(parameters)
      #expect(try JSONDecoder().decode(Parameters.self, from: json) == parameters)
    }
  }
}
