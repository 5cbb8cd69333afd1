import Basics
import Glibc

/// The entries of one folder.
struct FolderEntries {
  struct Entry {
    let name: String
    let kind: FileFacts.Kind
  }

  private(set) var entries: [Entry] = []
  /// Number of files with a name that is not UTF-8.
  private(set) var unnamed = 0

  /// - Throws: ``SeedError`` with the reason when it cannot be read.
  init(of folder: String) throws(SeedError) {
    guard let listing = opendir(folder) else { throw SeedError(SystemError.words(errno)) }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      guard let name else {
        unnamed += 1
        continue
      }
      guard name != ".", name != ".." else { continue }
      // Listing stops at fewer.
      guard entries.count <= FolderWalk.mostEntries else { return }
      let kind: FileFacts.Kind? =
        switch Int32(entry.pointee.d_type) {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        // Some file systems do not report it.
        case Int32(DT_UNKNOWN): FileFacts("\(folder)/\(name)", followsLinks: false)?.kind
        default: .other
        }
      if let kind { entries.append(Entry(name: name, kind: kind)) }
    }
  }
}
