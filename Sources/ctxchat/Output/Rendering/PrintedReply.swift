import ChatMarkdown
import ChatTranscript
import TerminalKit

/// The text of a reply on its way to standard output: rendered row by row, or as it came.
struct PrintedReply: Sendable {
  /// `nil`: as it came.
  private var stream: MarkdownStream?

  init(_ looks: PrintedLooks?) {
    stream = looks.map { MarkdownStream(theme: $0.theme.markdown) }
  }

  /// True if the texts are whole rows with their looks, in which no control character of the reply is left.
  var isRendered: Bool { stream != nil }

  /// The text that can be printed after a part came.
  ///
  /// - Parameter columns: Asked only if rows are made of it.
  mutating func text(adding part: String, columns: @autoclosure () -> Int) -> String {
    guard stream != nil else { return part }
    return SGR.lines(stream?.append(part, width: columns()) ?? [])
  }

  /// The rest of the reply, once it has ended in any way.
  mutating func rest(columns: Int) -> String {
    SGR.lines(stream?.finish(width: columns) ?? [])
  }
}
