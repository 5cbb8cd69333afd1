package import ChatModel

/// A row of the tree of branches: a turn, and the lines that lead to it.
package struct BranchRow: Sendable, Equatable {
  /// The turn.
  package let entry: BranchTree.Entry
  /// Lines of the branches that it belongs to, such as `│ └ `. Turns that follow each other stand below each other; only
  /// where several follow one turn it gets longer.
  package let lead: String
  /// True for a turn of the branch on screen.
  package let isOnBranch: Bool

  /// All turns from the beginning on, each branch below the turn where it begins, the oldest first.
  static func rows(of tree: BranchTree) -> [BranchRow] {
    let known = Set(tree.entries.map(\.id))
    // A turn whose parent was not read begins like one that has none.
    let children = Dictionary(grouping: tree.entries) { entry in
      entry.parent.flatMap { known.contains($0) ? $0 : nil }
    }
    let shown = branch(of: tree)
    var rows: [BranchRow] = []
    var open = steps(to: children[nil] ?? [], below: "")
    while let step = open.popLast() {
      rows.append(
        BranchRow(
          entry: step.entry, lead: step.lead, isOnBranch: shown.contains(step.entry.id)))
      open += steps(to: children[step.entry.id] ?? [], below: step.rest)
    }
    return rows
  }

  /// A turn that has to be placed, with the lines before it and before those that follow it.
  private struct Step {
    let entry: BranchTree.Entry
    let lead: String
    let rest: String
  }

  /// The turns after one, the last first: they are taken from the end.
  private static func steps(to entries: [BranchTree.Entry], below lead: String) -> [Step] {
    guard entries.count > 1 else {
      return entries.map { Step(entry: $0, lead: lead, rest: lead) }
    }
    return entries.enumerated().reversed().map { index, entry in
      let isLast = index == entries.count - 1
      return Step(
        entry: entry, lead: lead + (isLast ? "└ " : "├ "), rest: lead + (isLast ? "  " : "│ "))
    }
  }

  /// The turns from the beginning to the head.
  private static func branch(of tree: BranchTree) -> Set<TurnID> {
    let parents = Dictionary(
      tree.entries.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
    var shown: Set<TurnID> = []
    var next = tree.head
    while let id = next, let parent = parents[id], shown.insert(id).inserted { next = parent }
    return shown
  }
}
