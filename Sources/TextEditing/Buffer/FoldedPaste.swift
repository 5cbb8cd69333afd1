import TerminalKit
import Wording

/// A long paste, shown as one label until it is expanded.
final class FoldedPaste: Sendable, Equatable {
  let text: String
  let clusterCount: Int
  /// `[Pasted 12 lines · 1.2 KB]`.
  let label: String
  let labelWidth: Int

  /// More lines than this are folded.
  private static let lineBound = 5
  /// A line that would fill the prompt by itself is folded too.
  private static let byteBound = 10_000

  /// A paste that is long enough to be folded, else `nil`.
  init?(_ text: String) {
    let breaks = text.utf8.reduce(into: 0) { $0 += $1 == 0x0A ? 1 : 0 }
    let lines = text.utf8.last == 0x0A ? breaks : breaks + 1
    let bytes = text.utf8.count
    guard lines > Self.lineBound || bytes > Self.byteBound else { return nil }
    self.text = text
    clusterCount = text.count
    let count = localized(String(lines), of: "line", isOne: lines == 1)
    label = localized("[Pasted \(count) · \(Self.size(bytes))]")
    labelWidth = CellWidth.of(label)
  }

  static func == (one: FoldedPaste, other: FoldedPaste) -> Bool {
    one === other || one.text == other.text
  }

  private static func size(_ bytes: Int) -> String {
    var tenths = bytes * 10
    for unit in ["B", "KB", "MB"] {
      if unit == "B", bytes < 1000 { return "\(bytes) B" }
      if tenths < 10_000, unit != "B" { return "\(tenths / 10).\(tenths % 10) \(unit)" }
      tenths /= 1000
    }
    return "\(tenths / 10).\(tenths % 10) GB"
  }
}
