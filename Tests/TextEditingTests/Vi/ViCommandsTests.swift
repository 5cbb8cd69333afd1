import Testing

@testable import TextEditing

/// Ours against vim's, for commands that nobody thought of.
@Suite struct ViCommandsTests {
  @Test(.enabled(if: VimRun.isThere), arguments: [1, 2, 3, 4, 5, 6, 8, 10])
  func `Commands at random do to a text what they do in vim`(seed: UInt64) throws {
    var commands = ViCommands(seed: seed)
    let rows = (0..<1000).map { _ in (text: commands.text(), keys: commands.sequence()) }
    let theirs = try VimRun.results(rows.map { VimRun.Case($0.text, $0.keys) })
    try #require(theirs.count == rows.count)
    for (row, their) in zip(rows, theirs) {
      let ours = ViRun.result(row.text, row.keys)
      #expect(ours == their, "\(row.keys) on \(row.text.debugDescription)")
    }
  }
}
