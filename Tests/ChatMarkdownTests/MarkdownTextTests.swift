import TerminalKit
import Testing

@testable import ChatMarkdown

/// The rows of a whole message as text.
func rows(_ source: String, width: Int = 40) -> [String] {
  var text = MarkdownText(source, isFinished: true)
  text.layout(width: width, theme: .monochrome)
  return (0..<text.rowCount).map { text[$0].line.text }
}

@Test func `demo`() {
  let s = """
    # Title *x*
    Some **bold** text with `code` and [a link](http://example.org "T") and <http://auto.link> www.foo.com &amp; &#27;[31m.
    Second line.

    Intro:
    - one
    - two
      - nested
        1. deep
    - three wraps around the end of the line for sure yes

    1. First:
       ```swift
       let x = 1
       ```
    2. Second
    3. [x]

    - [x] done
    - [ ] open

    > quote line one is long enough to wrap around the end of the row
    >
    > > nested

    ```python title
    def f(a):
    \treturn a
    ```

    | a | b |
    |---|--:|
    | 1 | 22 | 33 |
    | long cell text that wraps in here | and another of them also wrapping |

    Math $x^2 + y_1 = \\frac{a+b}{c}$ costs $5 or $10.

    $$
    \\sum_{i=1}^n \\alpha_i
    - \\int f
    $$

    ---
    [ref] text [^1]

    [ref]: http://r.example "Ref"
    [^1]: The note *text*
    ~~gone~~ <b>html</b> a<br>b

    <div>
    raw
    </div>

        indented code
    中文
    继续
    """
  for r in rows(s) { print("|\(r)") }
}

@Test func `An item that starts with a heading keeps its paragraphs`() {
  #expect(rows("- # Head\n\n  text") == ["• Head", "", "  text"])
}
