import Testing

@testable import ChatMarkdown

@Suite struct EastAsianEmphasisTests {
  @Test(arguments: [
    ("这是**“重要”**的。", "这是{b “重要”}的。"), ("文書は**「重要」**です。", "文書は{b 「重要」}です。"), ("**真。**她", "{b 真。}她"),
    ("**注意：**请先保存", "{b 注意：}请先保存"), ("使用**《说明书》**第3页", "使用{b 《说明书》}第3页"),
    ("这是*“重点”*吗", "这是{i “重点”}吗"), ("***（必读）***本文", "{i {b （必读）}}本文"),
    ("価格は**￥1,000（税込）**です", "価格は{b ￥1,000（税込）}です"), ("**「甲」**と**『乙』**の", "{b 「甲」}と{b 『乙』}の"),
    ("彼は**「はい。」**と言った", "彼は{b 「はい。」}と言った"), ("**重要！**必ず*「読む」*こと", "{b 重要！}必ず{i 「読む」}こと"),
    ("이것은 **\"중요\"**합니다", "이것은 {b \"중요\"}합니다"), ("**한국어(Korean)**로", "{b 한국어(Korean)}로"),
    ("**“인용”**이라고", "{b “인용”}이라고"), ("버튼**[확인]**을", "버튼{b [확인]}을"), ("**주의:**먼저", "{b 주의:}먼저"),
    ("版本**1.0（beta）**released", "版本{b 1.0（beta）}released"), ("用**`code`**表示", "用{b {c code}}表示"),
    ("见**[文档](u)**。", "见{b {a 文档|u}}。"), ("值**$x$**在", "值{b {m x}}在"), ("**100%**的", "{b 100%}的"),
    ("> 中**“引”**文", "中{b “引”}文"), ("- 項**（目）**名", "項{b （目）}名"), ("中**_重_**中", "中{b {i 重}}中"),
    ("~~**“旧”**的~~", "{s {b “旧”}的}"), ("漢\u{FE00}**(字)**", "漢\u{FE00}{b (字)}"),
    ("| a |\n|---|\n| 是**“重”**的 |", "a|\n是{b “重”}的|"), ("## 第**“一”**章", "第{b “一”}章"),
  ])
  func `Stars beside CJK characters make bold and italic text where a reader means it`(
    source: String, expected: String
  ) {
    #expect(TaggedText.of(source) == expected)
    #expect(
      Streams.rows(Streams.streamed(source, width: 20))
        == Streams.rows(Streams.whole(source, width: 20)))
  }

  @Test(arguments: [
    ("a**\"b\"**c", "a**\"b\"**c"), ("**Note:**text", "**Note:**text"), ("a**(b)**c", "a**(b)**c"),
    ("2 ** 3 ** 4", "2 ** 3 ** 4"), ("** 中文 **", "** 中文 **"), ("中文 ** 中文 **", "中文 ** 中文 **"),
    ("中_文_中", "中_文_中"), ("这是_“重要”_的", "这是_“重要”_的"), ("__“重要”__的", "__“重要”__的"),
    ("\\*\\*“重要”\\*\\*的", "**“重要”**的"), ("`**“重要”**的`", "{c **“重要”**的}"), ("**“未完", "**“未完"),
    ("é**“b”**c", "é**“b”**c"),
  ])
  func `Elsewhere the rule is that of CommonMark`(source: String, expected: String) {
    #expect(TaggedText.of(source) == expected)
  }

  @Test func `Code of a message with such emphasis is exact`() {
    let code = "是**“重”**的 ~ $x$ *a*\n"
    let text = Streams.whole("是**“重”**的\n\n- x\n\n  ```\n  \(code)  ```\n", width: 40)
    #expect(text.codeBlocks.map(\.text) == [code])
    #expect(TaggedText.of("    \(code)") == code.dropLast())
  }
}
