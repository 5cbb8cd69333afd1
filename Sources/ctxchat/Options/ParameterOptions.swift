import ArgumentParser
import ChatModel

/// Every sampling parameter of the API.
struct ParameterOptions: ParsableArguments {
  @Option(help: "0 to 2.", completion: .ownWords)
  var temperature: Double?

  @Option(name: .customLong("top-p"), help: "0 to 1.", completion: .ownWords)
  var topP: Double?

  @Option(
    name: .customShort("n"), help: "Number of replies to generate (common_prefix contexts only).",
    completion: .ownWords)
  var choices: Int?

  @Option(
    parsing: .unconditionalSingleValue,
    help: "Text that ends the reply; may be given up to 4 times.", completion: .ownWords)
  var stop: [String] = []

  @Option(
    name: .customLong("max-tokens"), help: "Maximum length of the reply, in tokens.",
    completion: .ownWords)
  var maxTokens: Int?

  @Option(
    name: .customLong("presence-penalty"), parsing: .unconditional, help: "-2 to 2.",
    completion: .ownWords)
  var presencePenalty: Double?

  @Option(
    name: .customLong("frequency-penalty"), parsing: .unconditional, help: "-2 to 2.",
    completion: .ownWords)
  var frequencyPenalty: Double?

  /// The given values, as the model has them.
  var parameters: Parameters {
    Parameters(
      temperature: temperature, topP: topP, n: choices, stop: stop.isEmpty ? nil : stop,
      maxTokens: maxTokens, presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty)
  }
}
