import ArgumentParser
import ChatModel
import FoundationEssentials
import HistoryExport
import HistoryStore

/// `ctxchat history import`
struct HistoryImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take exported conversations (JSON) in.",
    discussion: "Each file comes in whole or not at all. What is here already is left as it is.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "Files, or - for standard input.")
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

  private static func contents(of file: String) throws -> [UInt8] {
    if file == "-" { return FileHandle.standardInputBytes() }
    do { return Array(try Data(contentsOf: URL(filePath: file))) } catch {
      throw CommandFailure(.noInput, "\(file) cannot be read. Check its name and its permissions.")
    }
  }

  private static func words(for report: ImportReport, of file: String) -> String {
    var words =
      "\(file): \(Count.of(report.imported.count, "conversation")) with \(Count.of(report.turns, "turn")) imported"
    if !report.skipped.isEmpty { words += ", \(report.skipped.count) here already" }
    return words + "."
  }
}
