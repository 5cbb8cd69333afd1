import FoundationEssentials

/// The examples of the CommonMark specification, where a package of the distribution has brought
/// them.
///
/// They are read when the tests run: the texts are under another licence and no part of this tree.
/// On Debian, `golang-github-yuin-goldmark-dev` brings them; `COMMONMARK_EXAMPLES` names another
/// file of the same form.
enum CommonMarkExamples {
  struct Example: Decodable, Sendable {
    var markdown: String
    var html: String
    var example: Int
  }

  private static let path =
    ProcessInfo.processInfo.environment["COMMONMARK_EXAMPLES"]
    ?? "/usr/share/gocode/src/github.com/yuin/goldmark/_test/spec.json"

  /// The examples; empty when there are none on this machine.
  static let all: [Example] = {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return [] }
    return (try? JSONDecoder().decode([Example].self, from: data)) ?? []
  }()
}
