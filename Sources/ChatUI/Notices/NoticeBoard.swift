package import ChatModel
package import FoundationEssentials
import Wording

/// Notices: one at a time on screen, those that last in the log; jobs and trouble while they last.
package struct NoticeBoard: Sendable, Equatable {
  /// A notice and when it came.
  package struct Entry: Sendable, Equatable {
    /// The notice itself.
    package let notice: Notice
    /// When it came.
    package let date: Date
    /// True if it matters for a moment only and goes with the next key.
    var isBrief = false
    /// True if it answers a key or a command.
    var isAnswer = false
  }

  /// The number of notices in the log.
  static let logLimit = 500

  /// The notice on screen.
  package private(set) var shown: Entry?
  /// When the notice on screen goes.
  package private(set) var expiry: Date?
  /// Every notice, oldest first.
  package private(set) var log: [Entry] = []
  private var waiting: [Entry] = []
  /// When the notice on screen came there.
  private var shownSince: Date?
  /// True until the next key: then the notice may cover the transcript.
  package private(set) var isUnfolded = false

  /// Why nothing is saved; `nil` when all is well.
  package private(set) var trouble: SavingTrouble?
  /// Slow jobs by their numbers.
  private var jobs: [Int: String] = [:]
  /// True while notices answer a key or a command of the user.
  private var answersUser = false

  /// The oldest of the slow jobs.
  package var job: String? { jobs.min { $0.key < $1.key }?.value }

  /// The seconds that an error stays on screen at least, whatever is typed.
  static let leastErrorSeconds = 1.0

  /// The seconds that a more severe notice stays while others wait.
  static let patience = 4.0

  /// An event comes, from the user or not.
  mutating func begin(answersUser: Bool) { self.answersUser = answersUser }

  /// Tells something that follows from the present event.
  mutating func tell(_ level: Notice.Level, _ text: String, at now: Date) {
    let notice = Notice(level: level, text: text)
    if answersUser { answer(notice, at: now) } else { post(notice, at: now) }
  }

  /// Tells something that goes with the next key.
  mutating func tellBriefly(_ text: String, at now: Date) {
    answer(Notice(level: .info, text: text), isBrief: true, at: now)
  }

  mutating func note(_ trouble: SavingTrouble?) { self.trouble = trouble }

  /// A slow job goes on or ends.
  mutating func note(_ progress: JobProgress, at now: Date) {
    switch progress.stage {
    case .running(let words): jobs[progress.job] = words
    case .done(let words):
      jobs[progress.job] = nil
      if !words.isEmpty { tell(.info, words, at: now) }
    case .failed(let words):
      jobs[progress.job] = nil
      tell(.error, words, at: now)
    }
  }

  /// Takes note of something that is said elsewhere on screen.
  mutating func record(_ level: Notice.Level, _ text: String, at now: Date) {
    note(Entry(notice: Notice(level: level, text: text), date: now))
  }

  /// Shows a notice, after a more severe one that has only just come.
  mutating func post(_ notice: Notice, at now: Date) {
    let entry = Entry(notice: notice, date: now)
    note(entry)
    if let shown, shown.notice.level.rank > notice.level.rank, let expiry, expiry > now {
      waiting = Array((waiting + [entry]).suffix(3))
      self.expiry = min(expiry, max(now, (shownSince ?? now).addingTimeInterval(Self.patience)))
    } else {
      show(entry, at: now)
    }
  }

  /// Shows the answer to the user's own key or command at once. What says nothing beyond the moment is
  /// not in the log.
  mutating func answer(_ notice: Notice, isBrief: Bool = false, at now: Date) {
    let entry = Entry(notice: notice, date: now, isBrief: isBrief, isAnswer: true)
    if !isBrief { note(entry) }
    show(entry, at: now)
  }

  /// Takes away an answer that no longer holds.
  mutating func endAnswer(at now: Date) {
    if shown?.isAnswer == true { dismiss(at: now) }
  }

  /// A key was pressed: what was read goes, or takes less room.
  mutating func keyPressed(at now: Date) {
    guard let shown, let shownSince else { return }
    isUnfolded = false
    let isRead =
      shown.notice.level == .error
      && now.timeIntervalSince(shownSince) >= Self.leastErrorSeconds
    if shown.isBrief || isRead { dismiss(at: now) }
  }

  mutating func post(_ level: Notice.Level, _ text: String, at now: Date) {
    post(Notice(level: level, text: text), at: now)
  }

  /// Takes the notice on screen away and shows the next one that waits.
  mutating func dismiss(at now: Date) {
    shown = nil
    expiry = nil
    shownSince = nil
    if !waiting.isEmpty { show(waiting.removeFirst(), at: now) }
  }

  mutating func expire(at now: Date) {
    while let expiry, expiry <= now { dismiss(at: now) }
  }

  private mutating func note(_ entry: Entry) {
    log.append(entry)
    if log.count > Self.logLimit { log.removeFirst(log.count - Self.logLimit) }
  }

  private mutating func show(_ entry: Entry, at now: Date) {
    shown = entry
    shownSince = now
    isUnfolded = true
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

  /// The word before a notice, such as “error: ”; empty for plain information.
  package var prefix: String {
    switch self {
    case .info: ""
    case .warning: localized("note: ")
    case .error: localized("error: ")
    }
  }
}
