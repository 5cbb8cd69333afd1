package import ChatModel
import Wording

/// A preview of what a rebuild would send, asked for as soon as a bar offers it.
package struct BarPreview: Sendable, Hashable {
  /// The rebuild.
  package let command: SessionCommand
  /// The last turn when it was asked.
  let after: TurnID?
  /// The answer, once it is there.
  package var offer: RebuildOffer?

  init(command: SessionCommand, after: TurnID?) {
    self.command = command
    self.after = after
  }

  /// True if the user has to choose between several ways.
  var mustChoose: Bool { (offer?.ways.count ?? 0) > 1 }

  /// The effect of the key, as a sentence; `nil` until it is known.
  func words(key: String) -> String? {
    guard let ways = offer?.ways, let first = ways.first else { return nil }
    guard ways.count > 1 else {
      return [localized("\(key) rebuilds from \(first.summary)."), first.leftOut].compactMap(\.self)
        .joined(separator: localized(" "))
    }
    return localized(
      """
      \(key) asks how much to replay: \
      \(ways.map(\.summary).joined(separator: localized(", or "))).
      """)
  }
}
