import ChatModel
import ChatSession
import SeedReading
import Wording

/// The seed of a new context, and the remarks to show before it is sent.
struct SeedPlan: Sendable {
  var messages: [Message]
  var sources: [ContextSource]
  /// The parts left out, with the reason.
  var leftOut: [String]
  /// Remarks about the folders.
  var notes: [String]
  /// Places that look like secrets.
  var secrets: [String]

  /// Reads a seed: the system message first, then the files in the order in which they are named.
  ///
  /// - Throws: ``CommandFailure`` for a path that cannot be read.
  init(system: String?, paths: [String]) throws {
    let reading: SeedReading
    do throws(SeedError) { reading = try SeedReader.read(paths) } catch {
      throw CommandFailure(.data, error.description)
    }
    let system = system.map { [Message(role: .system, content: $0)] } ?? []
    messages = system + reading.messages
    sources = reading.sources
    leftOut = reading.leftOut
    notes = reading.notes
    secrets = reading.secrets
  }

  /// Refuses a seed that seems to hold secrets.
  func requireNoSecrets(hint: String) throws {
    try Self.requireNone(secrets, hint: hint)
  }

  /// Refuses findings of secrets.
  static func requireNone(_ secrets: [String], hint: String) throws {
    guard !secrets.isEmpty else { return }
    // A sentence also where line ends become blanks, as in a form.
    let list = list(secrets, limit: 20).split(separator: "\n").joined(separator: ",\n")
    throw CommandFailure(
      .data,
      localized(
        """
        The seed seems to contain \
        \(secrets.count == 1 ? localized("a secret") : localized("secrets")), so nothing was \
        sent:\n\(list).\n\(hint)
        """)
    )
  }

  /// A preview of the request.
  var preview: String {
    var lines: [String] = []
    let names = sources.map {
      localized("  \(TextTable.onOneLine($0.path))  \(Count.text($0.bytes)) bytes")
    }
    if !names.isEmpty { lines.append(Self.list(names, limit: 30)) }
    if !leftOut.isEmpty {
      lines.append(
        localized("left out:\n")
          + Self.list(leftOut.map { "  " + TextTable.onOneLine($0) }, limit: 10))
    }
    lines += notes.map { localized("note: ") + TextTable.onOneLine($0) }
    lines.append(total)
    return lines.joined(separator: "\n") + "\n"
  }

  private var total: String {
    let bytes = messages.reduce(0) { $0 + $1.content.utf8.count }
    let tokens = TokenEstimate().tokens(in: messages)
    return localized(
      """
      \(Count.of(messages.count, "message")), \(Count.text(bytes)) bytes, about \
      \(Count.text(tokens)) tokens (estimate)
      """)
  }

  private static func list(_ lines: [String], limit: Int) -> String {
    let rest = lines.count - limit
    return (lines.prefix(limit) + (rest > 0 ? [localized("  … and \(Count.text(rest)) more")] : []))
      .joined(separator: "\n")
  }
}
