import HTTPStream
import Wording

extension ReplyBodyReader {
  /// Takes bytes of a stream of events.
  mutating func feedLines(_ chunk: [UInt8], _ read: Read) {
    if !hasEvents, excerpt.count < 200 { excerpt += chunk.prefix(200 - excerpt.count) }
    var decoder = EventLineDecoder(limit: 0)
    swap(&decoder, &self.decoder)
    defer { swap(&decoder, &self.decoder) }
    do { try decoder.feed(chunk) { readLine($0, read) } } catch { fail(error) }
  }

  /// The stream is over: reads its last line. A cut there is not an unreadable part, but
  /// a stream that broke off.
  mutating func finishLines(_ read: Read) {
    var decoder = EventLineDecoder(limit: 0)
    swap(&decoder, &self.decoder)
    defer { swap(&decoder, &self.decoder) }
    do { try decoder.finish { readLine($0, read) } } catch { fail(error) }
    guard !carry.isEmpty, !isOver else { return }
    guard let left = readCarry(read) else { return }
    keepPart(of: left, read)
    if eventType == "error" { left.withUnsafeBytes { fail(saying: $0) } }
  }

  private mutating func fail(_ error: EventLineError) {
    switch error {
    case .tooLong(let limit):
      failure = failure ?? .unfit(localized("a line of more than \(limit >> 20) MB"))
    }
  }

  private mutating func readLine(_ line: EventLine, _ read: Read) {
    guard !isOver else { return }
    switch line {
    case .data(let bytes): readData(data: bytes.trimmed, read)
    case .type(let name): readType(type: name)
    case .other(let bytes): readOtherLine(other: bytes.trimmed, read)
    case .end: endEvent(read)
    }
  }

  private mutating func readType(type name: String) {
    eventType = name.lowercased()
    // Its data may have come before it.
    if eventType == "error", let eventWords { failure = .said(eventWords) }
  }

  private mutating func readData(data: UnsafeRawBufferPointer, _ read: Read) {
    guard !data.isEmpty else { return }
    hasEvents = true
    guard carry.isEmpty else { return goOn(with: data, read) }
    if let left = readValues(data, read) { carry = left }
  }

  /// Takes a line that is not a field: a line of JSON, the rest of a value that a line end was left in, a
  /// field of a server's own, or what cannot be read.
  private mutating func readOtherLine(other line: UnsafeRawBufferPointer, _ read: Read) {
    guard let first = line.first else { return }
    if !carry.isEmpty || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      readData(data: line, read)
    } else if !line.isUnknownField {
      note(unreadable: line)
    }
  }

  /// A line after a value whose end has not come: it continues, unless it plainly begins again.
  private mutating func goOn(with data: UnsafeRawBufferPointer, _ read: Read) {
    guard !data.beginsValue(with: marks) else {
      giveUpCarry(read)
      readData(data: data, read)
      return
    }
    guard carry.count + data.count < Self.valueLimit else {
      failure = .unfit(localized("an event of more than \(Self.valueLimit >> 20) MB"))
      return
    }
    carry.append(UInt8(ascii: "\n"))
    carry.append(contentsOf: data)
  }

  private mutating func endEvent(_ read: Read) {
    if !carry.isEmpty { giveUpCarry(read) }
    eventType = nil
    eventWords = nil
  }

  /// Reads what was gathered of a value; what of it is cut off cannot be read.
  private mutating func giveUpCarry(_ read: Read) {
    guard let left = readCarry(read) else { return }
    left.withUnsafeBytes { note(unreadable: $0) }
    keepPart(of: left, read)
  }

  private mutating func readCarry(_ read: Read) -> [UInt8]? {
    var gathered: [UInt8] = []
    swap(&gathered, &carry)
    return gathered.withUnsafeBytes { readValues($0, read) }
  }

  /// Takes the texts of a value that is cut off.
  mutating func keepPart(of value: [UInt8], _ read: Read) {
    let closed = value.closed
    closed.withUnsafeBytes { bytes in
      var json = JSONScanner(bytes)
      _ = read(&json, true)
    }
  }

  // MARK: Values

  /// Reads the values in some data: one as a rule, several where a server forgot what parts them.
  ///
  /// - Returns: The beginning of a last value that is cut off.
  mutating func readValues(_ data: UnsafeRawBufferPointer, _ read: Read) -> [UInt8]? {
    var json = JSONScanner(data)
    while !isOver {
      let first = json.peek()
      if json.isAtEnd { return nil }
      if first != UInt8(ascii: "{"), readEndMark(markIn: &json) { continue }
      let rest = json.rest
      let start = json.position
      switch read(&json, false) {
      case .end: isDone = true
      case .content: if eventType == "error" { fail(saying: rest) }
      case .words(let body): readError(words: body)
      case .error(let body): failure = .said(body)
      case .cutOff: return Array(rest)
      case .unreadable:
        note(unreadable: rest)
        // A later line of the same event may be whole.
        guard let next = data.offset(of: UInt8(ascii: "\n"), from: start) else { return nil }
        json.go(to: next + 1)
      }
    }
    return nil
  }

  /// Takes `[DONE]`, or the name of a field that came twice; whether there was one.
  private mutating func readEndMark(markIn json: inout JSONScanner) -> Bool {
    let rest = json.rest
    if rest.begins("[DONE]") || rest.begins("\"[DONE]\"") {
      isDone = true
    } else if rest.begins("data:") {
      json.go(to: json.position + 5)
    } else {
      return false
    }
    return true
  }

  private mutating func readError(words body: ErrorBody) {
    if eventType == "error" {
      failure = .said(body)
    } else if !isSignOfLife {
      lastWords = body
      eventWords = body
    }
  }

  /// A sign of life is not meant to be read.
  private var isSignOfLife: Bool {
    eventType.map { ["ping", "heartbeat", "keepalive", "keep-alive"].contains($0) } ?? false
  }

  /// An event that calls itself an error says so in whatever it holds.
  private mutating func fail(saying data: UnsafeRawBufferPointer) {
    let text = String(decoding: data.prefix(2000), as: UTF8.self)
    failure = failure ?? .said(ErrorBody(message: text))
  }

  private mutating func note(unreadable data: UnsafeRawBufferPointer) {
    if eventType == "error" { return fail(saying: data) }
    if isSignOfLife { return }
    unreadableCount += 1
    if firstUnreadable == nil {
      firstUnreadable = String(decoding: data.prefix(2000), as: UTF8.self)
    }
  }
}

extension [UInt8] {
  /// A value that is cut off, with the ends that are missing.
  fileprivate var closed: [UInt8] {
    var closed = Array(droppingHalfEscape)
    var ends: [UInt8] = []
    var isText = false
    var isEscaped = false
    for byte in closed {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isText: isEscaped = true
      case UInt8(ascii: "\""): isText.toggle()
      case _ where isText: break
      case UInt8(ascii: "{"): ends.append(UInt8(ascii: "}"))
      case UInt8(ascii: "["): ends.append(UInt8(ascii: "]"))
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = ends.popLast()
      // Any other byte opens and closes nothing.
      default: break
      }
    }
    if isText { closed.append(UInt8(ascii: "\"")) }
    return closed + ends.reversed()
  }

  /// Without an escape at the end whose rest has not come.
  fileprivate var droppingHalfEscape: ArraySlice<UInt8> {
    for length in 1...6 where count >= length && self[count - length] == UInt8(ascii: "\\") {
      let isUnicode = length == 1 || self[count - length + 1] == UInt8(ascii: "u")
      let before = self[..<(count - length)].reversed().prefix { $0 == UInt8(ascii: "\\") }
      return before.count % 2 == 0 && (length == 1 || (isUnicode && length < 6))
        ? dropLast(length) : self[...]
    }
    return self[...]
  }
}

extension UnsafeRawBufferPointer {
  /// Without white space at both ends.
  fileprivate var trimmed: UnsafeRawBufferPointer {
    var start = 0
    var end = count
    while start < end, self[start] <= 0x20 { start += 1 }
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }

  fileprivate func begins(_ text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { self[$0] == text.utf8Start[$0] }
  }

  /// True if it is a field that the standard leaves to servers, and is not about an error.
  fileprivate var isUnknownField: Bool {
    guard let colon = offset(of: UInt8(ascii: ":"), from: 0), colon <= 30 else { return false }
    let name = self[..<colon]
    let isName = name.allSatisfy {
      0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x5F
    }
    return isName
      && !String(decoding: name, as: UTF8.self).holdsAny(["err", "fail", "exception", "data"])
  }

  /// True if a line is a whole object that is a value by itself: it has one of these members.
  fileprivate func beginsValue(with marks: [StaticString]) -> Bool {
    guard first == UInt8(ascii: "{") else { return begins("[DONE]") }
    var json = JSONScanner(self)
    var isValue = false
    guard var walk = try? json.object() else { return false }
    do {
      while let key = try json.key(&walk) {
        if marks.contains(where: { key.is($0) }) { isValue = true }
        try json.skipValue()
      }
    } catch { return false }
    return isValue
  }
}
