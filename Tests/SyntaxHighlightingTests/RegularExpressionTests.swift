import Testing

/// A slash begins a regular expression where a value may start, and divides elsewhere.
@Suite struct RegularExpressionTests {
  @Test(arguments: [
    ("js", "x = /a\"b/g", "/a\"b/g"), ("js", "s.replace(/`/g, y)", "/`/g"),
    ("js", "return /'/.test(x)", "/'/"), ("js", "f(/[/*]/)", "/[/*]/"),
    ("js", "[/a\\/b/u]", "/a\\/b/u"), ("js", "a => /\"/", "/\"/"), ("ts", "!/'/", "/'/"),
    ("js", "a ? /x'/ : 1", "/x'/"), ("js", "case /y\"/:", "/y\"/"), ("js", "/^'/.test(a)", "/^'/"),
    ("js", "a && /[\\]/']/i.test(b)", "/[\\]/']/i"),
    ("ruby", "s.gsub(/\"/, x)", "/\"/"), ("ruby", "if /\"x/ =~ s", "/\"x/"),
    ("ruby", "a =~ /it's \"/mi", "/it's \"/mi"), ("ruby", "when /\"/ then", "/\"/"),
  ])
  func `A regular expression is one string`(language: String, line: String, expression: String) {
    #expect(painted(language, line).contains("string(\(expression))"), "\(line)")
    #expect(painted(language, "\(line)\nif").hasSuffix("\nkeyword(if)"), "\(line)")
  }

  @Test(arguments: [
    ("js", "a / b / c"), ("js", "f(x) / 2 / y"), ("js", "a[0] / 2 / y"), ("js", "1 / 2 / 3"),
    ("js", "this / 2 / y"), ("js", "x /= y / 2"), ("js", "a = b\n/ c / d"), ("js", "x = /open"),
    ("js", "x = /[/"), ("jsx", "<a></a> x </b>"), ("jsx", "<br/> a <hr/>"),
    ("ruby", "a / b / c"), ("ruby", "end / 2 / 3"), ("ruby", "x.size / y.size / z"),
    ("go", "x = /a/"), ("swift", "x = a /b/ c"), ("python", "x = (/a/)"),
  ])
  func `A slash that divides colours nothing`(language: String, line: String) {
    #expect(!painted(language, line).contains("string("), "\(line)")
  }

  @Test func `A comment is not taken for an expression`() {
    #expect(painted("js", "x = // c\nif") == "comment(// c)\nkeyword(if)")
    #expect(painted("js", "x = /* c */ if") == "comment(/* c */) keyword(if)")
  }
}
