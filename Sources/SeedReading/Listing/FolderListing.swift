import Basics
import Wording

/// The files of a folder that are part of it: those that git would list, read without git. So nothing that a
/// repository names is run, and the list is the same without git, for a repository that git refuses, and without a
/// repository (but then without hidden files).
struct FolderListing: Sendable {
  /// The folder's real path.
  let root: String
  /// Paths below the folder, in the order of their bytes.
  let files: [String]
  let leftOut: LeftOut
  /// Remarks for the user.
  private(set) var notes: [String]

  /// - Parameter path: The folder's absolute path.
  /// - Throws: ``SeedError`` with the reason when it cannot be read.
  init(of path: String, _ settings: GitSettings = .current) throws(SeedError) {
    guard let root = RealPath.of(path) else {
      throw SeedError(localized("it does not exist, or its path is not UTF-8"))
    }
    let rules = try FolderRules(for: root, settings)
    var walk = try FolderWalk(root, rules, outer: rules.all)
    notes = rules.notes
    var reason = rules.reasonToIgnore
    if walk.files.isEmpty, walk.leftOut.ignored > 0 {
      // Rules above the folder name everything in it.
      let own = try FolderWalk(root, rules, outer: rules.usersOwn)
      if !own.files.isEmpty {
        walk = own
        reason = reason ?? localized("by rules above it")
      }
    }
    if let reason {
      notes.append(localized("ignored (\(reason)), included because it was named"))
    }
    self.root = root
    files = walk.files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    leftOut = walk.leftOut
  }
}
