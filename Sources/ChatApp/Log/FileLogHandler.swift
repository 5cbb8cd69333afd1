import Basics
import FoundationEssentials
import Glibc
package import Logging

/// Writes log events to a ``LogFile``, one line each: moment, level, process, message, metadata.
package struct FileLogHandler: LogHandler {
  /// Metadata added to every line.
  package var metadata: Logger.Metadata = [:]
  /// The least level that is written.
  package var logLevel: Logger.Level
  private let file: LogFile

  /// Creates a handler.
  package init(_ file: LogFile, level: Logger.Level = .info) {
    self.file = file
    logLevel = level
  }

  /// The metadata value of a key.
  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes one event as one line.
  package func log(event: LogEvent) {
    file.append(Self.line(for: event, metadata: metadata, at: WallClock.now))
  }

  /// The line of an event, without its end.
  static func line(for event: LogEvent, metadata: Logger.Metadata, at date: Date) -> String {
    var all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    if let error = event.error { all["error"] = "\(error)" }
    let fields = all.sorted { $0.key < $1.key }.map { " \($0.key)=\(LogText.word("\($0.value)"))" }
    return
      "\(moment(date)) \(event.level.rawValue) [\(getpid())] \(LogText.line("\(event.message)"))"
      + fields.joined()
  }

  private static func moment(_ date: Date) -> String {
    date.formatted(
      Date.ISO8601FormatStyle(
        dateSeparator: .dash, dateTimeSeparator: .standard, timeSeparator: .colon,
        includingFractionalSeconds: true, timeZone: .gmt))
  }
}
