import ChatModel
import FoundationEssentials
import Testing

@testable import ChatUI

/// The tree of branches as rows.
@Suite struct BranchRowTests {
  /// A tree of turns written as `child<parent`, in the order of their making.
  static func tree(_ text: String, head: String? = nil) -> BranchTree {
    let entries = text.split(separator: " ").enumerated().map { index, part in
      let names = part.split(separator: "<").map { TurnID(rawValue: String($0)) }
      return BranchTree.Entry(
        id: names[0], parent: names.count > 1 ? names[1] : nil,
        prompt: "prompt \(names[0].rawValue)", reply: "reply \(names[0].rawValue)",
        phase: .ended(names[0].rawValue.hasSuffix("!") ? .stopped : .complete),
        createdAt: Date.start.addingTimeInterval(Double(index) - 3600))
    }
    return BranchTree(
      conversation: Sample.manualTalk, head: head.map(TurnID.init(rawValue:)), entries: entries)
  }

  private func drawn(_ text: String, head: String? = nil) -> [String] {
    BranchRow.rows(of: Self.tree(text, head: head)).map {
      "\($0.isOnBranch ? "•" : " ")\($0.lead)\($0.entry.id.rawValue)"
    }
  }

  @Test(
    arguments: [
      ("", nil, []),
      ("a b<a c<b", "c", ["•a", "•b", "•c"]),
      // Two ways on from one turn, and one of them has two again.
      (
        "a b<a c<b d<a e<d f<d", "e",
        ["•a", " ├ b", " │ c", "•└ d", "•  ├ e", "   └ f"]
      ),
      // The first turn has alternatives, too.
      ("a b c<a", "c", ["•├ a", "•│ c", " └ b"]),
      // Three, the middle of which goes on.
      ("a b<a c<a d<a e<c", nil, [" a", " ├ b", " ├ c", " │ e", " └ d"]),
      // The parent of the first was not read.
      ("b<a c<b d<b", "d", ["•b", " ├ c", "•└ d"]),
    ] as [(String, String?, [String])])
  func `Branches stand below the turn where they begin`(
    _ tree: String, _ head: String?, _ rows: [String]
  ) {
    #expect(drawn(tree, head: head) == rows)
  }

  @Test func `Damage that goes round in a circle ends`() {
    #expect(drawn("a<b b<a", head: "a").isEmpty)
    #expect(drawn("x a<b b<a", head: "x") == ["•x"])
  }

  @Test func `Thousands of turns in one line, and thousands of branches, are rows`() {
    let line = "t0 " + (1..<5000).map { "t\($0)<t\($0 - 1)" }.joined(separator: " ")
    #expect(drawn(line, head: "t4999").count == 5000)
    let star = "t0 " + (1..<5000).map { "t\($0)<t0" }.joined(separator: " ")
    #expect(drawn(star, head: "t7").last == " └ t4999")
  }
}
