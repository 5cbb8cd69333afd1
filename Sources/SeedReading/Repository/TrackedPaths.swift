/// The paths that git tracks below a folder, for lookups.
struct TrackedPaths: Sendable {
  private var files: Set<[UInt8]> = []
  private var submodules: Set<[UInt8]> = []
  /// Folders that hold tracked files.
  private var folders: Set<[UInt8]> = []

  init() {}

  /// - Parameter folder: Below the top of the working tree; empty for all of it.
  init(_ index: GitIndex, below folder: [UInt8]) {
    let start = folder.isEmpty ? [] : folder + [UInt8(ascii: "/")]
    submodules = Set(index.submodules.filter { $0.starts(with: start) })
    for path in index.files where path.starts(with: start) {
      files.insert(path)
      var rest = path[...]
      while let slash = rest.lastIndex(of: UInt8(ascii: "/")) {
        rest = rest[..<slash]
        guard folders.insert(Array(rest)).inserted else { break }
      }
    }
  }

  func holdsFile(_ path: [UInt8]) -> Bool { files.contains(path) }
  func holdsSubmodule(_ path: [UInt8]) -> Bool { submodules.contains(path) }
  func holdsFiles(below path: [UInt8]) -> Bool { folders.contains(path) }
}
