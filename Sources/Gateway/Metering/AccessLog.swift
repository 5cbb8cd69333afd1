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
    var fields = Self.fields(
      head, route, status: record.status, record.outcome, id: id, at: date)
    fields["milliseconds"] = .number(Double((end - record.startedAt) / 1_000_000))
    fields["key"] = record.keyName.map { .text($0) }
    if !contextID.isEmpty { fields["context"] = .text(String(contextID.prefix(200))) }
    fields["first_byte_milliseconds"] = record.firstByteAt.map {
      .number(Double(($0 - record.startedAt) / 1_000_000))
    }
    fields["prompt_tokens"] = record.usage?.prompt.map { .number(Double($0)) }
    fields["cached_tokens"] = record.usage?.cached.map { .number(Double($0)) }
    fields["completion_tokens"] = record.usage?.completion.map { .number(Double($0)) }
    write(fields)
  }

  /// Notes a request that was refused before it was read whole.
  ///
  /// - Parameters:
  ///   - head: Its head, if that could be read.
  ///   - keyName: The name of its key, if it is known.
  func note(
    refused head: RequestHead?, route: Route?, status: Int, keyName: String?, id: String,
    at date: Date
  ) {
    var fields = Self.fields(head, route, status: status, .refused, id: id, at: date)
    fields["key"] = keyName.map { .text($0) }
    write(fields)
  }

  /// What is known of every request.
  private static func fields(
    _ head: RequestHead?, _ route: Route?, status: Int, _ outcome: CallRecord.Outcome, id: String,
    at date: Date
  ) -> [String: JSONValue] {
    var fields: [String: JSONValue] = [
      "time": .text(date.formatted(.iso8601)), "id": .text(id), "status": .number(Double(status)),
      "outcome": .text(outcome.rawValue),
    ]
    fields["method"] = head.map { .text(String($0.method.prefix(20))) }
    fields["path"] = head.map { .text(String($0.path.prefix(500))) }
    fields["endpoint"] = route.map { .text($0.endpoint.rawValue) }
    fields["client_request_id"] = head?.clientRequestID.map { .text($0) }
    return fields
  }

  private func write(_ fields: [String: JSONValue]) {
    let line = ReplyWriter.encode(.object(fields)) + [UInt8(ascii: "\n")]
    let file = file
    ServerThreads.storage.post {
      // A full disk costs the line.
      _ = line.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    }
  }
}
