import Basics
import Configuration
import FoundationEssentials
import Glibc
import SessionRecording
import Wording

/// Configuration and history of a recording that is played, in a folder of their own, which goes when it ends.
struct PlayedFolder {
  private let path: String

  /// Makes the folder.
  ///
  /// - Throws: ``CommandFailure`` if that is not possible.
  init(_ configuration: String) throws {
    let parent = TemporaryPlace.folder
    var template = Array("\(parent)/ctxchat-replay-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CommandFailure(
        .cannotCreate,
        localized(
          "No folder can be made in \(parent). Set TMPDIR to one that can be written."))
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try PrivateFile.create(configurationFile, configuration)
  }

  private var configurationFile: String { path + "/config.json" }

  /// The options of the session, of which none is left to the environment.
  ///
  /// - Throws: ``CommandFailure`` if the configuration in the recording is not one.
  func settings(_ program: RecordingHead.Program) throws -> GlobalSettings {
    var settings = GlobalSettings()
    settings.configFile = configurationFile
    settings.dataFolder = path + "/data"
    settings.demo = program.isDemo
    guard !program.isDemo else { return settings }
    let configuration = try Setup(settings).configuration
    guard let profile = configuration.profiles.first else {
      throw CommandFailure(.data, localized("The recording names no profile."))
    }
    settings.profile = profile.name
    settings.baseURL = profile.baseURL
    settings.api = ChosenAPI(profile.api)
    settings.model = profile.model
    return settings
  }

  /// Removes the folder and all that is in it.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
