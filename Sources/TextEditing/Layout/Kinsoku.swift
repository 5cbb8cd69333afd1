import TerminalKit

/// Row breaks between characters without a space: at ideographs and other wide ones, but not before a
/// character that no row may begin with, nor after one that no row may end with (JIS X 4051).
enum Kinsoku {
  static func breaks(between left: EditUnit, and right: EditUnit) -> Bool {
    guard let before = left.firstScalar, let after = right.firstScalar else { return true }
    guard CellWidth.of(before) == 2 || CellWidth.of(after) == 2 else { return false }
    return !opening.contains(before) && !closing.contains(after)
  }

  private static let closing = Set(
    ("、。，．！？：；・‼⁇⁈⁉）】」』》〉〕］｝｠〙〗〟…‥〜％‰℃ーゝゞ々ヽヾ〻,.!?:;)]}%”’"
      + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ").unicodeScalars)
  private static let opening = Set("（【「『《〈〔［｛｟〘〖〝￥＄￡([{“‘".unicodeScalars)
}
