import Testing

@testable import ChatMarkdown

@Suite struct TildeTests {
  @Test(arguments: [
    "最低14~17℃，最高27~28℃。", "Between (~1.34) and (~5.4).", "H~2~O and CO~2~", "a ~ b ~ c",
    "約10~20分、3~5個", "오전 9~11시, 오후 1~3시", "~/a and ~/b", "~user~", "2024~2025年~", "〜と~と~",
    "(~10~20)", "~", "a ~",
  ])
  func `A single tilde is a tilde`(source: String) {
    #expect(TaggedText.of(source) == source)
    #expect(rows(source) == [source])
  }

  @Test(arguments: [
    ("~~no~~ yes", "{s no} yes"), ("约~~20~30~~ 25", "约{s 20~30} 25"), ("~~旧~~新", "{s 旧}新"),
    ("価格は~~1~2万円~~です", "価格は{s 1~2万円}です"), ("~~취소~~됨", "{s 취소}됨"),
    ("`~a~` ~~b~~", "{c ~a~} {s b}"), ("[a~b](c~d) ~~e~~", "{a a~b|c~d} {s e}"),
    ("[a~b][x~y]\n\n[x~y]: u~v", "{a a~b|u~v}\n[x~y]: u~v"),
  ])
  func `Two tildes strike out`(source: String, expected: String) {
    #expect(TaggedText.of(source) == expected)
  }

  @Test func `Tildes that come one by one end as they stand`() {
    for source in ["a ~ b", "1~2 and ~~3~~", "x ~~y~ z~~", "~~~\ncode\n~~~"] {
      let streamed = Streams.streamed(source, width: 30)
      #expect(Streams.rows(streamed) == Streams.rows(Streams.whole(source, width: 30)))
    }
  }
}
