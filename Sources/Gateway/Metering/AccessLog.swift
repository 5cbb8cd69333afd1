import Basics
import EventLoops
import FoundationEssentials
import Glibc

/// A file with a line of JSON for each request, without texts and keys. It is opened for appending, so that a program
/// that rotates logs may cut it.
struct AccessLog: Sendable {
  private let file: Int32

  /// - Parameter path: A file that only its owner reads; `-`: standard error.
  /// - Throws: ``GatewayError`` if it cannot be opened.
  init(path: String) throws(GatewayError) {
    file = path == "-" ? 2 : open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .noAccessLog(path, errno) }
  }

  /// Notes a request, on a thread that may wait for the disk.
  func note(
    _ head: RequestHead, route: Route?, id: String, record: CallRecord.Values, contextID: String,
    at date: Date, end: UInt64
  ) {
    var fields: [String: JSONValue] = [
      "time": .text(date.formatted(.iso8601)), "id": .text(id), "method": .text(head.method),
      "path": .text(String(head.path.prefix(500))), "status": .number(Double(record.status)),
      "outcome": .text(record.outcome.rawValue),
      "milliseconds": .number(Double((end - record.startedAt) / 1_000_000)),
    ]
    fields["endpoint"] = route.map { .text($0.endpoint.rawValue) }
    fields["client_request_id"] = head.clientRequestID.map { .text($0) }
    fields["key"] = record.person.map { .text($0) }
    if !contextID.isEmpty { fields["context"] = .text(String(contextID.prefix(200))) }
    fields["first_byte_milliseconds"] = record.firstByteAt.map {
      .number(Double(($0 - record.startedAt) / 1_000_000))
    }
    fields["prompt_tokens"] = record.usage?.prompt.map { .number(Double($0)) }
    fields["cached_tokens"] = record.usage?.cached.map { .number(Double($0)) }
    fields["completion_tokens"] = record.usage?.completion.map { .number(Double($0)) }
    let line = ReplyWriter.encode(.object(fields)) + [UInt8(ascii: "\n")]
    let file = file
    ServerThreads.storage.post {
      // A full disk costs the line.
      _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
  }
}
