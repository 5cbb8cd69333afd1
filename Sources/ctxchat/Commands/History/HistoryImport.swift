import ArgumentParser
import Basics
import ChatModel
import Glibc
import HistoryExport
import HistoryStore
import Wording

/// `ctxchat history import`
struct HistoryImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import exported conversations (JSON).",
    discussion:
      "Each file is imported completely or not at all. Existing conversations are not changed.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "Files, or - for standard input.", completion: .file())
  var files: [String]

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    let reader = ConversationImport(store: registry.store)
    for file in files {
      let bytes = try Self.contents(of: file)
      let report: ImportReport
      do throws(ExportError) { report = try await reader.read(bytes, name: file) } catch {
        throw CommandFailure(error)
      }
      StandardStream.error.write("\(Self.words(for: report, of: file))\n")
      try StandardStream.output.write(
        report.imported.map { "\($0)\n" }.joined(),
        elseSaying: Registry.conversationIsThere)
    }
    await registry.close()
  }

  /// A longer file would take more memory to read than most machines have.
  private static let limit = 256 << 20

  private static func contents(of file: String) throws -> [UInt8] {
    let name = file == "-" ? localized("Standard input") : file
    let reading =
      file == "-"
      ? FileBytes.read(descriptor: STDIN_FILENO, limit: limit)
      : FileBytes.readAny(file, limit: limit)
    switch reading {
    case .bytes(let bytes): return bytes
    case .tooLarge:
      throw CommandFailure(
        .data,
        localized(
          """
          \(name) is longer than \(limit >> 20) MB, so nothing was imported. Export fewer \
          conversations into one file.
          """))
    case .missing: throw CommandFailure(.noInput, localized("\(name) does not exist."))
    case .failed(let code):
      throw CommandFailure(
        .noInput, localized("\(name) cannot be read: \(SystemError.words(code))."))
    case .notAFile, .link: throw CommandFailure(.noInput, localized("\(name) is not a file."))
    }
  }

  private static func words(for report: ImportReport, of file: String) -> String {
    var words =
      localized(
        """
        \(file): \(Count.of(report.imported.count, "conversation")) with \
        \(Count.of(report.turns, "turn")) imported
        """)
    if !report.skipped.isEmpty { words += localized(", \(report.skipped.count) already here") }
    return words + localized(".")
  }
}
