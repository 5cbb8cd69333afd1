import Glibc

/// The files below a folder that belong to its content.
enum FolderListing {
  /// Deeper folders are not entered where git does not do the listing.
  static let deepest = 24

  /// Paths relative to the folder, sorted: as git sees them where there is a repository, else all but hidden
  /// ones. Links to folders are not followed.
  static func files(in folder: String) -> [String] {
    (byGit(folder) ?? walked(folder, prefix: "", depth: 0)).sorted()
  }

  private static func byGit(_ folder: String) -> [String]? {
    let quoted =
      "'"
      + folder.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
    let command =
      "git -C \(quoted) ls-files -z --cached --others --exclude-standard 2>/dev/null"
    guard let pipe = popen(command, "re") else { return nil }
    let bytes = FileBytes.read(descriptor: fileno(pipe))
    guard pclose(pipe) == 0 else { return nil }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func walked(_ folder: String, prefix: String, depth: Int) -> [String] {
    guard depth < deepest, let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var files: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_DIR):
        files += walked("\(folder)/\(name)", prefix: "\(prefix)\(name)/", depth: depth + 1)
      case Int32(DT_REG): files.append(prefix + name)
      default: continue
      }
    }
    return files
  }
}
