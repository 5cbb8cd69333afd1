@testable import HistoryExport

extension Property {
  /// An export is read, or refused in words; what was read is written and read back the same.
  static let archives = Property("archives") { input in
    let document: ArchiveDocument
    do throws(ExportError) {
      document = try ArchiveDocument(input, name: "it")
    } catch {
      return try hold(!error.description.isEmpty, "a refusal without words")
    }
    let text = try document.text()
    let again = try ArchiveDocument(Array(text.utf8), name: "it")
    try hold(try again.text() == text, "an export that was imported is written differently")
  }
}
