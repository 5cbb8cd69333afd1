internal import ChatModel
internal import FoundationEssentials
internal import GRDB

/// Reading columns without traps: GRDB's own subscripts end the program when a damaged file holds
/// the wrong type. A value that cannot be understood reads as its empty one.
extension Row {
  func text(_ index: Int) -> String { optionalText(index) ?? "" }

  /// The first characters of a text whose beginning was asked for.
  func text(_ index: Int, atMost count: Int) -> String {
    let text = text(index)
    return text.utf8.count <= count ? text : String(text.unicodeScalars.prefix(count))
  }

  func optionalText(_ index: Int) -> String? {
    ExactText.fromDatabaseValue(self.databaseValue(index))?.string
  }

  func int(_ index: Int) -> Int { optionalInt(index) ?? 0 }

  func optionalInt(_ index: Int) -> Int? {
    switch databaseValue(index).storage {
    case .int64(let value): Int(exactly: value)
    case .double(let value): Int(exactly: value.rounded())
    default: nil
    }
  }

  func date(_ index: Int) -> Date { optionalDate(index) ?? Date(timeIntervalSinceReferenceDate: 0) }

  func optionalDate(_ index: Int) -> Date? {
    switch databaseValue(index).storage {
    case .int64(let value): Date(timeIntervalSinceReferenceDate: Double(value))
    case .double(let value): Date(timeIntervalSinceReferenceDate: value)
    default: nil
    }
  }

  func identifier<Subject>(_ index: Int) -> Identifier<Subject> {
    Identifier(rawValue: text(index))
  }

  func optionalIdentifier<Subject>(_ index: Int) -> Identifier<Subject>? {
    optionalText(index).map(Identifier.init(rawValue:))
  }

  /// The five counts of a usage; `nil` when none is there.
  func usage(from index: Int) -> Usage? {
    let usage = Usage(
      promptTokens: optionalInt(index), completionTokens: optionalInt(index + 1),
      totalTokens: optionalInt(index + 2), cachedTokens: optionalInt(index + 3),
      reasoningTokens: optionalInt(index + 4))
    return usage.isKnown ? usage : nil
  }

  private func databaseValue(_ index: Int) -> DatabaseValue {
    index < count ? self[index] : .null
  }
}
