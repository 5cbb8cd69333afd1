import Basics
import FoundationEssentials
import Gateway
import Glibc

/// A file of lines, each written at once: `A TIME CONTEXT "QUESTION"` for a question that came, and
/// `S TIME BYTES CONTEXT "QUESTION"` before the reply goes out up to so many bytes. Times are nanoseconds of the
/// monotonic clock, which all processes of the machine share.
final class SaidLog: Sendable {
  private let file: Int32

  init(path: String) {
    file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
  }

  func asked(_ question: GatewayServer.Script.Question) {
    write("A \(Monotonic.nanoseconds) \(question.contextID) \(Self.json(question.text))")
  }

  func said(_ question: GatewayServer.Script.Question, bytes: Int) {
    write("S \(Monotonic.nanoseconds) \(bytes) \(question.contextID) \(Self.json(question.text))")
  }

  static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  private func write(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
  }
}
