/// A request as a recording keeps it: without its header fields, in which the key is.
package struct RecordedRequest: Sendable, Equatable {
  /// `GET`, `POST`, ….
  package var method: String
  /// The address, without passwords.
  package var url: String
  /// The body as text, without the key.
  package var body: String

  /// Creates a request.
  package init(method: String, url: String, body: String = "") {
    self.method = method
    self.url = url
    self.body = body
  }

  /// True if both go to the same place in the same way: the same method, and the same path after the host.
  func hasAddress(of other: RecordedRequest) -> Bool {
    method == other.method && path == other.path
  }

  /// The part of the address after the host.
  package var path: Substring {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count == 4 ? parts[3] : ""
  }
}
