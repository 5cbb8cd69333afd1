import ChatTestSupport
import ChatUI
import Testing

@testable import ChatApp

/// Completing mentions over a whole folder.
struct MentionCompletionTests {
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in [
      ".git/HEAD", "Sources/Deep/Widget.swift", "Sources/Deep/WidgetTests.swift", "build/Widget.o",
      "docs/with space.md", "docs/部件.md",
    ] {
      try folder.write(path, Array("x\n".utf8))
    }
    try folder.write(".gitignore", Array("build/\n".utf8))
    return folder
  }

  private func answers(_ mentions: MentionCompletion, _ prefix: String) -> [[String]] {
    var answers: [[String]] = []
    mentions.answer(mentions.ask(), prefix) { event in
      if case .pathCompletions(prefix, let paths) = event { answers.append(paths) }
    }
    return answers
  }

  @Test(arguments: [
    ("wdgsw", "Sources/Deep/Widget.swift"), ("wtests", "Sources/Deep/WidgetTests.swift"),
    ("with space", "docs/with space.md"), ("部件", "docs/部件.md"),
    ("Deep/Widget", "Sources/Deep/Widget.swift"),
  ])
  func `A few letters find a file anywhere in the folder`(prefix: String, path: String) throws {
    let folder = try Self.folder()
    let mentions = MentionCompletion(folder: folder.path)
    #expect(answers(mentions, prefix).last?.first == path)
  }

  @Test func `What git ignores is not offered`() throws {
    let folder = try Self.folder()
    let mentions = MentionCompletion(folder: folder.path)
    let found = answers(mentions, "widget").last ?? []
    #expect(found.count == 2)
    #expect(!found.contains { $0.hasPrefix("build") })
  }

  @Test(arguments: ["/", "/tm", "~", "~/", "./", "./wid", "../", "..", "", "w"])
  func `A path that says where it begins, and a single letter, are completed as paths only`(
    prefix: String
  ) throws {
    let folder = try Self.folder()
    let mentions = MentionCompletion(folder: folder.path)
    #expect(answers(mentions, prefix).count == 1)
  }

  @Test func `A question that was followed by another gets no second answer`() throws {
    let folder = try Self.folder()
    let mentions = MentionCompletion(folder: folder.path)
    let first = mentions.ask()
    _ = mentions.ask()
    var count = 0
    mentions.answer(first, "widget") { _ in count += 1 }
    #expect(count == 1)
  }

  @Test func `A folder that cannot be read gives what begins so, and nothing else`() {
    let mentions = MentionCompletion(folder: "/nonexistent/folder")
    #expect(answers(mentions, "widget").count == 1)
  }
}
