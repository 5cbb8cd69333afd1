package import TerminalKit

/// The first line of a recording: that of an asciicast (version 2), with what the program needs to start alike.
package struct RecordingHead: Codable, Sendable, Equatable {
  /// The members that players of asciicasts do not read.
  package struct Program: Codable, Sendable, Equatable {
    /// The version that recorded.
    package var version: String
    /// `en` or `zh`.
    package var language: String
    /// Seconds that the time of the place is ahead of UTC.
    package var utcOffset: Int
    /// The number of colours that was drawn with.
    package var colors: Int
    /// True if it ran with `--demo`.
    package var isDemo: Bool
    /// The label or server id of the context that was asked for.
    package var context: String?
    /// The settings: looks, keys, parameters, and the profile without its key.
    package var configuration: String

    /// Creates it.
    package init(
      version: String, language: String, utcOffset: Int, colors: Int, isDemo: Bool,
      context: String?, configuration: String
    ) {
      self.version = version
      self.language = language
      self.utcOffset = utcOffset
      self.colors = colors
      self.isDemo = isDemo
      self.context = context
      self.configuration = configuration
    }
  }

  /// Always 2.
  package var version = 2
  /// Columns of the terminal.
  package var width: Int
  /// Rows of the terminal.
  package var height: Int
  /// When it began, in seconds since 1970.
  package var timestamp: Int
  /// `TERM` and what else tells the terminal's kind.
  package var env: [String: String]
  /// The members for this program; missing in recordings of others.
  package var ctxchat: Program?

  /// Creates a head.
  package init(
    size: Size, timestamp: Int, environment: [String: String], program: Program
  ) {
    width = size.columns
    height = size.rows
    self.timestamp = timestamp
    env = environment
    ctxchat = program
  }

  /// The size of the terminal at the start.
  package var size: Size { Size(rows: height, columns: width) }
}
