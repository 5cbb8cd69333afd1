import Testing

/// Signs that begin a string or a comment in one place and mean something else in another. A mistake here colours the rest
/// of the file.
@Suite struct PitfallTests {
  /// What a line leaves open is seen in the next, which must be code again.
  private func isOpen(_ language: String, _ line: String, then code: String = "if x") -> Bool {
    let all = tokens(language, line, code)
    let after = all.split(separator: "|", omittingEmptySubsequences: false).last ?? []
    return Array(after) != tokens(language, code)
  }

  @Test(arguments: [
    ("sh", "cat <<< word"), ("sh", "cat <<<EOF"), ("sh", "x=$((1<<2))"), ("sh", "((a <<= 2))"),
    ("bash", "echo \\\"a"),
    ("sh", "echo ${a#\"x\"}"), ("sh", "[ $# -gt 0 ]"), ("sh", "echo ${#a}"),
    ("ruby", "list << ITEM"), ("ruby", "x = 1 <<2"), ("ruby", "class << self"),
    ("c", "char c = '\"';"), ("c", "char c = '\\'';"), ("c", "x = a /*b*/ / c;"),
    ("c", "char *s = \"/*\";"),
    ("cpp", "int x = 1'000'000;"), ("cpp", "auto s = \"\\\\\";"), ("go", "c := '\"'"),
    ("go", "s := `\\`"),
    ("java", "char c = '\"'; String s = \"\\\\\";"), ("rust", "let c = '\"';"),
    ("rust", "fn f<'a>(x: &'a str)"),
    ("rust", "let c = b'\\'';"), ("haskell", "foldl' f x = y"), ("haskell", "c = '\"'"),
    ("swift", "let s = \"\\\"\""),
    ("swift", "let s = #\"\\\"#"), ("python", "s = '\\''"), ("python", "s = r\"\\d\""),
    ("python", "s = '\"\"\"'"),
    ("js", "s = '`'"), ("js", "s = `a` + `b`"), ("lua", "x = a[b[1]]"), ("lua", "s = \"--[[\""),
    ("sql", "SELECT 'it''s'"), ("sql", "SELECT '--'"),
    ("css", "a { background: url(//cdn.example/x.png) }"),
    ("css", "a::before { content: \"/*\" }"), ("html", "<a href=\"<!--\">x</a>"),
    ("yaml", "a: it's"), ("yaml", "a: 5 > 3"),
    ("yaml", "a: b | c"), ("toml", "a = '''x'''"), ("toml", "a = \"\"\"x\"\"\""),
    ("markdown", "a `` ` `` b"),
    ("php", "$a = '<<<EOT';"), ("perl", "$n = $#list;"), ("powershell", "$a = \"`\"\""),
    ("kotlin", "val c = '\"'"),
    ("csharp", "var c = '\"';"), ("csharp", "var p = @\"c:\\\";"), ("scala", "val c = '\"'"),
    ("dart", "var s = r'\\';"),
  ])
  func `A line that opens nothing leaves nothing open`(language: String, line: String) {
    #expect(!isOpen(language, line), "\(language): \(tokens(language, line, "if x"))")
  }

  @Test(arguments: [
    ("sh", "cat <<EOF"), ("sh", "cat <<-'EOF' | wc"), ("ruby", "x = <<~EOS"),
    ("c", "int a; /* open"), ("python", "s = \"\"\"open"),
    ("js", "s = `open"), ("lua", "s = [[open"), ("html", "<!-- open"),
    ("php", "$a = <<<EOT"),
    ("toml", "a = '''open"), ("markdown", "```swift"), ("powershell", "<# open"),
    ("haskell", "{- open"), ("kotlin", "val s = \"\"\"open"),
    ("java", "String s = \"\"\""), ("cpp", "auto s = R\"x(open"), ("rust", "let s = r#\"open"),
    ("swift", "let s = #\"\"\""),
  ])
  func `A line that opens something is seen in the next`(language: String, line: String) {
    #expect(isOpen(language, line), "\(language): \(tokens(language, line, "if x"))")
  }

  @Test func `The numbers and addresses of a style sheet`() {
    #expect(
      tokens("css", "a { margin: -1.5em +2px -.5em; width: calc(1px - 2px) }")
        == [
          "tag:a", "key:margin", "number:-1.5em", "number:+2px", "number:-.5em", "key:width",
          "function:calc", "number:1px", "number:2px",
        ])
    #expect(
      tokens("css", "a { background: url(//cdn.example/x.png) 1px }")
        == ["tag:a", "key:background", "function:url", "string://cdn.example/x.png", "number:1px"])
    #expect(
      tokens("css", "a { background: url( 'x(1).png' ) }")
        == ["tag:a", "key:background", "function:url", "string:'x(1).png'"])
    #expect(tokens("scss", "// whole", "a") == ["comment:// whole", "|", "tag:a"])
    #expect(tokens("css", ".a-1 { --gap-2: var(--x-1) }").contains("key:--gap-2"))
  }
}
