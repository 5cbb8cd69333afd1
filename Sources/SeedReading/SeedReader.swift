import ChatModel
import Glibc

/// Reads files, folders and standard input into a seed. Nothing is sent here.
package struct SeedReader: Sendable {
  /// A file that is named must not be larger; in a folder it is skipped. Bytes.
  package static let largestFile = 4_000_000
  /// All together. Bytes.
  package static let largestSeed = 32_000_000

  private var reading = SeedReading()
  private var total = 0
  private let base: String
  /// The folder that is being read.
  private var folder: String?

  /// Reads paths: files, folders (by the ignore rules of git where there is a repository), `-` for standard
  /// input.
  ///
  /// - Parameters:
  ///   - paths: As the user gave them.
  ///   - base: Where relative ones start from; `nil`: the working directory.
  /// - Throws: ``SeedError`` for a path that is missing, unreadable, not text or too large.
  package static func read(
    _ paths: [String], base: String? = nil
  ) throws(SeedError) -> SeedReading {
    var reader = SeedReader(base: base ?? SourcePath.workingDirectory)
    for path in paths { try reader.read(path) }
    return reader.reading
  }

  private mutating func read(_ path: String) throws(SeedError) {
    if path == "-" { return try add(FileBytes.read(descriptor: STDIN_FILENO), from: path) }
    var status = stat()
    guard stat(expanded(path), &status) == 0 else {
      throw SeedError("\(path) cannot be read: \(String(cString: strerror(errno))).")
    }
    if status.st_mode & S_IFMT == S_IFDIR { return try readFolder(path) }
    guard status.st_size <= Self.largestFile else {
      throw SeedError(
        "\(path) has \(Count.text(Int(status.st_size))) bytes; a file of a seed may have"
          + " \(Count.text(Self.largestFile)). Cut it down."
      )
    }
    try add(try FileBytes.read(expanded(path)), from: path)
  }

  private init(base: String) { self.base = base }

  private func expanded(_ path: String) -> String { SourcePath.absolute(path, from: base) }

  private mutating func readFolder(_ folder: String) throws(SeedError) {
    let files = FolderListing.files(in: expanded(folder))
    guard !files.isEmpty else { throw SeedError("\(folder) holds no files.") }
    self.folder = folder
    defer { self.folder = nil }
    for file in files {
      let path = folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
      guard let bytes = try? FileBytes.read(expanded(path)) else {
        reading.skipped.append("\(path): cannot be read")
        continue
      }
      if bytes.count > Self.largestFile {
        reading.skipped.append("\(path): \(Count.text(bytes.count)) bytes")
      } else if !Self.isText(bytes) {
        reading.skipped.append("\(path): not text")
      } else {
        try add(bytes, from: path)
      }
    }
  }

  /// What stands before a file's text in its message.
  static func head(of path: String) -> String { path == "-" ? "" : "File \(path):\n\n" }

  /// Whether a file of a folder would become a part of the seed.
  static func takes(_ bytes: [UInt8]) -> Bool {
    bytes.count <= largestFile && isText(bytes)
      && String(decoding: bytes, as: UTF8.self).contains { !$0.isWhitespace }
  }

  private static func isText(_ bytes: [UInt8]) -> Bool {
    !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
  }

  private mutating func add(_ bytes: [UInt8], from path: String) throws(SeedError) {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw SeedError("\(path) is not a text file; a seed takes text in UTF-8.")
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      if path == "-" { throw SeedError("Standard input is empty.") }
      reading.skipped.append("\(path): empty")
      return
    }
    total += bytes.count
    guard total <= Self.largestSeed else {
      throw SeedError(
        "The files have more than \(Self.largestSeed) bytes together; name fewer of them.")
    }
    reading.secrets += SecretScan.findings(in: text, path: path)
    reading.sources.append(
      ContextSource(
        path: path, bytes: bytes.count, sha256: SHA256.hexadecimal(of: bytes),
        base: path == "-" ? nil : base, folder: folder))
    reading.messages.append(Message(role: .system, content: Self.head(of: path) + text))
  }
}
