import Basics
import ChatApp
import ChatModel
import ChatUI
import Configuration
import FoundationEssentials
import HTTPStream
import HistoryExport
import NcursesBackend
import SessionRecording
import TerminalKit
import Wording

extension Profile {
  /// The profile without the password in its address.
  fileprivate var withoutSecrets: Profile {
    var profile = self
    profile.baseURL = Redactor().clean(baseURL)
    return profile
  }
}

extension ChatProgram {
  /// Chats on the screen, and records it if that was asked for.
  @MainActor
  func chat(_ setup: Setup, on terminal: NcursesTerminal, _ signals: Signals) throws {
    guard let recording else { return try chat(setup, on: terminal, signals, nil) }
    let recorder: Recorder
    do {
      recorder = try Self.recorder(
        recording, setup, context: context, launchOptions(setup), terminal)
    } catch {
      terminal.close()
      throw error
    }
    defer { if let failure = recorder.close() { StandardStream.error.write("\(failure)\n") } }
    try chat(setup, on: terminal, signals, .recording(recorder))
  }

  /// Plays a recording.
  @MainActor
  func play(_ playback: Playback) throws {
    Heaps.limit()
    let signals = Signals()
    let setup = try Setup(options)
    let terminal = try Self.terminal()
    let wanted = playback.recording.head.size
    guard terminal.size.rows >= wanted.rows, terminal.size.columns >= wanted.columns else {
      terminal.close()
      throw CommandFailure(
        .usage,
        localized(
          """
          The recording needs \(wanted.columns) columns and \(wanted.rows) rows; this \
          terminal has \(terminal.size.columns) and \(terminal.size.rows). Enlarge the window.
          """))
    }
    try chat(setup, on: terminal, signals, .playing(playback))
    let differences = playback.differences
    guard differences.isEmpty else {
      throw CommandFailure(
        .data,
        localized("The replay differed from the recording.") + "\n"
          + differences.joined(separator: "\n"))
    }
  }

  /// A recorder of a session that is about to begin.
  ///
  /// - Throws: ``CommandFailure`` if the file cannot be made.
  @MainActor
  private static func recorder(
    _ path: String, _ setup: Setup, context: String?, _ launch: LaunchOptions,
    _ terminal: NcursesTerminal
  ) throws -> Recorder {
    let profile = setup.options.demo ? nil : try setup.profile().withoutSecrets
    let program = RecordingHead.Program(
      version: Version.current, language: Wording.language.rawValue, utcOffset: launch.utcOffset,
      colors: launch.colors == 0 ? 0 : terminal.colors, isDemo: setup.options.demo,
      context: context,
      configuration: ConfigText.forRecording(
        ConfigFile.text(setup.location.configFile), profile))
    let names = [
      "TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "COLORFGBG", "LANG", "LC_ALL",
    ]
    // That they are set tells which keys the terminal keeps; some hold paths.
    let marks = TakenKeys.variables.map(\.rawValue).filter { setup.variable($0) != nil }.map {
      ($0, "1")
    }
    let head = RecordingHead(
      size: terminal.size, timestamp: Int(WallClock.now.timeIntervalSince1970),
      environment: setup.environment.filter { names.contains($0.key) && !$0.value.isEmpty }
        .merging(marks) { known, _ in known },
      program: program)
    do throws(RecordingError) { return try Recorder(path, head) } catch {
      throw CommandFailure(error)
    }
  }

  /// Records what the screen shows at the start, once it does.
  static func record(
    _ shown: ConversationID?, of session: OpenSession, in recorder: Recorder
  ) async {
    if let shown {
      let export = ConversationExport(store: session.store)
      // A conversation without a turn may not be on disk yet.
      if let document = try? await export.document([shown], as: .json) {
        recorder.add(.history(document))
      }
    }
    recorder.add(.opened)
  }
}
