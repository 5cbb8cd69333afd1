import Testing

@testable import TextEditing

/// Ours against vim's, for every sequence of keys on every text.
struct ViTableTests {
  @Test("Text and cursor are vim's, but for what differs on purpose", .enabled(if: VimRun.isThere))
  func againstVim() throws {
    let rows = ViTable.rows
    let theirs = try VimRun.results(rows.map { VimRun.Case($0.text, $0.keys) })
    try #require(theirs.count == rows.count)
    var listed = ViDifferences()
    var wrong: [String] = []
    for (row, their) in zip(rows, theirs) {
      let ours = ViRun.result(row.text, row.keys)
      if ours != their, !listed.note(row.name, row.keys) {
        wrong.append("\(row.name) \(row.keys)\n  vim  \(their)\n  ours \(ours)")
      }
    }
    wrong += listed.unfound.map { "\($0) is listed and does not differ" }
    for row in wrong { Issue.record(Comment(rawValue: row)) }
  }

  @Test("There are many sequences, each difference has one reason, and no row is tried twice")
  func table() {
    #expect(Set(ViTable.sequences).count > 200)
    let names = ViTable.rows.map { "\($0.name) \($0.keys)" }
    #expect(Set(names).count == names.count)
    let differences = ViDifferences()
    #expect(Set(differences.names).count == differences.names.count)
    #expect(!differences.reasons.isEmpty && differences.reasons.allSatisfy { $0.count > 10 })
  }
}
