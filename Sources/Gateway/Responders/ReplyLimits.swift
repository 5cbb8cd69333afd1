/// Cuts a reply where the request says: at a stop text, or at a number of tokens.
struct ReplyLimits {
  private let stops: [String]
  private let maxTokens: Int?
  private var held = ""
  private var tokens = 0
  /// Why the reply ended here; `nil` while it has not.
  private(set) var finish: String?

  init(_ request: ChatWireRequest) {
    stops = request.stops.filter { !$0.isEmpty }
    maxTokens = request.maxTokens
  }

  /// Takes a piece in; what of the reply can be said now comes out.
  mutating func take(_ piece: String) -> String {
    guard finish == nil else { return "" }
    held += piece
    if let stop = firstStop() {
      finish = "stop"
      let text = String(held[..<stop])
      held = ""
      return counted(text)
    }
    // A stop text may be only half here: hold back as much as could be its beginning.
    let keep = stops.map { heldBack(for: $0) }.max() ?? 0
    let text = String(held.dropLast(keep))
    held = String(held.suffix(keep))
    return counted(text)
  }

  /// What was held back, at the end.
  mutating func flush() -> String {
    guard finish == nil else { return "" }
    let text = held
    held = ""
    return counted(text)
  }

  private func firstStop() -> String.Index? {
    stops.compactMap { held.firstIndex(of: $0) }.min()
  }

  private func heldBack(for stop: String) -> Int {
    for length in stride(from: min(stop.count - 1, held.count), to: 0, by: -1)
    where stop.hasPrefix(held.suffix(length)) {
      return length
    }
    return 0
  }

  private mutating func counted(_ text: String) -> String {
    guard let maxTokens, !text.isEmpty else { return text }
    var said = ""
    for word in Pieces.of(text) {
      let count = max(1, TokenCount.of(word))
      guard tokens + count <= maxTokens else {
        finish = "length"
        return said
      }
      tokens += count
      said += word
    }
    return said
  }
}

extension String {
  /// Where a text first occurs.
  func firstIndex(of text: String) -> String.Index? {
    let pattern = Array(text.utf8)
    let bytes = Array(utf8)
    guard !pattern.isEmpty, bytes.count >= pattern.count else { return nil }
    for start in 0...(bytes.count - pattern.count)
    where bytes[start..<start + pattern.count].elementsEqual(pattern) {
      return utf8.index(utf8.startIndex, offsetBy: start)
    }
    return nil
  }
}
