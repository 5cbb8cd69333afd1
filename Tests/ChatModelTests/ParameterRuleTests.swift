import Testing

@testable import ChatModel

struct ParameterRuleTests {
  private func violation(_ parameters: Parameters, _ mode: ContextMode? = nil) -> String? {
    ParameterRule.violation(in: parameters, mode: mode)?.name
  }

  @Test func `nothing set breaks nothing`() {
    #expect(violation(Parameters()) == nil)
  }

  @Test(arguments: [
    Parameters(temperature: 0), Parameters(temperature: 2), Parameters(topP: 0),
    Parameters(topP: 1),
    Parameters(presencePenalty: -2), Parameters(presencePenalty: 2),
    Parameters(frequencyPenalty: -2),
    Parameters(frequencyPenalty: 2), Parameters(n: 1), Parameters(maxTokens: 1),
    Parameters(stop: ["a"]), Parameters(stop: ["a", "b", "c", "d"]), Parameters(stop: ["\n"]),
  ])
  func `the ends of every range belong to it`(parameters: Parameters) {
    #expect(violation(parameters, .session) == nil)
  }

  @Test(arguments: [
    (Parameters(temperature: -0.1), "temperature"), (Parameters(temperature: 2.1), "temperature"),
    (Parameters(temperature: .nan), "temperature"),
    (Parameters(temperature: .infinity), "temperature"),
    (Parameters(topP: 1.01), "top_p"), (Parameters(topP: -1), "top_p"),
    (Parameters(presencePenalty: 2.5), "presence_penalty"),
    (Parameters(frequencyPenalty: -2.5), "frequency_penalty"),
    (Parameters(n: 0), "n"), (Parameters(n: -1), "n"), (Parameters(maxTokens: 0), "max_tokens"),
    (Parameters(stop: []), "stop"), (Parameters(stop: ["a", "b", "c", "d", "e"]), "stop"),
    (Parameters(stop: ["a", ""]), "stop"),
  ])
  func `what is outside is named as the API names it`(parameters: Parameters, name: String) {
    #expect(violation(parameters) == name)
    let message = ParameterRule.violation(in: parameters, mode: nil)?.message ?? ""
    #expect(message.hasPrefix(name))
    #expect(message.hasSuffix("."))
  }

  @Test(
    arguments: [
      (ContextMode.session, "n"), (.unknown, "n"), (.commonPrefix, nil), (nil, nil),
    ] as [(ContextMode?, String?)])
  func `several choices need a context that does not remember turns`(
    mode: ContextMode?, name: String?
  ) {
    #expect(violation(Parameters(n: 2), mode) == name)
    #expect(violation(Parameters(n: 1), mode) == nil)
  }
}
