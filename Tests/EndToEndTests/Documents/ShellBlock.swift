import ChatTestSupport
import FoundationEssentials
import Testing

/// Commands for a shell that a page of the documentation shows between two fences.
struct ShellBlock: CustomTestStringConvertible {
  /// The page, from the folder of the sources.
  let page: String
  /// The line of the page on which it begins.
  let line: Int
  /// Its commands; one that goes on over several lines is one text.
  let commands: [String]

  var testDescription: String { "\(page):\(line)" }

  /// All blocks of the README and the other pages, in order.
  static let all: [ShellBlock] = {
    let folder = SourceFolder.path
    let docs = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/docs")) ?? []
    let pages =
      ["README.md", "README.zh.md", "CONTRIBUTING.md", "SECURITY.md", "findings/README.md"]
      + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
    return pages.flatMap { blocks(of: $0, in: folder) }
  }()

  /// The blocks of a page.
  private static func blocks(of page: String, in folder: String) -> [ShellBlock] {
    guard let text = try? String(contentsOfFile: "\(folder)/\(page)", encoding: .utf8) else {
      return []
    }
    var blocks: [ShellBlock] = []
    var open: (line: Int, lines: [Substring])?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let bare = line.drop { $0 == " " }
      if let (first, lines) = open {
        guard bare.hasPrefix("```") else {
          open?.lines.append(bare)
          continue
        }
        blocks.append(ShellBlock(page: page, line: first, commands: commands(in: lines)))
        open = nil
      } else if bare == "```sh" {
        open = (index + 1, [])
      }
    }
    return blocks
  }

  /// Lines put together where a quote or a backslash continues them, without comments.
  private static func commands(in lines: [Substring]) -> [String] {
    var commands: [String] = []
    var begun = ""
    for line in lines {
      begun += begun.isEmpty ? String(line) : "\n\(line)"
      let isQuoted = begun.count { $0 == "'" } % 2 == 1 || begun.count { $0 == "\"" } % 2 == 1
      if isQuoted || begun.hasSuffix("\\") { continue }
      let command = begun.split(separator: " #", maxSplits: 1).first.map(String.init) ?? ""
      if !command.isEmpty { commands.append(String(command.trimming(" "))) }
      begun = ""
    }
    return commands
  }
}

extension String {
  /// Without a character at its end.
  fileprivate func trimming(_ end: Character) -> Substring {
    var text = self[...]
    while text.last == end { text.removeLast() }
    return text
  }
}
