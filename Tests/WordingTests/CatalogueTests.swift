import Testing

@testable import Wording

@Suite struct CatalogueTests {
  @Test(arguments: [
    ("“%1”已过期", ["手册"], "“手册”已过期"), ("%2 里有 %1", ["a", "b"], "b 里有 a"),
    ("%1 %1", ["x"], "x x"), ("100 % 的 %1", ["y"], "100 % 的 y"), ("%3", ["x"], "%3"),
    ("%1", ["%2"], "%2"), ("%2%1", ["%2", "%1"], "%1%2"), ("没有", [], "没有"), ("%", ["x"], "%"),
    ("%0%1", ["x"], "%0x"), ("%10 %1", ["x"], "%10 x"), ("%٣", ["x"], "%٣"),
    ("%1%2%3%4%5%6%7%8%9%10", (1...10).map(String.init), "12345678910"),
  ])
  func `Values take the places of their numbers`(
    _ sentence: String, _ values: [String], _ text: String
  ) {
    #expect(Catalogue.filled(sentence, values) == text)
  }

  @Test func `A table has a key and its sentence in each two lines`() {
    let catalogue = Catalogue("a %1\n甲 %1\n \n\n\\\\n is\\na break\n\\\\n 是\\n换行\nlast\n最后")
    #expect(catalogue.text(for: "a %1", ["b"]) == "甲 b")
    #expect(catalogue.text(for: " ", []) == "")
    #expect(catalogue.text(for: "\\n is\na break", []) == "\\n 是\n换行")
    #expect(catalogue.text(for: "last", []) == "最后")
    #expect(catalogue.text(for: "no %1 here", ["key"]) == "no key here")
  }

  @Test func `The Chinese table has its sentences`() {
    let catalogue = Catalogue(Catalogue.chinese)
    #expect(catalogue.text(for: "“%1” has expired.", ["手册"]) == "“手册”已过期。")
    #expect(catalogue.text(for: "%1 turn", ["1,234"]) == "1,234 轮")
    #expect(catalogue.text(for: "%1 %2 of %3", ["链接", "2", "5"]) == "第 2 个链接（共 5 个）")
  }
}
