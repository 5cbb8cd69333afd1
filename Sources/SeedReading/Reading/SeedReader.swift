import Basics
import ChatModel
import Glibc
import Wording

/// Reads files, folders and standard input into a seed. Nothing is sent here.
///
/// ```swift
/// let reading = try SeedReader.read(["Sources", "README.md"])
/// let messages = reading.files.map(\.message)
/// ```
package struct SeedReader: Sendable {
  private var reading = SeedReading()
  private var total = 0
  private let base: String
  private let limits: SeedLimits
  /// The real paths of what was read: nothing goes out twice.
  private var known: Set<String> = []
  private var repeated = 0

  /// Reads paths: files, folders, `-` for standard input.
  ///
  /// - Parameters:
  ///   - paths: As the user gave them.
  ///   - base: The folder of relative paths; `nil`: the working directory.
  ///   - limits: The limits of reading.
  /// - Throws: ``SeedError`` for a path that is missing, unreadable, not text or too large.
  package static func read(
    _ paths: [String], base: String? = nil, limits: SeedLimits = .seed
  ) throws(SeedError) -> SeedReading {
    var reader = SeedReader(base: base ?? SourcePath.workingDirectory, limits: limits)
    for path in paths { try reader.read(path) }
    if reader.repeated > 0 {
      reader.reading.leftOut.insert(
        localized("\(Count.of(reader.repeated, "file")) named twice, sent once"), at: 0)
    }
    return reader.reading
  }

  private init(base: String, limits: SeedLimits) {
    self.base = base
    self.limits = limits
  }

  private mutating func read(_ path: String) throws(SeedError) {
    if path == "-" { return try readStandardInput() }
    // It would be the folder that the program was started in.
    guard !path.isEmpty else {
      throw SeedError(
        localized("A path is empty. Give the name of a file, or . for the whole current folder."))
    }
    let absolute = SourcePath.absolute(path, from: base)
    if FileFacts(absolute)?.kind == .folder { return try readFolder(path) }
    switch FileBytes.read(absolute, limit: limits.file) {
    case .missing: throw SeedError(localized("\(path) cannot be read: No such file or directory."))
    case .failed(let code):
      throw SeedError(localized("\(path) cannot be read: \(SystemError.words(code))."))
    case .link, .notAFile:
      throw SeedError(localized("\(path) is not a regular file; - reads from standard input."))
    case .tooLarge(let bytes): throw limits.error(path, bytes: bytes)
    case .bytes(let bytes):
      guard isNew(RealPath.of(absolute) ?? absolute) else { return }
      if let problem = TextBytes.problem(bytes) { throw Self.refusal(of: path, problem) }
      try add(TextBytes.withoutMark(bytes), from: path, in: nil)
    }
  }

  private mutating func readStandardInput() throws(SeedError) {
    guard isNew("-") else { return }
    switch FileBytes.read(descriptor: STDIN_FILENO, limit: limits.total) {
    case .bytes(let bytes):
      if let problem = TextBytes.problem(bytes) {
        throw Self.refusal(of: localized("Standard input"), problem)
      }
      let text = TextBytes.withoutMark(bytes)
      guard TextBytes.holdsText(text) else {
        throw SeedError(localized("Standard input is empty."))
      }
      try add(text, from: "-", in: nil)
    case .failed(let code):
      throw SeedError(localized("Standard input cannot be read: \(SystemError.words(code))."))
    case .tooLarge, .missing, .notAFile, .link: throw limits.totalError
    }
  }

  private static func refusal(of path: String, _ problem: String) -> SeedError {
    SeedError(localized("\(path) is \(problem). Only text in UTF-8 can be sent; convert it first."))
  }

  /// Remembers a file; whether it was not read before.
  private mutating func isNew(_ realPath: String) -> Bool {
    let isNew = known.insert(realPath).inserted
    if !isNew { repeated += 1 }
    return isNew
  }

  private mutating func readFolder(_ folder: String) throws(SeedError) {
    let listing: FolderListing
    do throws(SeedError) {
      listing = try FolderListing(of: SourcePath.absolute(folder, from: base))
    } catch {
      throw SeedError(localized("\(folder) cannot be read: \(error.description)."))
    }
    var leftOut = listing.leftOut
    let before = reading.files.count + repeated
    for file in listing.files {
      let realPath = SourcePath.joined(listing.root, Array(file.utf8))
      // A file may have become a link since it was listed.
      switch FolderFile(realPath, limit: limits.file) {
      case .text(let bytes):
        guard isNew(realPath) else { continue }
        try add(bytes, from: SourcePath.inFolder(folder, file), in: folder)
      case .leftOut(let reason): leftOut.others.append("\(file): \(reason)")
      }
    }
    let lines = leftOut.lines
    guard reading.files.count + repeated > before else {
      let reasons =
        lines.isEmpty
        ? "" : localized(" Left out: \(lines.prefix(10).joined(separator: localized("; "))).")
      throw SeedError(localized("\(folder) contains no files that can be sent.\(reasons)"))
    }
    reading.leftOut += lines.map { line in
      leftOut.others.contains(line) ? SourcePath.inFolder(folder, line) : "\(folder): \(line)"
    }
    reading.notes += listing.notes.map { "\(folder): \($0)" }
  }

  private mutating func add(
    _ bytes: [UInt8], from path: String, in folder: String?
  ) throws(SeedError) {
    guard TextBytes.holdsText(bytes) else {
      reading.leftOut.append(localized("\(path): empty"))
      return
    }
    total += bytes.count
    guard total <= limits.total else { throw limits.totalError }
    let text = String(decoding: bytes, as: UTF8.self)
    reading.secrets += SecretScan.findings(
      in: text, path: path == "-" ? localized("standard input") : path)
    let source = ContextSource(
      path: path, bytes: bytes.count, sha256: SHA256.hexadecimal(of: bytes),
      base: path == "-" ? nil : base, folder: folder)
    reading.files.append(SeedFile(source: source, text: text))
  }
}
