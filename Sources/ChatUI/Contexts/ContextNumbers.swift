package import ChatModel
import FoundationEssentials

/// The numbers of contexts, for Alt+1…9 and the menu. They stay the same while the program runs, whatever is used
/// when: fingers learn them.
package struct ContextNumbers: Sendable, Equatable {
  /// The contexts by number, from 0. One that was forgotten keeps its place until another needs it.
  private var places: [ContextKey] = []

  /// As many as there are keys.
  private static let limit = 9

  init() {}

  /// Gives numbers to contexts that have none, in the order of the menu.
  mutating func take(_ contexts: [ContextSummary], at now: Date) {
    let present = Set(contexts.map(\.id))
    for context in MenuOrder.sorted(contexts, at: now) where !places.contains(context.id) {
      if places.count < Self.limit {
        places.append(context.id)
      } else if let free = places.firstIndex(where: { !present.contains($0) }) {
        places[free] = context.id
      } else {
        return
      }
    }
  }

  /// The context with a number, from 0.
  package subscript(number: Int) -> ContextKey? {
    places.indices.contains(number) ? places[number] : nil
  }

  /// The number of a context, from 0.
  package func number(of context: ContextKey) -> Int? { places.firstIndex(of: context) }
}
