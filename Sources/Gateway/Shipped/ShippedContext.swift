import FoundationEssentials
import Wording

/// A context that every gateway has from the start.
package struct ShippedContext: Sendable {
  /// The label in the menu.
  package let label: String
  /// The id on the gateway.
  package let contextID: String
  /// True for a session context, false for common_prefix.
  package let isSession: Bool
  /// The text of its seed.
  package let seed: String
  /// A first question that it answers well, in its language.
  package let question: String

  /// The model that the shipped contexts belong to.
  package static let model = "guide"
  /// Seconds: a week, the most that the API allows.
  package static let ttl = 604_800

  /// All of them, the first one to open first: the guide in the language of the program.
  package static let all =
    switch Wording.language {
    case .english: [guide, apiReference, chineseGuide]
    case .chinese: [chineseGuide, guide, apiReference]
    }

  private static let guide = ShippedContext(
    label: "guide", contextID: "ctx-guide-en", isSession: true,
    seed: ShippedText.guide, question: "What is a context?")
  private static let apiReference = ShippedContext(
    label: "api-reference", contextID: "ctx-guide-api", isSession: false,
    seed: ShippedText.apiReference, question: "What does common_prefix mean?")
  private static let chineseGuide = ShippedContext(
    label: "中文指南", contextID: "ctx-guide-zh", isSession: true,
    seed: ShippedText.chineseGuide, question: "什么是上下文？")

  /// The context that says the same as another one in another language.
  static func counterpart(of contextID: String) -> ShippedContext? {
    let other = ["ctx-guide-en": "ctx-guide-zh", "ctx-guide-zh": "ctx-guide-en"][contextID]
    return all.first { $0.contextID == other }
  }

  /// The context as the store has it.
  func stored(at now: Date) -> StoredContext {
    StoredContext(
      id: contextID, model: Self.model, mode: isSession ? .session : .commonPrefix, ttl: Self.ttl,
      truncation: nil, seed: [WireMessage(role: "system", content: seed)], lastUsedAt: now)
  }
}
