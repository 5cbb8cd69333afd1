import ChatModel

/// The user wants a rebuild carried out, not offered.
enum Agreement: Hashable, Sendable {
  /// With this many of the newest turns; `nil`: all of them. It was offered before.
  case chosen(newest: Int?)
  /// With all turns; if fewer are advised, it is offered after all.
  case whole

  /// The number of the newest turns that are replayed; `nil`: all of them.
  var newest: Int? {
    switch self {
    case .chosen(let newest): newest
    case .whole: nil
    }
  }

  /// Leaves nothing to choose of these ways.
  func settles(_ ways: [RebuildOffer.Way]) -> Bool { self != .whole || ways.count == 1 }
}
