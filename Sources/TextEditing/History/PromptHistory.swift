/// The prompts sent so far, to walk through and to search.
package struct PromptHistory: Sendable, Equatable {
  /// Oldest first.
  package private(set) var prompts: [String]

  package init(_ prompts: [String] = []) { self.prompts = prompts }
  package mutating func add(_ prompt: String) { prompts.append(prompt) }
  package mutating func older(from draft: String) -> String? { nil }
  package mutating func newer(from text: String? = nil) -> String? { nil }
  package mutating func reset() {}
  package var isWalking: Bool { false }
  package func search(_ query: String, before: Int? = nil) -> (index: Int, text: String)? { nil }
  package func search(_ query: String, after: Int) -> (index: Int, text: String)? { nil }
}
