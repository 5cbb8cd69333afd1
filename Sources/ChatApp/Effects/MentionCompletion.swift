import Basics
import ChatUI
import SeedReading
import TextEditing

/// Completes `@path` words: at once those that begin so, then those of the whole folder that hold the letters.
///
/// The folder is read on the thread that asks, by one at a time, and kept for a while; whoever asks meanwhile is
/// answered when it is read, the last one alone.
final class MentionCompletion: Sendable {
  /// A word that is being written.
  private struct Question {
    var number: Int
    var prefix: String
  }

  private struct State {
    var paths: FuzzyPaths?
    var readAt: UInt64 = 0
    var isReading = false
    /// The newest question that came while the folder was read for the first time.
    var waiting: Question?
    /// The number of the newest question.
    var newest = 0
  }

  /// For so long what was read is believed, in milliseconds.
  private static let freshness: UInt64 = 10_000
  /// At most this many candidates are shown.
  private static let limit = PathCompletion.limit

  private let folder: String?
  private let state = Locked(State())

  /// - Parameter folder: The folder whose files are completed; that of the process unless given.
  init(folder: String? = nil) {
    self.folder = folder
  }

  /// Takes a question, before any work; a newer one makes it void.
  func ask() -> Int {
    state.withLock {
      $0.newest += 1
      return $0.newest
    }
  }

  /// Answers a question, once or twice.
  func answer(_ number: Int, _ prefix: String, post: (AppEvent) -> Void) {
    let direct = PathCompletion.candidates(for: prefix)
    post(.pathCompletions(prefix: prefix, direct))
    guard Self.isForWholeFolder(prefix), direct != [prefix] else { return }
    let question = Question(number: number, prefix: prefix)
    if let paths = knownPaths(question) { return answer(question, from: paths, post) }
    guard beginReading() else { return }
    let paths = FuzzyPaths(FolderFiles.paths(below: folder))
    let waiting = endReading(paths)
    answer(waiting ?? question, from: paths, post)
  }

  /// True for letters to be found anywhere, not for a path that says where it begins.
  static func isForWholeFolder(_ prefix: String) -> Bool {
    prefix.utf8.count > 1 && !["/", "~", "./", "../"].contains { prefix.hasPrefix($0) }
      && prefix != ".."
  }

  private func answer(_ question: Question, from paths: FuzzyPaths, _ post: (AppEvent) -> Void) {
    func isNeeded() -> Bool { state.withLock { $0.newest == question.number } }
    guard let best = paths.best(question.prefix, limit: Self.limit, isNeeded: isNeeded)?.paths
    else { return }
    let direct = PathCompletion.candidates(for: question.prefix)
    let known = Set(direct)
    let more = best.filter { !known.contains($0) }
    guard !more.isEmpty, isNeeded() else { return }
    post(
      .pathCompletions(
        prefix: question.prefix, Array((direct + more).prefix(Self.limit))))
  }

  // MARK: The folder

  /// The files, if they were read lately or are being read again; a question that comes too early waits.
  private func knownPaths(_ question: Question) -> FuzzyPaths? {
    state.withLock { state in
      let isFresh = Monotonic.milliseconds - state.readAt < Self.freshness
      if let paths = state.paths, isFresh || state.isReading { return paths }
      if state.isReading { state.waiting = question }
      return nil
    }
  }

  /// False if another thread reads it.
  private func beginReading() -> Bool {
    state.withLock { state in
      guard !state.isReading else { return false }
      state.isReading = true
      return true
    }
  }

  private func endReading(_ paths: FuzzyPaths) -> Question? {
    state.withLock { state in
      (state.paths, state.isReading, state.readAt) = (paths, false, Monotonic.milliseconds)
      defer { state.waiting = nil }
      return state.waiting
    }
  }
}
