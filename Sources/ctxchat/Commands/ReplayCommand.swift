import ArgumentParser
import Basics
import ChatModel
import Configuration
import FoundationEssentials
import SessionRecording
import Wording

/// Plays a recording through the program: its keys instead of the keyboard, its responses instead of the network.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Play a recording of --record: the same keys, sizes and server bytes. Ctrl+C ends it."
  )

  @Argument(help: "The recording.", completion: .file())
  var file: String

  @Option(help: "How many times as fast.", completion: .ownWords)
  var speed = 1.0

  @Option(help: "The longest pause in seconds; longer ones are cut.", completion: .ownWords)
  var idle: Double?

  func validate() throws {
    guard speed.isFinite, speed >= 0.01, speed <= 1000 else {
      throw ValidationError(localized("--speed must be a number from 0.01 to 1000."))
    }
    guard idle.map({ $0.isFinite && $0 >= 0 }) ?? true else {
      throw ValidationError(localized("--idle must be a number of seconds, 0 or more."))
    }
  }

  func run() throws {
    let recording: Recording
    do throws(RecordingError) { recording = try Recording.read(file) } catch {
      throw CommandFailure(error)
    }
    if let language = Language(rawValue: recording.program.language) { Wording.choose(language) }
    WallClock.set(Date(timeIntervalSince1970: Double(recording.head.timestamp)))
    let playback = Playback(recording, speed: speed, longestPause: idle ?? .infinity)
    let folder = try PlayedFolder(recording.program.configuration)
    defer { folder.remove() }
    // The main thread is the screen's.
    try MainActor.assumeIsolated {
      try ChatProgram(
        try folder.settings(recording.program), context: recording.program.context,
        resumed: playback.history == nil ? nil : "last"
      ).play(playback)
    }
  }
}
