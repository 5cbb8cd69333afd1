import ChatModel
import Glibc

/// The paths of a seed's files.
package enum SourcePath {
  /// The folder that the program was started in.
  static var workingDirectory: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// The user's home folder; the root if unknown.
  static var home: String {
    if let value = getenv("HOME"), value.pointee != 0 { return String(cString: value) }
    return getpwuid(getuid()).flatMap { $0.pointee.pw_dir }.map { String(cString: $0) } ?? "/"
  }

  /// A path as the user gave it, with the home folder and a relative beginning filled in.
  package static func absolute(_ path: String) -> String {
    absolute(path, from: workingDirectory)
  }

  static func absolute(_ path: String, from base: String, home: String? = nil) -> String {
    if path.hasPrefix("/") { return path }
    if path == "~" { return home ?? Self.home }
    if path.hasPrefix("~/") { return (home ?? Self.home) + path.dropFirst(1) }
    return base.hasSuffix("/") ? base + path : "\(base)/\(path)"
  }

  /// The path where a source is searched; one that was recorded without its folder, from here.
  static func absolute(_ source: ContextSource) -> String {
    absolute(source.path, from: source.base ?? workingDirectory)
  }

  /// A file of a folder, as the user would write it.
  static func inFolder(_ folder: String, _ file: String) -> String {
    folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
  }

  static func joined(_ folder: String, _ place: [UInt8]) -> String {
    place.isEmpty ? folder : inFolder(folder, String(decoding: place, as: UTF8.self))
  }
}
