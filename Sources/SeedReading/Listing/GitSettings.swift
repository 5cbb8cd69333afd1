import Glibc

/// The files with git's settings of the user and the machine.
struct GitSettings: Sendable {
  var home: String
  /// The user's folder for settings, as XDG has it.
  var configurationFolder: String
  /// Files of settings, those that count more after the others.
  var files: [String]

  init(home: String, configurationFolder: String? = nil, files: [String]? = nil) {
    self.home = home
    let folder = configurationFolder ?? "\(home)/.config"
    self.configurationFolder = folder
    self.files = files ?? ["/etc/gitconfig", "\(folder)/git/config", "\(home)/.gitconfig"]
  }

  /// Those of the user that runs the program.
  static var current: GitSettings {
    var settings = GitSettings(
      home: SourcePath.home, configurationFolder: variable("XDG_CONFIG_HOME"))
    if let file = variable("GIT_CONFIG_GLOBAL") { settings.files[1...] = [file] }
    if let file = variable("GIT_CONFIG_SYSTEM") { settings.files[0] = file }
    if variable("GIT_CONFIG_NOSYSTEM") != nil { settings.files.removeFirst() }
    return settings
  }

  /// The settings of all of them, with those of a repository last.
  func configuration(of repository: GitRepository?) -> GitConfiguration {
    var configuration = GitConfiguration()
    for file in files + [repository?.configurationFile].compactMap(\.self) {
      configuration.read(file, home: home)
    }
    return configuration
  }

  /// The user's own ignore file for all folders.
  func ignoreFile(_ configuration: GitConfiguration, base: String) -> String {
    guard let path = configuration["core.excludesfile"] else {
      return "\(configurationFolder)/git/ignore"
    }
    return SourcePath.absolute(path, from: base, home: home)
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
