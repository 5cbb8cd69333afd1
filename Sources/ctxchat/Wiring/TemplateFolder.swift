import Basics
import ChatUI
import Configuration
import Glibc
import SeedReading
import Wording

/// The folder of the prompt templates, beside the configuration file: each `NAME.md` is a command.
struct TemplateFolder: Sendable {
  /// A prompt is no book.
  static let sizeLimit = 256 * 1024
  /// More than these are not offered.
  static let mostTemplates = 500
  /// More entries than these are not looked at.
  private static let mostEntries = 10_000

  let path: String

  /// - Parameter configFile: The path of the configuration file.
  init(beside configFile: String) {
    let folder = configFile.lastIndex(of: "/").map { String(configFile[..<$0]) } ?? "."
    path = folder + "/templates"
  }

  /// The templates that can be used, and what is wrong with the others. No folder is no mistake.
  func list() -> TemplateList {
    guard let folder = opendir(path) else {
      return errno == ENOENT
        ? TemplateList()
        : TemplateList(problems: [
          localized("The templates in \(path) cannot be listed: \(SystemError.words(errno)).")
        ])
    }
    defer { closedir(folder) }
    var list = TemplateList()
    var left = Self.mostEntries
    while left > 0, let entry = readdir(folder) {
      left -= 1
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: 256) { name in
          Array(UnsafeBufferPointer(start: name, count: (0..<256).first { name[$0] == 0 } ?? 256))
        }
      }
      guard bytes.count > 3, bytes.suffix(3) == Array(".md".utf8)[...],
        bytes.first != UInt8(ascii: ".")
      else { continue }
      let name = String(validating: bytes.dropLast(3), as: UTF8.self)
      if let problem = Self.problem(with: name, String(decoding: bytes, as: UTF8.self)) {
        list.problems.append(problem)
      } else if let name {
        list.names.append(name)
      }
    }
    list.names.sort()
    list.problems.sort()
    if left == 0 || list.names.count > Self.mostTemplates {
      list.names = Array(list.names.prefix(Self.mostTemplates))
      list.problems.append(
        localized(
          """
          Only \(list.names.count) templates from \(path) are used: the folder has too many \
          files.
          """))
    }
    return list
  }

  private static func problem(with name: String?, _ file: String) -> String? {
    guard let name else {
      return localized(
        "Template \(file) is not used: its name is not UTF-8. Give the file another name.")
    }
    let word = name.lowercased()
    if TemplateList.isCommand(word) || PlainCommand(rawValue: word) != nil {
      return localized(
        "Template \(file) is not used: /\(word) is a command. Give the file another name.")
    }
    let isWord =
      !name.hasPrefix("/") && !name.contains { $0.isWhitespace }
      && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    return isWord
      ? nil
      : localized(
        "Template \(file) is not used: it is called by its name after a slash, so its name must be one word."
      )
  }

  /// The text of one.
  func text(of name: String) -> TemplateReading {
    let file = "\(path)/\(name).md"
    switch FileBytes.read(file, limit: Self.sizeLimit) {
    case .bytes(let bytes):
      return TextBytes.problem(bytes) == nil
        ? .text(String(decoding: TextBytes.withoutMark(bytes), as: UTF8.self))
        : .failed(
          localized("Template \(file) is not text in UTF-8. Save it as UTF-8, then use it again."))
    case .tooLarge:
      return .failed(
        localized(
          """
          Template \(file) is larger than 256 KB. Shorten it, or make it a context: ctxchat \
          contexts create.
          """
        ))
    case .missing:
      return .failed(localized("Template \(file) is no longer there. Nothing was sent."))
    case .notAFile, .link:
      return .failed(localized("Template \(file) is not a file. Nothing was sent."))
    case .failed(let code):
      return .failed(localized("Template \(file) cannot be read: \(SystemError.words(code))."))
    }
  }
}

extension Setup {
  /// The templates beside the configuration.
  var templates: TemplateFolder { TemplateFolder(beside: location.configFile) }
}
