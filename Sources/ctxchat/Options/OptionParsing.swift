import ArgumentParser
import ChatModel
import HistoryExport
import Wording

/// Parsers for options with their own notation. An error is a usage error.
enum OptionParsing {
  /// Lifetimes to choose from.
  static let usualLifetimes = ["1h", "24h", "7d"]
  /// The words of ``mode(_:)``.
  static let modes = ContextMode.allCases.filter { $0 != .unknown }.map(\.rawValue)

  /// Seconds from `3600`, `90m`, `24h`, `7d`, `1w` or several of them in a row, such as `1d12h`.
  static func timeToLive(_ text: String) throws -> Int {
    guard let seconds = TimeToLive.seconds(text) else { throw wrongTime(text) }
    return seconds
  }

  static func wrongTime(_ text: String) -> ValidationError {
    ValidationError(
      localized("“\(text)” is not a lifetime. Give seconds, or for example 90m, 24h, 7d."))
  }

  /// A strategy from `last:TOKENS` or `rolling[:WINDOW[:STEP]]`.
  static func truncation(_ text: String) throws -> TruncationStrategy {
    guard let strategy = TruncationStrategy(notation: text) else { throw wrongTruncation(text) }
    return strategy
  }

  private static func wrongTruncation(_ text: String) -> ValidationError {
    ValidationError(
      localized(
        "“\(text)” is not a truncation. Give last:4096 or rolling:32768:4096 (window and step)."))
  }

  /// An API by the word of the configuration, with its dialect behind a colon.
  static func api(_ text: String) throws -> ChosenAPI {
    guard let api = ChosenAPI(notation: text) else {
      throw ValidationError(
        localized(
          """
          “\(text)” is not an API. Use context, responses, responses:openai, responses:ark, \
          gemini, chat or gateway.
          """)
      )
    }
    return api
  }

  /// A language of the program.
  static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      throw ValidationError(localized("“\(text)” is not a language of ctxchat. Use en or zh."))
    }
    return language
  }

  /// A mode that can be asked for.
  static func mode(_ text: String) throws -> ContextMode {
    guard let mode = ContextMode(rawValue: text), mode != .unknown else {
      throw ValidationError(
        localized("“\(text)” is not a mode. Use session, common_prefix, chain or local."))
    }
    return mode
  }

  /// A form of document, also by other names that people use for it.
  static func format(_ text: String) throws -> DocumentFormat {
    if let format = DocumentFormat(rawValue: text.lowercased()) { return format }
    if text.lowercased() == "markdown" { return .markdown }
    throw ValidationError(localized("“\(text)” is not a format. Use md, json or html."))
  }
}
