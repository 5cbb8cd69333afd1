/// The files of the folder that the program was started in, for completing their names: those that a seed of the
/// folder would have.
package enum FolderFiles {
  /// Paths below a folder, of which a mention can be made; none if it cannot be listed or is too large.
  ///
  /// - Parameter folder: An absolute path; without it the folder that the program was started in.
  package static func paths(below folder: String? = nil) -> [String] {
    guard let listing = try? FolderListing(of: folder ?? SourcePath.workingDirectory) else {
      return []
    }
    return listing.files.filter { path in
      !path.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
  }
}
