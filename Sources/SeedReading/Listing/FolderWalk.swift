import Basics
import ChatModel
import Wording

/// Goes through a folder and keeps what is part of it. Links are never followed.
struct FolderWalk {
  /// More entries than this are no folder for a seed.
  static let mostEntries = 200_000

  private(set) var files: [String] = []
  private(set) var leftOut = LeftOut()
  private let root: String
  private let rules: FolderRules
  private var waiting: [Place]
  private var seen = 0

  /// A folder below the root that is still to be entered.
  private struct Place {
    let path: String
    var rules: IgnoreRules
    /// True if only what git tracks counts in it.
    let isIgnored: Bool
  }

  /// - Parameter outer: The rules from outside of the folder that count.
  init(_ root: String, _ rules: FolderRules, outer: IgnoreRules) throws(SeedError) {
    self.root = root
    self.rules = rules
    waiting = [Place(path: "", rules: outer, isIgnored: false)]
    while let place = waiting.popLast() { try enter(place) }
  }

  private mutating func enter(_ place: Place) throws(SeedError) {
    var place = place
    let folder = place.path.isEmpty ? root : "\(root)/\(place.path)"
    let entries: FolderEntries
    do throws(SeedError) {
      entries = try FolderEntries(of: folder)
    } catch {
      guard !place.path.isEmpty else { throw error }
      leftOut.others.append(localized("\(place.path): cannot be read (\(error.description))"))
      return
    }
    leftOut.unnamed += entries.unnamed
    seen += entries.entries.count
    guard seen <= Self.mostEntries else {
      throw SeedError(localized("it contains more than \(Count.text(Self.mostEntries)) files"))
    }
    if !place.isIgnored {
      try place.rules.add(
        in: folder, pathFromTop(place.path), ignoresCase: rules.ignoresCase)
    }
    for entry in entries.entries where entry.name != ".git" { visit(entry, in: place) }
  }

  private mutating func visit(_ entry: FolderEntries.Entry, in place: Place) {
    guard rules.hasRepository || !entry.name.hasPrefix(".") else {
      leftOut.hidden += 1
      return
    }
    let path = place.path.isEmpty ? entry.name : "\(place.path)/\(entry.name)"
    let whole = pathFromTop(path)
    let isFolder = entry.kind == .folder
    let isIgnored =
      place.isIgnored || place.rules.reason(toIgnore: whole, isFolder: isFolder) != nil
    let isTracked =
      isFolder ? rules.tracked.holdsFiles(below: whole) : rules.tracked.holdsFile(whole)
    if isFolder, isRepository(path, whole, isIgnored: isIgnored) {
      leftOut.repositories.append(path)
    } else if isIgnored, !isTracked {
      leftOut.ignored += 1
    } else {
      switch entry.kind {
      case .folder: waiting.append(Place(path: path, rules: place.rules, isIgnored: isIgnored))
      case .file: files.append(path)
      case .link: takeLink(path)
      case .other: leftOut.others.append(localized("\(path): not a regular file"))
      }
    }
  }

  /// True if a folder is a submodule, or a repository that is not ignored.
  private func isRepository(_ path: String, _ whole: [UInt8], isIgnored: Bool) -> Bool {
    rules.tracked.holdsSubmodule(whole)
      || !isIgnored && GitRepository.at("\(root)/\(path)") != nil
  }

  private mutating func takeLink(_ path: String) {
    guard let target = RealPath.of("\(root)/\(path)") else {
      leftOut.others.append(localized("\(path): a broken link"))
      return
    }
    let inside = root.hasSuffix("/") ? root : root + "/"
    if target == root || target.hasPrefix(inside) {
      leftOut.linksInside += 1
    } else {
      leftOut.others.append(localized("\(path): a link to a place outside the folder"))
    }
  }

  private func pathFromTop(_ path: String) -> [UInt8] {
    if rules.folder.isEmpty { return Array(path.utf8) }
    return path.isEmpty ? rules.folder : rules.folder + [UInt8(ascii: "/")] + Array(path.utf8)
  }
}
