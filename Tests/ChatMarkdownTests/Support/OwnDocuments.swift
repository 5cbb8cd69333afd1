/// Short documents of our own, one for each construct and for each way in which two of them meet.
enum OwnDocuments {
  static let all: [String] =
    blocks + lists + code + quotes + tables + inlines + links + math + scripts + mixed

  static let blocks = [
    "", "\n", "\n\n\n", " ", "word", "two words\n", "one\ntwo\nthree", "one\n\ntwo\n\nthree\n",
    "# Title", "# Title #\n",
    "## Second\ntext", "####### seven", "#none", "Title\n===\ntext", "Title\n---", "a\nb\n===",
    "***", "- - -\n", "___\ntext",
    "text\n***\ntext", "text\n---\ntext", "    indented\n      more\n\n    after a gap\n",
    "text\n    not code",
    "<div>\nraw *text*\n</div>\n\nafter", "<!-- a\n\ncomment -->\ntext", "<pre>\n\nkept\n</pre>",
    "<span>inline</span> html",
    "line one  \nline two", "line one\\\nline two", "first\r\nsecond\r\n\r\nthird\r",
    "one\rtwo\r\rthree",
    "# a\n## b\n### c\n#### d\n##### e\n###### f", "text\n# heading\ntext",
  ]

  static let lists = [
    "- one\n- two\n- three", "* one\n+ two\n- three", "1. one\n2. two\n10. ten",
    "3) three\n3) four",
    "- one\n\n- two\n\n- three", "- a\n  - b\n    - c\n      - d\n        - e",
    "1. a\n   1. b\n      1. c",
    "- a\n\n  second paragraph\n- b", "- a\n\n      code\n- b",
    "- [ ] open\n- [x] done\n- [X] also", "-\n- b\n-", "-\n\n  text",
    "- a\nlazy\n- b", "text\n- list", "text\n1. list", "text\n2. no list", "- a\n\n\n- b",
    "1. one\n\n   ```\n   code\n   ```\n2. two",
    "- ```\n  code\n  ```\n- after", "- > quote in item\n  > goes on\n- b",
    "- # heading in item\n\n  text", "- a\n- b\n\ntext",
    "- a\n\n# heading", "1. a\n- b\n2. c",
    "- very long item text that has to wrap at the edge of a narrow screen for sure\n  - nested",
    "   - three\n   - spaces", " - one\n  - two\n   - three",
    "- | a | b |\n  |---|---|\n  | 1 | 2 |", "- a\n  ---\n  b",
    "0. zero\n1. one", "999999999. big\n1. next", "- a\n  * b\n    + c\n- d", "+ \n+ x",
  ]

  static let code = [
    "```\nplain\n```", "```swift\nlet x = 1\n```\n", "~~~ python title\ndef f(): pass\n~~~",
    "```\nunclosed\n  more", "````\n```\n````",
    "```\n\n\n```", "```\n```", "  ```\n  two\n   three\n one\n  ```",
    "```js\nlet a = `x\n${y}`\n```\nafter", "```\na\n~~~\nb\n```",
    "``` a`b\ntext", "text\n```\ncode\n```\ntext", "```c\n/* open\nstill */ int x;\n```",
    "```text\n\ttab\ta\n```",
    "```\n" + String(repeating: "long ", count: 40) + "\n```", "```swift\n// 中文注释 👩‍👩‍👧\n```",
    "1. a\n   ```sh\n   ls\n   ```\n   b\n2. c",
    "> ```\n> quoted code\n> ```\n> text", "```diff\n+a\n-b\n```", "```\n`` inner ``\n```",
    "    a\n\n\n    b\ntext", "```unknown-language\nx\n```",
    "1. a\n   ```\n   b\n```\nc", "text\n    ```\n    d\n    ```\ne",
    "```\r\na\r\n\r\nb\r\n```\r\n",
  ]

  static let quotes = [
    "> one", "> one\n> two\n\n> three", "> one\nlazy", "> # heading\n> text", "> - a\n> - b",
    "> > > deep", ">\n> after blank\n>",
    "> a\n>\n> b", "text\n> quote\ntext", "> ```\n> code\ntext", "> 1. a\n>    b\n> 2. c",
    "> | a | b |\n> |---|---|\n> | c | d |", ">x\n>y",
    "> a quote that is long enough to be wrapped on a narrow screen, several times over",
  ]

  static let tables = [
    "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n--|--\n1 | 2\n",
    "| left | mid | right |\n|:--|:-:|--:|\n| a | b | c |\n| long cell | x | y |",
    "| a | b |\n|---|---|\n| 1 | 2 | 3 | four |", "| a | b | c |\n|---|---|---|\n| 1 |",
    "| a |\n|---|", "| `a|b` | c |\n|---|---|\n| d | e |",
    "| a \\| b | c |\n|---|---|\n| d | e |", "| **a** | [b](c) |\n|---|---|\n| *d* | `e` |",
    "| a | b |\n| c | d |", "|---|---|", "| a |\n| - |\n| b |",
    "| 名前 | 値 |\n|---|---|\n| 東京 | 大きい |", "| a | b |\n|---|---|\n| one<br>two | c |\n\nafter",
    "| key | value |\n|---|---|\n| k | " + String(repeating: "many words ", count: 12) + "|",
    "|a|b|c|d|e|f|g|h|i|j|\n|-|-|-|-|-|-|-|-|-|-|\n|one|two|three|four|five|six|seven|eight|nine|ten|",
    "| a | b |\n|---|---|\n| $x|y$ | z |", "text\n| a | b |\n|---|---|\n| c | d |\ntext",
    "| a | |\n|---|---|\n| | b |",
  ]

  static let inlines = [
    "*em* _em_ **strong** __strong__ ***both***", "~~gone~~ ~one~", "`code` ``a ` b`` ` `",
    "a*b*c a_b_c", "**open", "*open **two", "`open", "~~open",
    "\\*escaped\\* \\`not code\\`", "&amp; &lt; &copy; &nbsp;x &unknown; &#65; &#x42; &#0;",
    "2 * 3 * 4", "**bold *nested* bold**",
    "**中文**，*日本語*。", "中文\n继续\n한국\n어", "a\u{0}b", "hard  \nbreak", "![alt](image.png) text",
    "`a\nb`", "***", "** a **", "_a __b_ c__",
    "<http://auto.example> <mail@auto.example>",
    "http://bare.example/path?x=1 and www.bare.example", "mail@bare.example", "a<br>b<br/>c<BR >d",
    "~~a *b* `c`~~", "x &#27;[31m y",
  ]

  static let links = [
    "[text](target)", "[text](<a b>)", "[text](target \"title\")",
    "[http://x.example](http://x.example)", "[open](tar", "[open", "[a][b]\n\n[b]: /late",
    "[b]: /early\n\n[a][b] and [b]", "[b]: /first\n[b]: /second\n\n[b]",
    "[unused]: http://x.example 'title'\n", "[a]: <b>\n[c]: d\ntext",
    "![image](src \"title\")", "![](empty)", "[![in](src)](out)", "[a](b)(c)", "[]()",
    "[x]: not a definition really\n", "[^1] text\n\n[^1]: The note.\n[^2]: Another\n  goes on",
    "- [a]: /in-item\n- [a]", "[multi\nline]: /target\n\n[multi line]", "text\n[no]: /definition",
  ]

  static let math = [
    "$x^2$", "costs $5 and $10", "$$\nx = 1\n- y\n$$\nafter", "$$ open\n\nnever closed",
    "\\(a_1\\) and \\[\\frac{1}{2}\\]", "\\[\n\\sum_{i=0}^n i\n\\]\n",
    "- $$\n  a + b\n  $$", "$a$b$", "`$x$`", "US$5 $ 6 $", "$\\alpha$**b**", "> $$x\n> + y$$",
    "$$a$$ b $$c$$", "text\n$$\ny\n$$\ntext", "\\(open", "$HOME/$PATH",
  ]

  static let scripts = [
    "日本語の文章がここにあります。とても長いので、折り返されるはずです。", "👩‍👩‍👧 family 🇫🇷 flag 👋🏽 skin", "مرحبا بالعالم",
    "e\u{301}e\u{301} combining", "한국어 문장은 띄어쓰기가 있습니다",
    "\u{202E}reversed\u{202C} \u{200B}zero", "ไทย กำ", "\u{FEFF}bom", "- 一つ\n- 二つ",
  ]

  static let mixed = [
    "# Title\n\nIntro:\n- a\n- b\n\n```swift\nlet a = 1\n```\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n> quote\n\n1. one\n2. two\n\nEnd **bold**.",
    "1. First\n\n   Text with `code`.\n\n   - nested\n\n   ```sh\n   ls\n   ```\n\n2. Second\n   > quoted\n\n3. Third",
    "Here:\n1. a\n2. b\nThere:\n- c", "**Note**: text\n***\n*x*", "a\n\n\n\n\nb",
    "# A\n# B\n- c\n# D", "```\na\n```\n```\nb\n```",
  ]
}
