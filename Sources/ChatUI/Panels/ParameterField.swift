package import ChatModel
import Wording

/// A parameter that `/set` and the panel take, as text.
package enum ParameterField: String, Sendable, CaseIterable {
  case temperature
  case topP = "top_p"
  case n
  case stop
  case maxTokens = "max_tokens"
  case presencePenalty = "presence_penalty"
  case frequencyPenalty = "frequency_penalty"

  /// The values that it takes.
  package var hint: String {
    switch self {
    case .temperature: localized("0 to 2")
    case .topP: localized("0 to 1")
    case .n: localized("1 or more; more than 1 only in a common_prefix context")
    case .stop: localized("1 to 4 texts, separated by |; \\n is a line break")
    case .maxTokens: localized("1 or more")
    case .presencePenalty, .frequencyPenalty: localized("-2 to 2")
    }
  }

  /// The value as text; empty when nothing is set.
  package func text(in parameters: Parameters) -> String {
    switch self {
    case .temperature: Self.text(parameters.temperature)
    case .topP: Self.text(parameters.topP)
    case .n: parameters.n.map(String.init) ?? ""
    case .stop: parameters.stop.map { $0.map(Self.escaped).joined(separator: "|") } ?? ""
    case .maxTokens: parameters.maxTokens.map(String.init) ?? ""
    case .presencePenalty: Self.text(parameters.presencePenalty)
    case .frequencyPenalty: Self.text(parameters.frequencyPenalty)
    }
  }

  /// Sets the value from a text, or says what is wrong with it; an empty text, `off` or `default` clears the value.
  package func set(_ text: String, in parameters: inout Parameters) -> String? {
    let isOff = ["", "off", "default"].contains(text.lowercased())
    let problem: String? =
      switch self {
      case .temperature: Self.read(text, isOff, { Double($0) }, into: &parameters.temperature)
      case .topP: Self.read(text, isOff, { Double($0) }, into: &parameters.topP)
      case .presencePenalty:
        Self.read(text, isOff, { Double($0) }, into: &parameters.presencePenalty)
      case .frequencyPenalty:
        Self.read(text, isOff, { Double($0) }, into: &parameters.frequencyPenalty)
      case .n: Self.read(text, isOff, { Int($0) }, into: &parameters.n)
      case .maxTokens: Self.read(text, isOff, { Int($0) }, into: &parameters.maxTokens)
      case .stop: Self.read(text, isOff, Self.stops, into: &parameters.stop)
      }
    return problem.map { localized("\($0); \(rawValue) takes \(hint).") }
  }

  private static func read<Value>(
    _ text: String, _ isOff: Bool, _ parse: (String) -> Value?, into value: inout Value?
  ) -> String? {
    if isOff {
      value = nil
      return nil
    }
    guard let number = parse(text) else { return localized("“\(text)” is not a number") }
    value = number
    return nil
  }

  private static func text(_ value: Double?) -> String {
    guard let value else { return "" }
    return value == value.rounded() && value.magnitude < 1e6 ? "\(Int(value))" : "\(value)"
  }

  private static func stops(_ text: String) -> [String]? {
    text.split(separator: "|", omittingEmptySubsequences: false).map(unescaped)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
      .replacing("\t", with: "\\t")
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscape = false
    for character in text {
      switch (isEscape, character) {
      case (true, "n"): result.append("\n")
      case (true, "t"): result.append("\t")
      case (true, "\\"): result.append("\\")
      case (true, _): result += "\\\(character)"
      case (false, "\\"):
        isEscape = true
        continue
      case (false, _): result.append(character)
      }
      isEscape = false
    }
    return isEscape ? result + "\\" : result
  }
}
