import CompletionReading
import HTTPStream

/// A name of the Gemini API, such as `models/X` or `cachedContents/abc`, or the long form of Vertex:
/// `projects/P/locations/L/cachedContents/1`.
struct GeminiName: Equatable {
  let text: String

  /// A name as the server wrote it.
  init(_ text: String) {
    self.text = text
  }

  /// The name of a model as a profile has it, with or without `models/`.
  init(model: String) {
    text = model.holds("/") ? model : "models/" + model
  }

  /// The path below a base URL, which may end with the project and the place of a Vertex name.
  func path(below baseURL: String) -> String {
    let place = place ?? ""
    let isInBase = baseURL.endsWith(place)
    return "/" + text.dropFirst(isInBase ? place.count : 0).percentEncoded(but: "/:")
  }

  /// The path of a collection beside it, below a base URL.
  func path(ofSibling name: String, below baseURL: String) -> String {
    GeminiName((place ?? "") + name).path(below: baseURL)
  }

  /// The beginning of a Vertex name: `projects/P/locations/L/`.
  private var place: String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 4, parts[0] == "projects", parts[2] == "locations" else { return nil }
    return parts[..<4].joined(separator: "/") + "/"
  }

  /// The part of a base URL that calls a model, as in `…/models/X:generateContent?alt=sse`; `nil` if it has none.
  static func copiedCall(in baseURL: String) -> String? {
    var address = baseURL.trimmingSpace[...]
    while address.hasSuffix("/") { address.removeLast() }
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    guard let index = parts.lastIndex(of: "models"), index + 1 < parts.count else { return nil }
    return "/" + parts[index...].joined(separator: "/")
  }
}

extension String {
  /// True if an address ends with a part of a path.
  fileprivate func endsWith(_ part: String) -> Bool {
    guard !part.isEmpty else { return false }
    return (hasSuffix("/") ? self : self + "/").hasSuffix("/" + part)
  }
}
