import ChatModel
import FoundationEssentials
import HistoryStore
import Wording

/// Our own JSON: a version and whole conversations. Exporting what was imported gives the same
/// bytes.
///
/// Dates are ISO 8601 in UTC, with as many decimals as it takes to come back exactly. Version 1 had seconds since
/// 2001-01-01 00:00 UTC, and phases in two layers; both are read.
struct ArchiveDocument: Codable {
  /// The version that this program writes and the newest that it reads.
  static let version = 2

  /// The version of the format. Its name says what the document is; it sorts before the rest.
  let ctxchat: Int
  let history: [ConversationArchive]

  init(_ history: [ConversationArchive]) {
    ctxchat = Self.version
    self.history = history.map(Self.withoutPlaces)
  }

  /// The place of a seed's files on this machine is private, and of no use elsewhere.
  private static func withoutPlaces(_ archive: ConversationArchive) -> ConversationArchive {
    var archive = archive
    for index in archive.context.sources.indices { archive.context.sources[index].base = nil }
    return archive
  }

  /// Reads a document; `name` is what errors call it.
  init(_ bytes: [UInt8], name: String) throws(ExportError) {
    let data = Data(bytes)
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom(ArchiveDate.decode)
    guard let found = try? decoder.decode(Version.self, from: data) else {
      throw ExportError(
        .data,
        localized(
          """
          \(name) is not an export of ctxchat: it must be JSON that starts with \
          {"ctxchat": \(Self.version). Create one with `ctxchat history export --format \
          json`.
          """))
    }
    guard found.ctxchat <= Self.version else {
      throw ExportError(
        .data,
        localized(
          """
          \(name) was written by a newer ctxchat (format \(found.ctxchat), this one reads up \
          to \(Self.version)). Update, then import it.
          """))
    }
    do {
      self = try decoder.decode(Self.self, from: data)
    } catch let error as DecodingError {
      throw ExportError(.data, localized("\(name) cannot be read: \(Self.words(for: error))"))
    } catch {
      throw ExportError(.data, localized("\(name) cannot be read."))
    }
  }

  /// The document: members in order of their names, one per line, a line end after the last.
  func text() throws(ExportError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    encoder.dateEncodingStrategy = .custom(ArchiveDate.encode)
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      throw ExportError(
        .data,
        localized(
          """
          The conversation contains a number that JSON cannot express: \
          \(String(describing: error))
          """))
    }
  }

  private struct Version: Decodable {
    let ctxchat: Int
  }

  private static func words(for error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      localized("\(place(context.codingPath)) has no \"\(key.stringValue)\".")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      localized("\(place(context.codingPath)) has the wrong type.")
    case .dataCorrupted(let context): localized("\(place(context.codingPath)) is damaged.")
    @unknown default: localized("it is damaged.")
    }
  }

  /// `history[0].turns[3]`.
  private static func place(_ path: [any CodingKey]) -> String {
    var place = ""
    for key in path {
      if let index = key.intValue {
        place += "[\(index)]"
      } else {
        place += (place.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return place.isEmpty ? localized("the document") : place
  }
}
