import FoundationEssentials

/// A value in a column, as every database that the gateway may use has it.
enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  /// Ids and other words of ours. They hold no U+0000: SQLite ends a text there, and PostgreSQL refuses it.
  case text(String)
  /// Text of strangers, of which every byte is kept; where U+0000 is in the way, as its bytes.
  case exact(String)
  case blob(Data)

  /// The time as seconds since 2001.
  static func time(_ date: Date) -> SQLValue { .real(date.timeIntervalSinceReferenceDate) }

  static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }

  static func optional(_ data: Data?) -> SQLValue { data.map { .blob($0) } ?? .null }
}
