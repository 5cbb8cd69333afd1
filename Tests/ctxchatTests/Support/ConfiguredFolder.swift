import ChatTestSupport
import Glibc

@testable import ctxchat

/// A configuration in a folder of its own, which goes with it.
struct ConfiguredFolder {
  let folder: TemporaryFolder
  /// The settings that name the folder for everything.
  var settings = GlobalSettings()

  /// Writes the configuration, as a file that only its owner can read; `nil` for none.
  init(_ document: String?) throws {
    folder = try TemporaryFolder()
    settings.configFile = folder.path + "/config.json"
    settings.dataFolder = folder.path
    guard let document else { return }
    try folder.write("config.json", Array(document.utf8))
    chmod(folder.path + "/config.json", 0o600)
  }
}
