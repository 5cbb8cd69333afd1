package import ChatModel
import Glibc

/// Compares sources with what is on disk now.
package enum SourceCheck {
  /// Every source with its state, then the files of its folders that are new.
  package static func check(_ sources: [ContextSource]) -> [ContextDetails.Source] {
    sources.map { ContextDetails.Source($0, state(of: $0)) } + newFiles(beside: sources)
  }

  private static func state(of source: ContextSource) -> SourceState {
    guard source.path != "-" else { return .notAFile }
    let path = SourcePath.absolute(source)
    var status = stat()
    guard stat(path, &status) == 0 else {
      return errno == ENOENT || errno == ENOTDIR
        ? .missing : .unreadable(String(cString: strerror(errno)))
    }
    do {
      let bytes = try FileBytes.read(path)
      // The length is compared first: hashing takes longer.
      let isSame =
        bytes.count == source.bytes && SHA256.hexadecimal(of: bytes) == source.sha256
      return isSame ? .unchanged : .changed(bytes: bytes.count)
    } catch {
      return .unreadable(error.description)
    }
  }

  /// Files that reading the named folders again would add.
  private static func newFiles(beside sources: [ContextSource]) -> [ContextDetails.Source] {
    var found: [ContextDetails.Source] = []
    var seen: Set<String> = []
    let known = Set(sources.map(\.path))
    for source in sources {
      guard let folder = source.folder, seen.insert(folder).inserted else { continue }
      let base = source.base ?? SourcePath.workingDirectory
      for file in FolderListing.files(in: SourcePath.absolute(folder, from: base)) {
        let path = folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
        guard !known.contains(path),
          let bytes = try? FileBytes.read(SourcePath.absolute(path, from: base)),
          SeedReader.takes(bytes)
        else { continue }
        let new = ContextSource(
          path: path, bytes: bytes.count, sha256: "", base: base, folder: folder)
        found.append(ContextDetails.Source(new, .new(bytes: bytes.count)))
      }
    }
    return found
  }
}
