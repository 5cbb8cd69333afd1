package import ChatModel
import Basics
import Wording

/// A seed with its files as they are now. What came from elsewhere (instructions, standard input, answers)
/// stays as it is and where it is.
package struct SeedRefresh: Hashable, Sendable {
  /// The seed with the files as they are now.
  package var seed: Seed
  /// The files read so far.
  package var reading: SeedReading

  /// Reads the files of a seed again.
  ///
  /// - Throws: ``SeedError`` when a file cannot be read, or if no part of the seed came from files.
  package init(_ old: Seed) throws(SeedError) {
    let files = old.sources.filter { $0.path != "-" }
    guard let first = files.first else {
      throw SeedError(localized("its seed came from no file, so there is nothing to read again."))
    }
    var named: [String] = []
    for source in files where !named.contains(source.named) { named.append(source.named) }
    let reading = try SeedReader.read(named, base: first.base)
    self.reading = reading
    seed = Seed(
      messages: try Self.messages(old, reading), sources: Self.sources(old.sources, reading))
  }

  /// The messages of a name replace the first message that it gave before.
  private static func messages(
    _ old: Seed, _ reading: SeedReading
  ) throws(SeedError) -> [Message] {
    var waiting = old.sources.filter { $0.path != "-" }
    var placed: Set<String> = []
    var messages: [Message] = []
    for message in old.messages {
      guard let index = waiting.firstIndex(where: { isText(of: $0, message) }) else {
        messages.append(message)
        continue
      }
      let name = waiting.remove(at: index).named
      guard placed.insert(name).inserted else { continue }
      for file in reading.files where file.source.named == name { messages.append(file.message) }
    }
    if let lost = waiting.first {
      throw SeedError(
        localized(
          "The text of \(lost.path) is not in the seed as it was read, so it cannot be replaced."))
    }
    return messages
  }

  private static func isText(of source: ContextSource, _ message: Message) -> Bool {
    let head = SeedFile.head(of: source.path)
    let bytes = message.content.utf8
    guard bytes.count == head.utf8.count + source.bytes, bytes.starts(with: head.utf8) else {
      return false
    }
    return SHA256.hexadecimal(of: Array(bytes.dropFirst(head.utf8.count))) == source.sha256
  }

  private static func sources(
    _ old: [ContextSource], _ reading: SeedReading
  ) -> [ContextSource] {
    var placed: Set<String> = []
    return old.flatMap { source in
      if source.path == "-" { return [source] }
      guard placed.insert(source.named).inserted else { return [] }
      return reading.sources.filter { $0.named == source.named }
    }
  }
}
