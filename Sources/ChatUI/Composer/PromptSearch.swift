import ChatModel
import TextEditing

/// A search backwards through the prompts, as with Ctrl+R: those of the conversation on screen, then those of all
/// others, page by page as they are needed.
package struct PromptSearch: Sendable, Equatable {
  /// A prompt, and how it is compared.
  private struct Candidate: Sendable, Equatable {
    let text: String
    let folded: [UInt8]
    /// Its conversation; `nil` for the one on screen.
    let place: String?

    init(_ text: String, place: String? = nil) {
      self.text = text
      folded = PromptHistory.folded(text)
      self.place = place
    }
  }

  /// A prompt that was found.
  package struct Match: Sendable, Equatable {
    /// The whole prompt.
    package let text: String
    /// Which conversation it is from; `nil` for the one on screen.
    package let place: String?
    fileprivate let index: Int
  }

  /// The text that is looked for.
  package private(set) var query = LineField()
  /// The prompt that holds the query; `nil` if none does, or none was found yet.
  package private(set) var match: Match?
  /// Newest first, those of the conversation on screen before the others.
  private var candidates: [Candidate]
  /// The index at which the search goes on once there are more.
  private var goal: Int?
  /// The page of other prompts that is to be asked for next; `nil` when there are no more.
  private var nextPage: Int? = 0
  private var isAsked = false

  /// A search that has not begun.
  init(_ history: PromptHistory) {
    candidates = history.prompts.reversed().map { Candidate($0) }
  }

  /// True while prompts of other conversations are searched.
  package var isLooking: Bool { goal != nil && nextPage != nil }

  /// The page to be asked for now, once.
  mutating func takeWantedPage() -> Int? {
    guard isLooking, !isAsked else { return nil }
    isAsked = true
    return nextPage
  }

  /// Changes the query. A match that still holds it stays.
  mutating func change(_ body: (inout LineField) -> Void) {
    let before = query.text
    body(&query)
    guard query.text != before else { return }
    let isLonger = !before.isEmpty && query.text.contains(before)
    let start = isLonger ? match?.index ?? goal ?? candidates.count : 0
    match = nil
    goal = nil
    if !query.isEmpty { look(from: start) }
  }

  /// The next older match.
  mutating func goOlder() {
    guard !query.isEmpty, let match else { return }
    look(from: match.index + 1)
  }

  /// The next newer match.
  mutating func goNewer() {
    guard !query.isEmpty, let match else { return }
    goal = nil
    let needle = PromptHistory.folded(query.text)
    take(candidates[..<match.index].indices.last { isNews($0, needle) })
  }

  /// Takes prompts of other conversations.
  mutating func take(_ page: PastPromptPage) {
    guard page.number == nextPage else { return }
    isAsked = false
    nextPage = page.hasMore ? page.number + 1 : nil
    candidates += page.prompts.map {
      Candidate(EnteredText.composerText(for: $0.text), place: Self.place(of: $0))
    }
    if let goal { look(from: goal) }
  }

  private mutating func look(from start: Int) {
    let needle = PromptHistory.folded(query.text)
    goal = nil
    if let found = candidates[start...].indices.first(where: { isNews($0, needle) }) {
      take(found)
    } else if nextPage != nil {
      goal = candidates.count
    }
  }

  /// True if a prompt holds the query and is not shown already.
  private func isNews(_ index: Int, _ needle: [UInt8]) -> Bool {
    candidates[index].text != match?.text && PromptHistory.holds(candidates[index].folded, needle)
  }

  private mutating func take(_ index: Int?) {
    guard let index else { return }
    let found = candidates[index]
    match = Match(text: found.text, place: found.place, index: index)
  }

  private static func place(of prompt: PastPrompt) -> String {
    let title = prompt.conversationTitle.onOneLine
    return title.isEmpty
      ? prompt.contextLabel.onOneLine : "\(prompt.contextLabel.onOneLine) · \(title)"
  }
}
