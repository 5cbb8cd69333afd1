import ArgumentParser
import FoundationEssentials
import Gateway
import Wording

/// `ctxchat gateway keys list`
struct GatewayKeysList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the keys, and what was asked with each.",
    discussion:
      "Keys that work come first, then those that were revoked, with the time from which on they were refused.",
    aliases: ["ls"])

  @ParentCommand var gateway: GatewayCommand

  @Flag(help: "Print JSON: an array of objects.")
  var json = false

  /// As in JSON.
  private struct Report: Encodable {
    let name: String
    let state: String
    let addedAt: Date
    let revokedAt: Date?
    let requests: Int
    let promptTokens: Int
    let cachedTokens: Int
    let completionTokens: Int
  }

  func run() async throws {
    let entries = try await gateway.withKeys(mayBeNew: false) { try $0.entries() }
    if json {
      return try StandardStream.output.write(JSONText.of(entries.map(Self.report)))
    }
    guard !entries.isEmpty else {
      return StandardStream.error.write(
        localized("No key yet. `ctxchat gateway keys add NAME` makes one.\n"))
    }
    var table = TextTable(
      [
        localized("NAME"), localized("STATE"), localized("SINCE"), localized("UNTIL"),
        localized("REQUESTS"), localized("PROMPT"), localized("CACHED"), localized("REPLIES"),
      ], rightAligned: [4, 5, 6, 7])
    for entry in entries.filter(\.works) + entries.filter({ !$0.works }) {
      table.add([
        entry.name, entry.works ? localized("active") : localized("revoked"),
        TimeText.minute(entry.addedAt), entry.revokedAt.map(TimeText.minute) ?? "–",
        "\(entry.usage.requests)", "\(entry.usage.prompt)", "\(entry.usage.cached)",
        "\(entry.usage.completion)",
      ])
    }
    try StandardStream.output.write(table.text(width: StandardStream.output.columns))
  }

  private static func report(_ entry: KeyEntry) -> Report {
    Report(
      name: entry.name, state: entry.works ? "active" : "revoked", addedAt: entry.addedAt,
      revokedAt: entry.revokedAt,
      requests: entry.usage.requests, promptTokens: entry.usage.prompt,
      cachedTokens: entry.usage.cached, completionTokens: entry.usage.completion)
  }
}
