package import ChatModel
import FoundationEssentials
package import HistoryStore
import Wording

/// Writes conversations for people and for other programs.
///
/// ```swift
/// let path = try await ConversationExport(store: store).write(id, as: .markdown, to: "~/notes")
/// ```
package struct ConversationExport: Sendable {
  private let store: HistoryStore

  /// Exports from a history.
  package init(store: HistoryStore) {
    self.store = store
  }

  /// Conversations as one document, in the order in which they are named.
  ///
  /// - Throws: ``ExportError``.
  package func document(
    _ conversations: [ConversationID], as format: DocumentFormat
  ) async throws(ExportError) -> String {
    var archives: [ConversationArchive] = []
    for id in conversations { archives.append(try await archive(of: id)) }
    return try Self.document(archives, as: format)
  }

  /// The parts of the Markdown document of a conversation, for those who render it.
  ///
  /// - Throws: ``ExportError``.
  package func blocks(
    of conversation: ConversationID
  ) async throws(ExportError) -> [DocumentBlock] {
    MarkdownDocument(ExportTranscript(try await archive(of: conversation))).blocks
  }

  /// Writes a conversation to a new file that only its owner can read; a file that is there is
  /// never overwritten.
  ///
  /// - Parameters:
  ///   - id: The conversation.
  ///   - format: The format.
  ///   - path: The destination: a file, or a folder; `~/` is understood. `nil`: the present folder. In a
  ///     folder the name is taken from the title, with a number if it exists.
  /// - Returns: The path that was written.
  /// - Throws: ``ExportError``.
  package func write(
    _ id: ConversationID, as format: DocumentFormat, to path: String?
  ) async throws(ExportError) -> String {
    switch ExportPlace(path) {
    case .file(let path): return try await write([id], as: format, toFile: path)
    case .folder(let folder):
      let archive = try await archive(of: id)
      let bytes = Array(try Self.document([archive], as: format).utf8)
      let stem = FileStem.of(archive.conversation.title)
      for number in 1...9999 {
        let name = number == 1 ? stem : "\(stem)-\(number)"
        let path = "\(folder)\(name).\(format.rawValue)"
        if try NewFile.write(bytes, to: path) { return path }
      }
      throw ExportError(
        .file, localized("Too many files are named \(stem). Give a file name to write to."))
    }
  }

  /// Writes conversations to one new file that only its owner can read; one that is there is left
  /// as it is.
  ///
  /// - Returns: The path that was written.
  /// - Throws: ``ExportError``.
  package func write(
    _ conversations: [ConversationID], as format: DocumentFormat, toFile path: String
  ) async throws(ExportError) -> String {
    let text = try await document(conversations, as: format)
    let path = ExportPlace.expanded(path)
    guard try NewFile.write(Array(text.utf8), to: path) else {
      throw ExportError(
        .file, localized("\(path) already exists and was not changed. Choose another file."))
    }
    return path
  }

  /// True if a user's path names a folder: it ends with a slash, or is one that is there.
  package static func isFolder(_ path: String) -> Bool {
    if case .folder = ExportPlace(path) { true } else { false }
  }

  private func archive(of id: ConversationID) async throws(ExportError) -> ConversationArchive {
    do throws(StoreError) { return try await store.archive(of: id) } catch {
      throw ExportError(.history, error.message)
    }
  }

  /// Archives as one document.
  static func document(
    _ archives: [ConversationArchive], as format: DocumentFormat
  ) throws(ExportError) -> String {
    switch format {
    case .json: try ArchiveDocument(archives).text()
    case .markdown:
      archives.map { MarkdownDocument(ExportTranscript($0)).text }.joined(separator: "\n")
    case .html: HTMLDocument(archives.map { ExportTranscript($0) }).text
    }
  }
}
