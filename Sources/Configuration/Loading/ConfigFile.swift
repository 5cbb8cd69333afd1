import Glibc

/// Reads a configuration file.
package enum ConfigFile {
  /// More bytes than this are no configuration; reading ends there.
  package static let limit = 4 << 20

  /// What a file says.
  ///
  /// - Parameter isOptional: Whether a missing file counts as an empty one.
  /// - Throws: ``ConfigError`` with the file's name; also when a key stands in a file that others can read.
  package static func load(
    _ path: String, isOptional: Bool
  ) throws(ConfigError) -> Configuration {
    guard let (text, mode) = contents(of: path) else {
      let reason = errno == EFBIG ? tooLong : String(cString: strerror(errno))
      if errno == ENOENT, isOptional { return Configuration() }
      throw ConfigError(
        file: path, at: nil, path: "",
        message: "The configuration cannot be read: \(reason). `ctxchat config init` makes one.")
    }
    do {
      let configuration = try Configuration.read(text)
      try checkSecrets(configuration, mode: mode)
      return configuration
    } catch {
      var error = error
      error.file = path
      throw error
    }
  }

  private static let tooLong = "it is longer than \(limit >> 20) MB, or has no end"

  private static func checkSecrets(
    _ configuration: Configuration, mode: mode_t
  ) throws(ConfigError) {
    for profile in configuration.profiles {
      guard case .file = profile.keySource, mode & 0o077 != 0 else { continue }
      throw ConfigError(
        at: nil, path: "profiles.\(profile.name).api_key",
        message: "Others on this machine can read this file, so a key in it is refused. Run"
          + " `chmod 600` on it, or use api_key_command or api_key_env.")
    }
  }

  private static func contents(of path: String) -> (String, mode_t)? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer {
      let code = errno
      close(file)
      errno = code
    }
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return nil }
      if count == 0 { break }
      guard bytes.count + count <= limit else {
        errno = EFBIG
        return nil
      }
      bytes += part[..<count]
    }
    return (String(decoding: bytes, as: UTF8.self), status.st_mode)
  }
}
