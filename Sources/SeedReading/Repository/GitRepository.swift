import Basics
import Glibc

/// A repository, found and read as files. git is never run: its configuration can name programs, and it may not
/// be there, or refuse a repository of another owner.
struct GitRepository: Sendable {
  /// The top of its working tree.
  let root: String
  /// The folder of its index.
  let gitFolder: String
  /// The folder of the rest; another one in a second working tree.
  private let commonFolder: String

  /// The repository whose working tree a folder is in. The folder's path must be a real one.
  static func containing(_ folder: String) -> GitRepository? {
    let start = FileFacts(folder)
    // The inside of a repository's own folder is not a working tree.
    guard !folder.split(separator: "/").contains(".git") else { return nil }
    var root = folder
    while true {
      if let repository = at(root) { return repository }
      guard let slash = root.lastIndex(of: "/"), root != "/" else { return nil }
      root = slash == root.startIndex ? "/" : String(root[..<slash])
      // git does not look beyond a mount point.
      guard FileFacts(root)?.device == start?.device else { return nil }
    }
  }

  /// The repository whose working tree begins at a folder.
  static func at(_ folder: String) -> GitRepository? {
    let path = joined(folder, ".git")
    guard let facts = FileFacts(path) else { return nil }
    var gitFolder = path
    if facts.kind == .file {
      guard let target = pointer(in: path, after: "gitdir: ") else { return nil }
      gitFolder = SourcePath.absolute(target, from: folder)
    }
    guard FileFacts(joined(gitFolder, "HEAD"), followsLinks: false) != nil else { return nil }
    let common = pointer(in: joined(gitFolder, "commondir"), after: "")
      .map { SourcePath.absolute($0, from: gitFolder) }
    return GitRepository(root: folder, gitFolder: gitFolder, commonFolder: common ?? gitFolder)
  }

  /// The file of ignore rules that is not shared with others.
  var excludeFile: String { Self.joined(commonFolder, "info/exclude") }
  var configurationFile: String { Self.joined(commonFolder, "config") }

  /// The contents of the index.
  ///
  /// - Parameter usesSHA256: True if objects are named by SHA-256.
  func index(usesSHA256: Bool) -> GitIndex {
    switch FileBytes.read(Self.joined(gitFolder, "index"), limit: 512_000_000) {
    case .bytes(let bytes): GitIndex(bytes, hashLength: usesSHA256 ? 32 : 20)
    case .missing: GitIndex.empty
    case .tooLarge, .notAFile, .link, .failed: GitIndex.unreadable
    }
  }

  private static func pointer(in path: String, after start: String) -> String? {
    guard case .bytes(let bytes) = FileBytes.read(path, limit: 10_000) else { return nil }
    let text = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    return text.hasPrefix(start) && text.count > start.count
      ? String(text.dropFirst(start.count)) : nil
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
