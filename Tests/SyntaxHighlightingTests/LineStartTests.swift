import Testing

/// Formats whose lines say by their start what they are: what starts alike and is not.
@Suite struct LineStartTests {
  @Test(arguments: [
    ("--- a/x.c", "heading"), ("+++ b/x.c\t2024", "heading"), ("---", "heading"),
    ("+++i;", "inserted"), ("----", "deleted"), ("---x", "deleted"), ("+", "inserted"),
    ("-", "deleted"), ("@@ -1,2 +3 @@ f()", "heading"), ("@@@ -1 -1 +1 @@@", "heading"),
    ("> new", "inserted"), ("< old", "deleted"), ("! changed", "comment"),
    ("\\ No newline at end of file", "comment"), ("diff --git a b", "comment"),
    ("index 0a1..2b3", "comment"), ("Index: x", "comment"),
  ])
  func `A line of a diff has one colour`(line: String, kind: String) {
    #expect(painted("diff", line) == "\(kind)(\(line))")
  }

  @Test(arguments: ["", " same", "12a13", "different", "indexes"])
  func `A line that a diff leaves as it was has none`(line: String) {
    #expect(painted("patch", line) == "")
  }

  @Test(arguments: [
    ("[a.b]", "heading([a.b])"), ("[[a]]", "heading([[a]])"), ("[pack", "heading([pack)"),
    ("[remote \"o\"]", "heading([remote \"o\"])"), ("  [1, 2],", "number(1) number(2)"),
    ("[\"a\", 'b'], # c", "string(\"a\") string('b') comment(# c)"),
    ("a = 1", "key(a) number(1)"), ("a.\"b=c\" = true", "key(a.\"b=c\") keyword(true)"),
    ("  \"x==1\",", "string(\"x==1\")"), ("# a = 1", "comment(# a = 1)"),
    ("a = \"b\" # c", "key(a) string(\"b\") comment(# c)"), ("; a = 1", "comment(; a = 1)"),
    ("a = 'c:\\'", "key(a) string('c:\\')"),
    ("d = 1979-05-27", "key(d) number(1979) number(05) number(27)"),
    ("k=inf", "key(k) keyword(inf)"), ("name", ""), ("= 1", "number(1)"),
  ])
  func `A line of a settings file`(line: String, expected: String) {
    #expect(painted("toml", line) == expected, "\(line)")
  }

  @Test func `Strings of several lines in TOML`() {
    #expect(
      painted("toml", "a = \"\"\"x = 1\n[t]\n\\\"\"\" y\n\"\"\"\nb = '''\n\\'''\nc = 1")
        == #"""
        key(a) string("""x = 1)
        string([t])
        string(\""" y)
        string(""")
        key(b) string(''')
        string(\''')
        key(c) number(1)
        """#)
  }

  @Test(arguments: [
    ("CC := $(CROSS)gcc -O2", "key(CC) key($(CROSS))"), ("A ::= b", "key(A)"), ("B+=c", "key(B)"),
    ("C ?= 1 # d", "key(C) number(1) comment(# d)"), ("X != date", "key(X)"),
    ("all: a b", "heading(all)"), ("%.o: %.c $(H)", "heading(%.o) key($(H))"),
    (".PHONY : x", "heading(.PHONY)"), ("a:: b", "heading(a)"),
    ("\t@echo $@ $(X) $(call f,y)", "keyword(echo) key($@) key($(X))"),
    ("\tCC = x: y", ""), ("ifdef A # b: c", "keyword(ifdef) comment(# b: c)"),
    ("include $(wildcard *.mk)", "keyword(include)"), ("# a: b", "comment(# a: b)"),
    ("  D = e", "key(D)"), ("$(A): b", "heading($(A))"),
  ])
  func `A line of a makefile`(line: String, expected: String) {
    #expect(painted("make", line) == expected, "\(line)")
  }
}
