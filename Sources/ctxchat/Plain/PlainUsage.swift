import ChatModel
import Wording

/// A usage report in lines.
enum PlainUsage {
  static func lines(_ report: UsageReport) -> [String] {
    var lines: [String] = []
    if let conversation = report.conversation {
      lines.append(localized("this conversation: \(words(conversation, report.currency))"))
    }
    for context in report.contexts {
      lines.append(localized("context \(context.label): \(words(context, report.currency))"))
    }
    lines.append(localized("total: \(words(report.total, report.currency))"))
    return lines
  }

  private static func words(_ row: UsageReport.Row, _ currency: String?) -> String {
    let usage = row.usage
    let cached = usage.cachedTokens.map { localized(", \(Count.text($0)) of them cached") } ?? ""
    var words = [
      Count.of(row.turns, "turn"),
      usage.promptTokens.map { localized("\(Count.text($0)) tokens in\(cached)") }
        ?? localized("input not counted"),
      usage.outputWords() ?? localized("output not counted"),
    ]
    if let currency, let cost = row.cost {
      words.append(localized("cost \(Money.text(cost, currency))"))
    }
    if let currency, let saved = row.saved {
      words.append(localized("saved \(Money.text(saved, currency))"))
    }
    return words.dropFirst().reduce(words[0]) { localized("\($0), \($1)") }
  }
}
