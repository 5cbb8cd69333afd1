import FoundationEssentials
import HTTPStream
import TerminalKit

/// A line of a recording after the first: `[seconds, "code", "data"]`. The codes `o`, `i`, `r` and `m` are those of an
/// asciicast; players leave the others out. A capital is for bytes that are not UTF-8, in base64.
enum RecordingLine {
  private struct Parts: Codable {
    var seconds: Double
    var code: String
    var data: String

    init(_ seconds: Double, _ code: String, _ data: String) {
      // Microseconds are enough, and shorter.
      self.seconds = (seconds * 1e6).rounded() / 1e6
      self.code = code
      self.data = data
    }

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      seconds = try list.decode(Double.self)
      code = try list.decode(String.self)
      data = try list.decode(String.self)
    }

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(seconds)
      try list.encode(code)
      try list.encode(data)
    }
  }

  static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return encoder
  }()

  // MARK: Writing

  /// The line of a moment, without its end.
  static func text(_ moment: RecordedMoment) -> String {
    let (code, data) = parts(moment.event)
    let bytes = try? encoder.encode(Parts(moment.seconds, code, data))
    return bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func parts(_ event: RecordedEvent) -> (code: String, data: String) {
    switch event {
    case .output(let bytes): return coded("o", bytes)
    case .input(let bytes): return coded("i", bytes)
    case .resize(let size): return ("r", "\(size.columns)x\(size.rows)")
    case .opened: return ("m", openedMark)
    case .request(let number, let request):
      return ("q", "\(number) \(request.method) \(request.url) \(request.body)")
    case .head(let number, let status, let headers):
      let fields = headers.map { "\n\($0.name): \($0.value)" }.joined()
      return ("h", "\(number) \(status)\(fields)")
    case .body(let number, let bytes): return coded("b", bytes, before: "\(number) ")
    case .end(let number, let error):
      guard let error else { return ("e", "\(number)") }
      let sent = error.requestWasSent ? "sent" : "unsent"
      return ("e", "\(number) \(error.kind.rawValue) \(sent) \(error.detail)")
    case .history(let document): return ("c", document)
    case .outside(let origin, let text): return ("w", "\(origin.rawValue) \(text)")
    }
  }

  private static let openedMark = "open"

  private static func coded(
    _ code: String, _ bytes: [UInt8], before: String = ""
  ) -> (code: String, data: String) {
    if let text = String(validating: bytes, as: UTF8.self) { return (code, before + text) }
    return (code.uppercased(), before + Data(bytes).base64EncodedString())
  }

  // MARK: Reading

  /// The moment of a line. Its event is missing if the code is one of another program.
  ///
  /// - Returns: `nil` if this is not a line of a recording.
  static func read(_ line: some Sequence<UInt8>) -> (seconds: Double, event: RecordedEvent?)? {
    guard let parts = try? JSONDecoder().decode(Parts.self, from: Data(line)) else { return nil }
    guard parts.seconds.isFinite, parts.seconds >= 0 else { return nil }
    return (parts.seconds, event(parts.code, parts.data))
  }

  private static func event(_ code: String, _ data: String) -> RecordedEvent? {
    let (first, rest) = split(data)
    switch code {
    case "o", "O": return bytes(code, data).map { .output($0) }
    case "i", "I": return bytes(code, data).map { .input($0) }
    case "r":
      let sides = data.split(separator: "x").compactMap { Int($0) }
      guard sides.count == 2, sides.allSatisfy({ 1...10_000 ~= $0 }) else { return nil }
      return .resize(Size(rows: sides[1], columns: sides[0]))
    case "m": return data == openedMark ? .opened : nil
    case "c": return .history(data)
    case "w": return OutsideText(rawValue: String(first)).map { .outside($0, String(rest)) }
    default:
      return Int(first).flatMap { serverEvent(code, number: $0, rest) }
    }
  }

  private static func serverEvent(
    _ code: String, number: Int, _ rest: Substring
  ) -> RecordedEvent? {
    switch code {
    case "q":
      let (method, address) = split(rest)
      let (url, body) = split(address)
      return .request(
        number,
        RecordedRequest(method: String(method), url: String(url), body: String(body)))
    case "h":
      let lines = rest.split(separator: "\n")
      guard let status = lines.first.flatMap({ Int($0) }) else { return nil }
      return .head(number, status: status, lines.dropFirst().map(header))
    case "b", "B": return bytes(code, String(rest)).map { .body(number, $0) }
    case "e":
      let (word, facts) = split(rest)
      guard !word.isEmpty else { return .end(number, nil) }
      let (sent, detail) = split(facts)
      let kind = TransportError.Kind(rawValue: String(word)) ?? .other
      return .end(
        number,
        TransportError(kind, requestWasSent: sent == "sent", detail: String(detail)))
    default: return nil
    }
  }

  private static func header(_ line: Substring) -> HTTPHeader {
    let scalars = line.unicodeScalars
    let colon = scalars.firstIndex(of: ":") ?? scalars.endIndex
    return HTTPHeader(String(line[..<colon]), String(scalars[colon...].dropFirst(2)))
  }

  /// The text up to the first space, and what follows it.
  private static func split(_ text: some StringProtocol) -> (Substring, Substring) {
    let text = Substring(text)
    // By scalars: a mark that follows the space makes one character of both.
    guard let space = text.unicodeScalars.firstIndex(of: " ") else { return (text, "") }
    return (text[..<space], text[text.unicodeScalars.index(after: space)...])
  }

  private static func bytes(_ code: String, _ data: String) -> [UInt8]? {
    code == code.lowercased() ? Array(data.utf8) : Data(base64Encoded: data).map { Array($0) }
  }
}
