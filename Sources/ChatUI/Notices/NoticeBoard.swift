package import ChatModel
package import FoundationEssentials

/// What was told to the user: one notice at a time on screen, all of them in the log.
package struct NoticeBoard: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package let notice: Notice
    package let date: Date
  }

  /// How many notices the log keeps.
  static let logLimit = 500

  /// The notice on screen.
  package private(set) var shown: Entry?
  /// When the notice on screen goes.
  package private(set) var expiry: Date?
  /// Every notice, oldest first.
  package private(set) var log: [Entry] = []
  private var waiting: [Entry] = []

  /// Shows a notice, after a graver one that has only just come.
  mutating func post(_ notice: Notice, at now: Date) {
    let entry = Entry(notice: notice, date: now)
    log.append(entry)
    if log.count > Self.logLimit { log.removeFirst(log.count - Self.logLimit) }
    if let shown, shown.notice.level.rank > notice.level.rank, let expiry, expiry > now {
      waiting = Array((waiting + [entry]).suffix(3))
    } else {
      show(entry, at: now)
    }
  }

  mutating func post(_ level: Notice.Level, _ text: String, at now: Date) {
    post(Notice(level: level, text: text), at: now)
  }

  /// Takes the notice on screen away and shows the next one that waits.
  mutating func dismiss(at now: Date) {
    shown = nil
    expiry = nil
    if !waiting.isEmpty { show(waiting.removeFirst(), at: now) }
  }

  mutating func expire(at now: Date) {
    while let expiry, expiry <= now { dismiss(at: now) }
  }

  private mutating func show(_ entry: Entry, at now: Date) {
    shown = entry
    expiry = now.addingTimeInterval(entry.notice.level.secondsShown)
  }
}

extension Notice.Level {
  fileprivate var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }

  fileprivate var secondsShown: Double {
    switch self {
    case .info: 6
    case .warning: 12
    case .error: 30
    }
  }

  /// The word that stands before a notice; none before plain information.
  package var word: String {
    switch self {
    case .info: ""
    case .warning: "note"
    case .error: "error"
    }
  }
}
