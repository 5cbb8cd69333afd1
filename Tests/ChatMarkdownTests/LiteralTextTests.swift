import Testing

@testable import ChatMarkdown

@Suite struct LiteralTextTests {
  @Test(arguments: [
    "2*3*4", "5*6*78", "a*b*c", "2*pi*r", "x**2 + y**2", "2**3**4", "(a+b)*c*(d)", "3*(x)*4",
    "i*i+j*j=k*k", "1.5*2*3",
    "3米*4米*5米", "宽2*高3*深4", "가로3*세로4*2", "*.txt and *.md", "*.txt,*.md", "src/*.c src/*.h",
    "src/**/*.ts, lib/**/*.js",
    "**/*.swift and **/*.c", "a/*/b/*/c", "/* a */ x /* b */", "/*a*/ b /*c*/", "*args, **kwargs",
    "int *p, *q;", "a * b * c",
    "SELECT * FROM t; SELECT * FROM u", "*.{js,ts},*.css", "f(x)*g(y)*2",
  ])
  func `Stars of products, patterns and comments stay`(source: String) {
    #expect(TaggedText.of(source) == source)
  }

  @Test(arguments: [
    "__init__.py", "Use __init__ and __name__.", "if __name__ == \"__main__\":", "obj.__dict__ is",
    "__pycache__/x", "__foo_bar__()",
    "`x` __init__.py".replacing("`x` ", with: ""), "snake_case_name and other_case_name",
    "_private and _other", "_config_.yml",
    "修改__init__.py文件", "ファイル __main__.py を", "파일 __init__.py 를", "__attribute__((x))",
    "__FILE__:__LINE__", "_ _ _x",
    "a_b_c", "'__all__'",
  ])
  func `Underscores of names stay`(source: String) {
    #expect(TaggedText.of(source) == source)
  }

  @Test(arguments: [
    "C:\\_x\\*", "C:\\Users\\_me\\*.txt", "路径C:\\_x\\*。", "D:\\資料\\_新\\", "cd C:\\_dir\\\nnext",
    "..\\_build\\*.o", ".\\_a",
    "src\\*.txt", "%TEMP%\\_x", "\\\\server\\_share\\#1", "^\\d+\\.\\d+$", "\\d+\\.\\d+",
    "[0-9]+\\.[0-9]+", "^foo\\.bar",
    ".*\\.txt and more", "\\.(jpg|png)$", "(?:a\\.b)", "\\w+\\@\\w+", "C:\\<name>\\`x",
    "HKLM\\Software\\_x", "\\n and \\t in prose",
    "C:\\", "\\(\\d+\\)", "^\\[a-z\\]+", "E:\\(old\\)",
  ])
  func `Backslashes of paths and expressions stay`(source: String) {
    #expect(TaggedText.of(source) == source)
  }

  @Test(arguments: [
    ("\\*not emphasized\\*", "*not emphasized*"), ("snake\\_case\\_name", "snake_case_name"),
    ("1\\. one", "1. one"),
    ("\\# no heading", "# no heading"), ("costs \\$5", "costs $5"), ("\\$x$ y", "$x$ y"),
    ("see \\[1\\], \\[note\\]", "see [1], [note]"), ("\\(optional\\)", "(optional)"),
    ("\\[见下文\\]", "[见下文]"), ("a\\\\b", "a\\b"), ("\\[x\\](y)", "[x](y)"),
    ("价格\\*含税", "价格*含税"), ("5\\% of", "5% of"), ("C:\\\\Users\\\\x", "C:\\Users\\x"),
    ("\\~\\~a\\~\\~", "~~a~~"),
    ("foo\\*bar\\*", "foo*bar*"), ("\\`x\\`", "`x`"), ("\\<b>", "<b>"), ("\\&amp;", "&amp;"),
    ("a\\\nb", "a\nb"),
  ])
  func `Escapes are escapes elsewhere`(source: String, expected: String) {
    #expect(TaggedText.of(source) == expected)
  }

  @Test(arguments: [
    ("foo*bar*baz", "foo{i bar}baz"), ("*.NET is* good", "{i .NET is} good"),
    ("__bold__ text", "{b bold} text"),
    ("**/etc/hosts**", "{b /etc/hosts}"), ("*a*", "{i a}"), ("**2*3**", "{b 2*3}"),
    ("_em_ and __very strong__", "{i em} and {b very strong}"),
    ("共**3**个", "共{b 3}个"), ("第3章*重点*", "第3章{i 重点}"), ("**src/*.ts**", "{b src/*.ts}"),
    ("*(a)* b", "{i (a)} b"),
    ("Top**10**list", "Top{b 10}list"), ("***both***", "{i {b both}}"),
    ("_foo_bar_", "{i foo_bar}"),
  ])
  func `Emphasis is emphasis elsewhere`(source: String, expected: String) {
    #expect(TaggedText.of(source) == expected)
  }

  @Test(arguments: [
    ("vector<T> and List<String>", "vector<T> and List<String>"), ("`&amp;` &amp;", "{c &amp;} &"),
    ("a < b > c", "a < b > c"), ("#include <x.h>", "#include <x.h>"),
    (
      "U+FDD0 \(Signs.opening)1\(Signs.closing) $x$",
      "U+FDD0 \(Signs.opening)1\(Signs.closing) {m x}"
    ),
    (
      "\(Signs.punctuation)~ 是**“重”**的\(Signs.punctuation)",
      "\(Signs.punctuation)~ 是{b “重”}的\(Signs.punctuation)"
    ),
  ])
  func `What could be taken for a sign is kept`(source: String, expected: String) {
    #expect(TaggedText.of(source) == expected)
  }
}
