import Glibc

/// The user's home.
package enum HomeFolder {
  /// The home that an environment names; else the registered one. Without a slash at its end, so that paths can
  /// be put after it.
  package static func path(_ environment: [String: String], registered: String?) -> String {
    let named = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    var home = (named ?? registered ?? "/")[...]
    while home.hasSuffix("/") { home = home.dropLast() }
    return String(home)
  }

  /// Gives the process a home where it has none: to every place that looks for one, and to the programs that it
  /// starts. To be called before any thread runs.
  package static func complete() {
    if let named = getenv("HOME"), named[0] == CChar(bitPattern: UInt8(ascii: "/")) { return }
    if let registered { setenv("HOME", registered, 1) }
  }

  /// The system's record for the user of this process.
  package static var registered: String? {
    guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return nil }
    let path = String(cString: folder)
    return path.hasPrefix("/") ? path : nil
  }
}
