import ChatUI
import Glibc
import ProcessRunning
import Wording

/// The user's own editor with one of our texts in it, running on the terminal or stopped.
struct ExternalEditor: Sendable {
  /// The state of the editor after a start or a check.
  enum State: Sendable, Equatable {
    /// It has the terminal.
    case running
    /// The terminal is ours; what there is to say.
    case over(EditorOutcome)
  }

  /// The command as the user set it.
  let name: String
  private let file: DraftFile
  private var job: ForegroundJob
  /// True if it was stopped, and the terminal is ours.
  private(set) var isStopped = false

  /// Starts `$VISUAL`, `$EDITOR` or `vi` with a text, on a terminal with its ordinary modes.
  ///
  /// - Throws: The error if that is impossible.
  init(
    _ text: String, on terminal: Int32, environment: ChildEnvironment
  ) throws(EditorFailure) {
    name = Self.variable("VISUAL") ?? Self.variable("EDITOR") ?? "vi"
    do { file = try DraftFile(holding: text) } catch {
      throw EditorFailure(reason: error.words)
    }
    let command = ChildCommand(line: name, adding: [file.path], environment: environment)
    switch ForegroundJob.start(command, on: terminal) {
    case .success(let job): self.job = job
    case .failure(let failure):
      file.remove()
      throw EditorFailure(reason: Self.words(name, failure.ending))
    }
  }

  /// Its present state, asked whenever a child of ours changed.
  mutating func look() -> State {
    switch job.look() {
    case .running: return .running
    case .stopped:
      isStopped = true
      // It may have ended since: one signal can report both.
      if case .ended(let ending) = job.look() { return .over(outcome(of: ending)) }
      return .over(.stopped(editor: name))
    case .ended(let ending): return .over(outcome(of: ending))
    }
  }

  /// Gives it the terminal again after it was stopped.
  mutating func goOn() {
    isStopped = false
    job.goOn()
  }

  /// Ends it, because we end.
  ///
  /// - Returns: The path of its text, if it contains one.
  mutating func abandon() -> String? {
    job.hangUp()
    if file.holdsMore { return file.path }
    file.remove()
    return nil
  }

  private func outcome(of ending: ChildEnding) -> EditorOutcome {
    guard ending.isGood else {
      return .failed(reason: Self.words(name, ending) + kept())
    }
    do {
      let text = try file.text()
      file.remove()
      return .edited(text)
    } catch {
      return .failed(reason: localized("The file of “\(name)” \(error.words).") + kept())
    }
  }

  /// Removes the file, unless something is in it that would be lost; then says where it is.
  private func kept() -> String {
    if file.holdsMore { return localized(" Its text is in \(file.path).") }
    file.remove()
    return ""
  }

  private static func words(_ name: String, _ ending: ChildEnding) -> String {
    let hint: String
    switch ending {
    case .notStarted, .exited(126), .exited(127):
      hint = localized(" Set VISUAL or EDITOR to another editor.")
    default: hint = ""
    }
    return localized("The editor “\(name)” \(ending.words).\(hint)")
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.contains { !$0.isWhitespace } ? text : nil
  }
}

/// Why an editor could not be started.
struct EditorFailure: Error, Equatable {
  let reason: String
}
