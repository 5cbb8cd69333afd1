import ChatModel
import Glibc

/// Where the files of a seed are.
enum SourcePath {
  /// The folder that the program was started in.
  static var workingDirectory: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// A path as the user gave it, with the home folder and a relative beginning filled in.
  static func absolute(_ path: String, from base: String) -> String {
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/"), let home = getenv("HOME") {
      return String(cString: home) + path.dropFirst(1)
    }
    return base.hasSuffix("/") ? base + path : "\(base)/\(path)"
  }

  /// Where a source is looked for; one that was recorded without its folder, from here.
  static func absolute(_ source: ContextSource) -> String {
    absolute(source.path, from: source.base ?? workingDirectory)
  }
}
