import Basics
import ChatUI
import Configuration
import Glibc
import Wording

/// Writes the profile of a set-up into the configuration file.
enum ProfileFile {
  /// Adds a profile to a file, or makes the file.
  ///
  /// - Parameter settingAside: True if a file that cannot be read may be renamed, and a new one written.
  static func add(
    _ profile: Profile, isDefault: Bool, to path: String, settingAside: Bool
  ) -> SetupResult {
    // The file behind a link is changed, and the link stays.
    let target = RealPath.of(path) ?? path
    let text: String
    switch contents(of: target) {
    case .success(let found): text = found
    case .failure(let problem):
      guard settingAside else {
        return .notSaved(.init(.bad, "\(path): \(problem.message)"), canSetAside: true)
      }
      return create(profile, at: target, movingAside: true)
    }
    guard let text = text.isEmpty ? nil : text else {
      return create(profile, at: target, movingAside: false)
    }
    do throws(ConfigError) {
      let changed = try ConfigText.adding(profile, to: text, isDefault: isDefault)
      return write { try PrivateFile.replace(target, changed) }
    } catch {
      let isAboutProfile = error.path.hasPrefix("profiles.")
      if settingAside, !isAboutProfile { return create(profile, at: target, movingAside: true) }
      var error = error
      error.file = path
      return .notSaved(
        .init(.bad, error.description, place: isAboutProfile ? place(of: error) : nil),
        canSetAside: !isAboutProfile)
    }
  }

  /// The answer that a mistake in the profile is about.
  private static func place(of error: ConfigError) -> SetupPlace {
    let setting = error.path.split(separator: ".").last ?? ""
    return setting.hasPrefix("api_key") ? .key : setting == "base_url" ? .address : .name
  }

  private static func create(
    _ profile: Profile, at path: String, movingAside: Bool
  ) -> SetupResult {
    do throws(ConfigError) {
      let text = try ConfigText.adding(profile, to: "", isDefault: true)
      return write {
        if movingAside { try PrivateFile.setAside(path) }
        if access(path, F_OK) == 0 {
          // An empty file has nothing to lose.
          try PrivateFile.replace(path, text)
        } else {
          try PrivateFile.create(path, text)
        }
      }
    } catch {
      return .notSaved(.init(.bad, error.message, place: place(of: error)), canSetAside: false)
    }
  }

  private static func write(_ body: () throws -> Void) -> SetupResult {
    do {
      try body()
      return .saved
    } catch {
      return .notSaved(.init(.bad, "\(error)"), canSetAside: false)
    }
  }

  private struct Unreadable: Error {
    let message: String
  }

  /// The text of the file; empty if there is none.
  private static func contents(of path: String) -> Result<String, Unreadable> {
    switch FileBytes.readAny(path, limit: ConfigFile.limit) {
    case .missing: .success("")
    case .bytes(let bytes):
      String(validating: bytes, as: UTF8.self).map { .success($0) }
        ?? .failure(Unreadable(message: localized("The file is not text in UTF-8.")))
    case .failed(let cause):
      .failure(
        Unreadable(message: localized("The file cannot be read: \(SystemError.words(cause)).")))
    case .tooLarge, .notAFile, .link:
      .failure(
        Unreadable(
          message: localized("This is not a configuration file: it is too large or endless.")))
    }
  }
}
