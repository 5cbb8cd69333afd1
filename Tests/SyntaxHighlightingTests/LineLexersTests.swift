import Testing

@Test func `Lines of a diff`() {
  #expect(
    tokens("diff", "diff --git a b", "--- a", "+++ b", "@@ -1 +1 @@", "-old", "+new", " same")
      == [
        "comment:diff --git a b", "|", "heading:--- a", "|", "heading:+++ b", "|",
        "heading:@@ -1 +1 @@", "|",
        "deleted:-old", "|", "inserted:+new", "|",
      ])
}

@Test func `Markdown as source`() {
  #expect(
    tokens("md", "# Head", "- *a* `b` [c](d)", "```", "# no", "```", "> q")
      == [
        "heading:# Head", "|", "punctuation:-", "keyword:*", "keyword:*", "string:`b`", "key:(d)",
        "|",
        "string:```", "|", "string:# no", "|", "string:```", "|", "comment:> q",
      ])
}

@Test func `TOML tables, keys and strings`() {
  #expect(
    tokens("toml", "[a.b] # c", "d.e = \"f = g\" # h", "x = '''", "y = 1", "''' ", "; ini")
      == [
        "heading:[a.b] ", "comment:# c", "|", "key:d.e", "string:\"f = g\"", "comment:# h", "|",
        "key:x",
        "string:'''", "|", "string:y = 1", "|", "string:'''", "|", "comment:; ini",
      ])
}

@Test func `A makefile's targets, variables and recipes`() {
  #expect(
    tokens("make", "CC ?= gcc # x", "all: build", "\techo ${CC} $@ 'a", "ifeq")
      == [
        "key:CC", "comment:# x", "|", "heading:all", "|", "keyword:echo", "key:${CC}", "key:$@",
        "string:'a",
        "|", "keyword:ifeq",
      ])
}
