package import ChatModel

/// What creating the context anew would send, asked for as soon as a bar offers it.
package struct BarPreview: Sendable, Hashable {
  /// What was asked about.
  package let command: SessionCommand
  /// The last turn when it was asked.
  let after: TurnID?
  /// The answer, once it is there.
  package var offer: RebuildOffer?

  init(command: SessionCommand, after: TurnID?) {
    self.command = command
    self.after = after
  }

  /// Whether more than a key has to be chosen.
  var mustChoose: Bool { (offer?.ways.count ?? 0) > 1 }

  /// What the key does, as a sentence; `nil` while it is not known.
  func words(key: String) -> String? {
    guard let ways = offer?.ways, let first = ways.first else { return nil }
    guard ways.count > 1 else {
      return ["\(key) rebuilds from \(first.summary).", first.leftOut].compactMap(\.self)
        .joined(separator: " ")
    }
    return "\(key) asks how much to replay: \(ways.map(\.summary).joined(separator: ", or "))."
  }
}
