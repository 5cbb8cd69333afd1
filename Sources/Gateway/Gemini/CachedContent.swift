import FoundationEssentials

/// A cached content as the gateway keeps it: the beginning of prompts.
struct CachedContent: Hashable, Sendable {
  /// As in the path, without `cachedContents/`.
  var id: String
  /// As `models/X`.
  var model: String
  var displayName: String?
  var messages: [WireMessage]
  var tokens: Int
  var createTime: Date
  var updateTime: Date
  var expireTime: Date

  /// As in a reply: nothing of the content.
  ///
  /// - Parameter isCounted: True if its tokens are known.
  func json(isCounted: Bool) -> JSONValue {
    var fields: [String: JSONValue] = [
      "name": .text("cachedContents/" + id), "model": .text(model),
      "createTime": .text(GeminiTime.text(createTime)),
      "updateTime": .text(GeminiTime.text(updateTime)),
      "expireTime": .text(GeminiTime.text(expireTime)),
    ]
    if isCounted { fields["usageMetadata"] = ["totalTokenCount": .number(Double(tokens))] }
    fields["displayName"] = displayName.map { .text($0) }
    return .object(fields)
  }

  static func freshID() -> String {
    let signs = "abcdefghijklmnopqrstuvwxyz0123456789"
    return (0..<24).map { _ in String(signs.randomElement() ?? "0") }.joined()
  }
}
