import Basics
import Glibc
package import Wording

/// Reads a configuration file.
package enum ConfigFile {
  /// More bytes than this are no configuration; reading ends there.
  package static let limit = 4 << 20

  /// The settings in a file.
  ///
  /// - Parameter isOptional: True if a missing file counts as an empty one.
  /// - Throws: ``ConfigError`` with the file's name; also for a key in a file that others can read.
  package static func load(
    _ path: String, isOptional: Bool
  ) throws(ConfigError) -> Configuration {
    let (configuration, error) = try examine(path, isOptional: isOptional)
    if let error { throw error }
    return configuration
  }

  /// The correct settings in a file, and its mistakes.
  ///
  /// - Parameter isOptional: True if a missing file counts as an empty one.
  /// - Throws: ``ConfigError`` with the file's name, when it cannot be read at all.
  package static func examine(
    _ path: String, isOptional: Bool
  ) throws(ConfigError) -> (configuration: Configuration, error: ConfigError?) {
    let (reading, mode) = contents(of: path)
    let text: String
    switch reading {
    case .bytes(let bytes): text = String(decoding: bytes, as: UTF8.self)
    case .failed(let cause):
      if isOptional, isOutOfReach(path, cause) { return (Configuration(), nil) }
      throw unreadable(path, SystemError.words(cause))
    case .tooLarge, .missing, .notAFile, .link:
      throw unreadable(path, localized("it is larger than \(limit >> 20) MB or endless"))
    }
    do {
      let (configuration, error) = try Configuration.examine(text)
      let exposed = exposedKeys(of: configuration, mode: mode)
      return (configuration, ConfigError.joined((error?.all ?? []) + exposed, file: path))
    } catch {
      var error = error
      error.file = path
      throw error
    }
  }

  /// The language that a file asks for, before anything is said: `nil` if it names none, or cannot be read. What can
  /// be read only once, such as a pipe, is left to be read later.
  package static func language(_ path: String) -> Language? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      case .bytes(let bytes) = contents(of: path).0
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    // Most files do not: then nothing is parsed twice. The name may stand without quotes.
    guard text.contains("language") else { return nil }
    return (try? Configuration.examine(text))?.configuration.language
  }

  /// The text of a file; `nil` if it cannot be read.
  package static func text(_ path: String) -> String? {
    guard case .bytes(let bytes) = contents(of: path).0 else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unreadable(_ path: String, _ reason: String) -> ConfigError {
    ConfigError(
      file: path, at: nil, path: "",
      message: localized(
        "The configuration cannot be read: \(reason). `ctxchat config init` creates one."))
  }

  private static func exposedKeys(
    of configuration: Configuration, mode: mode_t
  ) -> [ConfigError] {
    guard mode & 0o077 != 0 else { return [] }
    return configuration.profiles.compactMap { profile in
      guard case .file = profile.keySource else { return nil }
      return ConfigError(
        at: nil, path: "profiles.\(ValueQuote.name(profile.name)).api_key",
        message: localized(
          """
          Other users can read this file, so a key in it is refused. Run `chmod 600` on it, \
          or use api_key_command or api_key_env.
          """))
    }
  }

  /// True if there is no such file, as far as this user can see.
  static func isOutOfReach(_ path: String, _ cause: Int32) -> Bool {
    switch cause {
    case ENOENT, ENOTDIR: return true
    case EACCES:
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
      return access(folder, X_OK) != 0
    default: return false
    }
  }

  private static func contents(of path: String) -> (FileBytes.Reading, mode_t) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return (.failed(errno), 0) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return (.failed(errno), 0) }
    return (FileBytes.read(descriptor: file, limit: limit), status.st_mode)
  }
}
