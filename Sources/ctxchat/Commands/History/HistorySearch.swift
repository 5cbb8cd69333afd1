import ArgumentParser
import ChatMarkdown
import ChatModel
import HistoryStore
import Wording

/// `ctxchat history search`
struct HistorySearch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find turns, titles and labels that contain every word.",
    discussion: """
      Words match from their beginning, whatever their case; Chinese, Japanese and Korean match anywhere. \
      Nothing is an operator. The newest come first.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The words.", completion: .ownWords)
  var query: [String]

  @Option(help: "Maximum number of hits.", completion: .ownWords)
  var limit = 50

  @Flag(help: "Print JSON: an array of objects.")
  var json = false

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    let hits = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.search(
        query.joined(separator: " "), limit: limit, plain: PlainMarkdown.text)
    }
    await registry.close()
    if json { return try StandardStream.output.write(JSONText.of(hits.map { SearchReport($0) })) }
    guard !hits.isEmpty else { return StandardStream.error.write(localized("No matches.\n")) }
    try StandardStream.output.writeExactly(
      SearchLines.text(hits, isStyled: StandardStream.output.isStyled))
  }
}
