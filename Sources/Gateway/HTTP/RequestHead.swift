/// The first part of a request: its line and its header fields.
struct RequestHead: Hashable, Sendable {
  /// The framing of a request's body.
  enum Framing: Hashable, Sendable {
    case none
    case length(Int)
    case chunked
  }

  var method: String
  /// Without what comes after a question mark.
  var path: String
  /// What comes after the question mark; empty if there is none.
  var query = ""
  /// Of HTTP/1: 0 or 1.
  var minorVersion: Int
  /// Names in small letters, in their order.
  var fields: [Field]
  var framing: Framing

  struct Field: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// The value of a field; of the first where there are several.
  subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// The values of the query by their names, as they are written; of the last where there are several.
  var queryValues: [String: String] {
    var values: [String: String] = [:]
    for part in query.split(separator: "&") {
      let name = part.prefix { $0 != "=" }
      values[String(name)] = String(part.dropFirst(name.count + 1))
    }
    return values
  }

  /// The client's own id of the attempt, which the reply repeats; `nil` if there is none that a
  /// header field can hold as it is.
  var clientRequestID: String? {
    self["x-client-request-id"].flatMap { id in
      1...256 ~= id.utf8.count && id.utf8.allSatisfy { 0x20...0x7E ~= $0 } ? id : nil
    }
  }

  /// True if the connection may be used again.
  var keepsAlive: Bool {
    minorVersion > 0 && !has("connection", "close")
  }

  /// True if the client waits for a word before it sends the body.
  var expectsContinue: Bool {
    minorVersion > 0 && framing != .none && has("expect", "100-continue")
  }

  /// True if a field contains a word, possibly in a list.
  private func has(_ name: String, _ word: String) -> Bool {
    fields.contains { field in
      field.name == name
        && field.value.split(separator: ",").contains {
          $0.lowercased().filter { $0 != " " && $0 != "\t" } == word
        }
    }
  }
}
