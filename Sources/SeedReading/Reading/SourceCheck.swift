import Basics
package import ChatModel
import Glibc
import Wording

/// Compares sources with what is on disk now.
package enum SourceCheck {
  /// Every source with its state, then the files of its folders that are new.
  package static func check(_ sources: [ContextSource]) -> [ContextDetails.Source] {
    sources.map { ContextDetails.Source($0, state(of: $0)) } + newFiles(beside: sources)
  }

  private static func state(of source: ContextSource) -> SourceState {
    guard source.path != "-" else { return .notAFile }
    switch FileBytes.read(SourcePath.absolute(source), limit: SeedLimits.seed.file) {
    case .missing: return .missing
    case .failed(let code): return .unreadable(SystemError.words(code))
    case .notAFile, .link: return .unreadable(localized("not a regular file"))
    case .tooLarge(let bytes): return .changed(bytes: bytes)
    case .bytes(let bytes):
      let text = TextBytes.withoutMark(bytes)
      // The length is compared first: hashing takes longer.
      let isSame = text.count == source.bytes && SHA256.hexadecimal(of: text) == source.sha256
      return isSame ? .unchanged : .changed(bytes: text.count)
    }
  }

  /// Files that reading the named folders again would add.
  private static func newFiles(beside sources: [ContextSource]) -> [ContextDetails.Source] {
    var found: [ContextDetails.Source] = []
    var seen: Set<String> = []
    var known = Set(
      sources.filter { $0.path != "-" }.map {
        let path = SourcePath.absolute($0)
        return RealPath.of(path) ?? path
      })
    for source in sources {
      guard let folder = source.folder, seen.insert(folder).inserted else { continue }
      let base = source.base ?? SourcePath.workingDirectory
      guard let listing = try? FolderListing(of: SourcePath.absolute(folder, from: base)) else {
        continue
      }
      for file in listing.files {
        let realPath = SourcePath.joined(listing.root, Array(file.utf8))
        guard known.insert(realPath).inserted,
          case .text(let bytes) = FolderFile(realPath, limit: SeedLimits.seed.file)
        else { continue }
        let new = ContextSource(
          path: SourcePath.inFolder(folder, file), bytes: bytes.count, sha256: "", base: base,
          folder: folder)
        found.append(ContextDetails.Source(new, .new(bytes: bytes.count)))
      }
    }
    return found
  }
}
