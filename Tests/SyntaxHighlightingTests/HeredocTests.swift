import Testing

/// Documents that start with the next line, and shifts, which look like them.
@Suite struct HeredocTests {
  private static let documents: [(language: String, opens: String, closes: String)] = [
    ("sh", "cat <<EOF", "EOF"), ("sh", "cat <<eof", "eof"), ("sh", "cat << EOF", "EOF"),
    ("sh", "cat <<\\EOF", "EOF"), ("sh", "cat <<-'A-B C'", "\tA-B C"),
    ("sh", "cat <<\"E.O.F\" > x", "E.O.F"), ("sh", "cat<<EOF", "EOF"),
    ("sh", "x=$((1 << 2)); cat <<EOF", "EOF"), ("sh", "f 3<<EOF", "EOF"),
    ("ruby", "x = <<~EOS.strip", "  EOS"), ("ruby", "f(<<-'a b', 1)", "  a b"),
    ("ruby", "puts <<_A", "_A"),
    ("perl", "print <<\"THE END\";", "THE END"), ("perl", "print {$f} <<EOT;", "EOT"),
    ("php", "$a = <<<EOT", "EOT;"), ("php", "f(<<< 'EOT')", "  EOT, 1)"),
    ("hcl", "a = <<EOT", "EOT"), ("dockerfile", "RUN <<-EOF bash", "EOF"),
  ]

  @Test(arguments: documents)
  func `A here document is text up to its name`(language: String, opens: String, closes: String) {
    let text = "if it's \"text\" /* <<OTHER"
    let lines = painted(language, "\(opens)\n\(text)\n\(closes)\nif").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == "string(\(text))", "\(language): \(opens)")
    #expect(lines[2] == "string(\(closes))", "\(language): \(opens)")
    #expect(lines[3] == painted(language, "if"), "\(language): \(opens)")
  }

  @Test(arguments: [
    ("sh", "x=$((1<<SHIFT))"), ("sh", "((x <<= y))"), ("sh", "echo $(( (a) << b ))"),
    ("sh", "echo \"<<EOF\""), ("sh", "echo '<<EOF'"), ("sh", "echo \\<<EOF"),
    ("sh", "# cat <<EOF"), ("sh", "read x <<< \"$y\""),
    ("php", "$a = 1<<FLAG;"), ("php", "$a <<FLAG"), ("php", "// <<<EOT"),
    ("ruby", "list<<ITEM"), ("ruby", "f(x)<<ITEM"), ("ruby", "a[0] <<ITEM"), ("ruby", "2 <<N"),
    ("perl", "$a = 1<<FLAG;"), ("perl", "f() <<FLAG"), ("cpp", "std::cout <<EOL;"),
    ("js", "x <<FLAG"), ("c", "1<<FLAG"),
  ])
  func `A shift opens no document`(language: String, line: String) {
    let lines = painted(language, "\(line)\nif").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == "keyword(if)", "\(language): \(line)")
  }

  @Test func `Two documents of one line come one after the other`() {
    #expect(
      painted("sh", "diff <(cat <<A) <(cat <<B)\na\nA\nA\nB\nfi")
        == """
        string(<<A) string(<<B)
        string(a)
        string(A)
        string(A)
        string(B)
        keyword(fi)
        """)
  }

  @Test func `A document's name inside a longer word does not end it`() {
    #expect(
      painted("sh", "cat <<EOF\nEOFS\n EOF_2\nEOF\nfi")
        == "string(<<EOF)\nstring(EOFS)\nstring( EOF_2)\nstring(EOF)\nkeyword(fi)")
  }

  @Test func `A fifth document of a line is not waited for`() {
    let line = (1...5).map { "<<A\($0)" }.joined(separator: " ")
    #expect(
      painted("sh", "\(line)\nA1\nA2\nA3\nA4\nfi").hasSuffix("string(A4)\nkeyword(fi)"))
  }
}
