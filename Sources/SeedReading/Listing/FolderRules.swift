import Wording

/// The rules for the files of a folder, as far as they lie outside the folder.
struct FolderRules: Sendable {
  /// The folder, below the top of its repository; empty where it is the top, or if there is none.
  let folder: [UInt8]
  let hasRepository: Bool
  let ignoresCase: Bool
  let tracked: TrackedPaths
  /// The rules of the user for all folders.
  private(set) var usersOwn = IgnoreRules()
  /// Those and the rules of the repository above the folder.
  private(set) var all = IgnoreRules()
  /// The rule that names the folder, or one that it is in.
  private(set) var reasonToIgnore: String?
  /// Remarks for the user.
  private(set) var notes: [String] = []

  /// - Parameter root: The folder's real path.
  init(for root: String, _ settings: GitSettings) throws(SeedError) {
    let repository = GitRepository.containing(root)
    let configuration = settings.configuration(of: repository)
    let ignoresCase = configuration.isTrue("core.ignorecase")
    hasRepository = repository != nil
    self.ignoresCase = ignoresCase
    let top = repository?.root ?? root
    folder = Array(root.utf8.dropFirst(top.utf8.count).drop { $0 == UInt8(ascii: "/") })
    let usesSHA256 = configuration["extensions.objectformat"]?.lowercased() == "sha256"
    let index = repository?.index(usesSHA256: usesSHA256) ?? .empty
    tracked = TrackedPaths(index, below: folder)
    if let problem = index.problem {
      notes.append(
        localized(
          "git's list of tracked files is unavailable (\(problem)), so only the ignore rules apply")
      )
    }
    let global = settings.ignoreFile(configuration, base: top)
    usersOwn.add(
      try IgnoreFile.read(global, folder: [], ignoresCase: ignoresCase, followsLinks: true))
    all = usersOwn
    guard let repository else { return }
    all.add(
      try IgnoreFile.read(
        repository.excludeFile, folder: [], ignoresCase: ignoresCase, followsLinks: true))
    try addFiles(above: root, top: top)
  }

  /// Goes down from the top of the repository to the folder.
  private mutating func addFiles(above root: String, top: String) throws(SeedError) {
    var end = 0
    while end < folder.count {
      let place = Array(folder[..<end])
      try all.add(in: SourcePath.joined(top, place), place, ignoresCase: ignoresCase)
      let start = end == 0 ? 0 : end + 1
      end = folder[start...].firstIndex(of: UInt8(ascii: "/")) ?? folder.count
      if reasonToIgnore == nil {
        reasonToIgnore = all.reason(toIgnore: Array(folder[..<end]), isFolder: true)
      }
    }
  }
}

extension IgnoreRules {
  /// Adds the ignore file of a folder, where it has one.
  mutating func add(in folder: String, _ place: [UInt8], ignoresCase: Bool) throws(SeedError) {
    add(
      try IgnoreFile.read(
        "\(folder)/.gitignore", folder: place, ignoresCase: ignoresCase, followsLinks: false))
  }
}
