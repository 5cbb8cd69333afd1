internal import ChatModel
internal import FoundationEssentials
internal import GRDB

extension Date {
  /// Seconds since 2001-01-01 UTC: what `Date` holds itself, so that it comes back equal.
  /// SQLite has no NaN and would read it as NULL.
  var stored: Double {
    timeIntervalSinceReferenceDate.isFinite ? timeIntervalSinceReferenceDate : 0
  }
}

extension Usage {
  /// The five counts in the order of the columns.
  static func stored(_ usage: Usage?) -> [(any DatabaseValueConvertible)?] {
    [
      usage?.promptTokens, usage?.completionTokens, usage?.totalTokens, usage?.cachedTokens,
      usage?.reasoningTokens,
    ]
  }
}

/// Values that are kept as JSON, because SQL never looks into them.
enum StoredJSON {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "+inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// `nil` for what cannot be understood.
  static func decode<Value: Decodable>(_ type: Value.Type, from text: String?) -> Value? {
    guard let text, !text.isEmpty else { return nil }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "+inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode(type, from: Data(text.utf8))
  }
}

extension Parameters {
  private static let empty = Parameters()

  /// JSON, or `nil` when nothing is set.
  func stored() throws -> String? { self == Self.empty ? nil : try StoredJSON.encode(self) }

  static func restored(_ text: String?) -> Parameters {
    StoredJSON.decode(Parameters.self, from: text) ?? empty
  }
}
