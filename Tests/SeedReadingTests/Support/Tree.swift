import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import SeedReading

/// A folder of a test, and git over it where a test wants to compare.
struct Tree {
  let folder: TemporaryFolder
  /// The folder under test, so that a home folder can be next to it.
  let path: String
  /// Settings of nobody.
  let settings: GitSettings

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/tree"
    let home = folder.path + "/home"
    settings = GitSettings(home: home, files: ["\(home)/.config/git/config", "\(home)/.gitconfig"])
    mkdir(path, 0o755)
    mkdir(folder.path + "/home", 0o755)
  }

  /// Writes a file below the folder, with the folders that it takes.
  func write(_ name: String, _ text: String = "text") throws {
    try write(name, bytes: Array(text.utf8))
  }

  func write(_ name: String, bytes: [UInt8]) throws {
    try folder.write("tree/" + name, bytes)
  }

  func link(_ name: String, to target: String) throws {
    try #require(symlink(target, path + "/" + name) == 0)
  }

  /// The least that git takes for a repository.
  func makeRepository(at place: String = "") throws {
    let start = place.isEmpty ? ".git/" : "\(place)/.git/"
    try write(start + "HEAD", "ref: refs/heads/main\n")
    for name in ["objects", "refs"] { mkdir("\(path)/\(start)\(name)", 0o755) }
  }

  /// What ctxchat makes of the folder, or of one below.
  func listing(_ place: String = "") throws -> FolderListing {
    try FolderListing(of: place.isEmpty ? path : "\(path)/\(place)", settings)
  }

  /// Runs git in the folder.
  @discardableResult
  func git(_ words: String..., status: Int32 = 0) throws -> String {
    try git(words, status: status)
  }

  @discardableResult
  func git(_ words: [String], status: Int32 = 0) throws -> String {
    let run = try run(words)
    try #require(run.status == status, "git \(words): \(run.errors)")
    return run.output
  }

  /// Runs git in the folder, however it ends.
  func run(_ words: [String]) throws -> CommandRun {
    try CommandRun.run(
      "git", ["-C", path] + words,
      environment: [
        "HOME": settings.home, "PATH": "/usr/local/bin:/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
      ])
  }

  /// What git would list, without links and repositories inside, in the order of bytes.
  func gitFiles(_ place: String = "") throws -> [String] {
    let folder = place.isEmpty ? path : "\(path)/\(place)"
    let names = try git(
      "-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return Set(names.split(separator: "\0").map(String.init)).filter {
      FileFacts("\(folder)/\($0)", followsLinks: false)?.kind == .file
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
