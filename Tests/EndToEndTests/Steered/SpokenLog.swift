import FoundationEssentials
import Glibc
import SpokenReply

/// What a steered gateway was asked and what it said, read from its log as far as it has grown.
final class SpokenLog {
  /// A question that came.
  struct Asked: Sendable {
    let contextID: String
    let text: String
    /// When it came, in nanoseconds of the monotonic clock.
    let at: UInt64
    /// What went out: at each moment the reply up to so many bytes.
    var said: [(at: UInt64, bytes: Int)] = []

    /// The reply as it is when it is whole.
    var whole: String { SpokenReply.text(for: text) }

    /// How many bytes had gone out at a moment.
    func bytes(at moment: UInt64) -> Int { said.last { $0.at <= moment }?.bytes ?? 0 }
  }

  private(set) var asked: [Asked] = []
  private var places: [String: Int] = [:]
  private let path: String
  private var offset = 0
  private var rest: [UInt8] = []

  init(path: String) {
    self.path = path
  }

  /// The newest asking of a question.
  subscript(question: String) -> Asked? { places[question].map { asked[$0] } }

  /// Reads what is new.
  func refresh() {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    lseek(file, off_t(offset), SEEK_SET)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { break }
      offset += count
      rest += buffer[..<count]
    }
    guard let end = rest.lastIndex(of: 10) else { return }
    for line in rest[..<end].split(separator: 10) { take(line) }
    rest = Array(rest[(end + 1)...])
  }

  private func take(_ line: ArraySlice<UInt8>) {
    let isAsking = line.first == UInt8(ascii: "A")
    let parts = line.split(separator: 32, maxSplits: isAsking ? 3 : 4)
    guard parts.count == (isAsking ? 4 : 5), let text = text(parts[parts.count - 1]),
      let at = UInt64(String(decoding: parts[1], as: UTF8.self))
    else { return }
    if isAsking {
      places[text] = asked.count
      asked.append(
        Asked(contextID: String(decoding: parts[2], as: UTF8.self), text: text, at: at))
    } else if let place = places[text], let bytes = Int(String(decoding: parts[2], as: UTF8.self)) {
      asked[place].said.append((at, bytes))
    }
  }

  private var texts: [ArraySlice<UInt8>: String] = [:]

  /// A JSON string; each is decoded once.
  private func text(_ json: ArraySlice<UInt8>) -> String? {
    if let known = texts[json] { return known }
    let text = try? JSONDecoder().decode(String.self, from: Data(json))
    texts[json] = text
    return text
  }
}
