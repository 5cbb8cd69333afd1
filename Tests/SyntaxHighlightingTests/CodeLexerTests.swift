import Testing

@Suite struct CodeLexerTests {
  @Test func `Swift`() {
    #expect(
      tokens("swift", "@main struct A { let b: Int = f(0x1F, \"c\\\"d\") } // e")
        == [
          "attribute:@main", "keyword:struct", "type:A", "keyword:let", "type:Int", "function:f",
          "number:0x1F", "string:\"c\\\"d\"", "comment:// e",
        ])
    #expect(tokens("swift", "#if DEBUG") == ["keyword:#if"])
    #expect(
      tokens("swift", "let r = #\"a\"b\"# + 1.5e-3")
        == ["keyword:let", "string:#\"a\"b\"#", "number:1.5e-3"])
  }

  @Test func `Swift comments nest and reach over lines`() {
    #expect(
      tokens("swift", "a /* b /* c", "d */ e", "f */ let")
        == ["comment:/* b /* c", "|", "comment:d */ e", "|", "comment:f */", "keyword:let"])
  }

  @Test func `C comments do not nest`() {
    #expect(
      tokens("c", "/* a /* b */ int x;", "/*/ y", "*/ return")
        == [
          "comment:/* a /* b */", "type:int", "|", "comment:/*/ y", "|", "comment:*/",
          "keyword:return",
        ])
  }

  @Test func `Strings over several lines`() {
    #expect(
      tokens("swift", "let a = \"\"\"", "let \"b\"", "\"\"\"; let c")
        == [
          "keyword:let", "string:\"\"\"", "|", "string:let \"b\"", "|", "string:\"\"\"",
          "keyword:let",
        ])
    #expect(
      tokens("python", "x = '''a", "b\\''' c", "d''' if")
        == ["string:'''a", "|", "string:b\\''' c", "|", "string:d'''", "keyword:if"])
    #expect(
      tokens("js", "`a ${b}", "c` + 1") == ["string:`a ${b}", "|", "string:c`", "number:1"])
    #expect(tokens("go", "`a\\`", "if") == ["string:`a\\`", "|", "keyword:if"])
  }

  @Test func `A string that may not reach over lines ends with its line`() {
    #expect(tokens("java", "\"open", "int x") == ["string:\"open", "|", "type:int"])
  }

  @Test func `C and C++`() {
    #expect(
      tokens("c", "#include <stdio.h> // x")
        == ["attribute:#include", "string:<stdio.h>", "comment:// x"])
    #expect(tokens("c", "  # define X 1") == ["attribute:# define", "number:1"])
    #expect(
      tokens("cpp", "auto s = R\"x(a)\" \"", "b)x\"; if")
        == ["keyword:auto", "string:R\"x(a)\" \"", "|", "string:b)x\"", "keyword:if"])
  }

  @Test func `Python`() {
    #expect(
      tokens("py", "@dec", "async def f(self, x: int = 0) -> Foo: return rb\"a\" # b")
        == [
          "attribute:@dec", "|", "keyword:async", "keyword:def", "function:f", "keyword:self",
          "type:int",
          "number:0", "type:Foo", "keyword:return", "string:rb\"a\"", "comment:# b",
        ])
  }

  @Test func `JavaScript and TypeScript`() {
    #expect(
      tokens("ts", "export const f = (a: string): Promise<number> => g(a ?? 'b');")
        == [
          "keyword:export", "keyword:const", "type:string", "type:Promise", "type:number",
          "function:g",
          "string:'b'",
        ])
    #expect(tokens("js", "interface") == [])
  }

  @Test func `Go, Java, Kotlin, C#`() {
    #expect(
      tokens("go", "func (s *T) Do(n int) error { return nil }")
        == [
          "keyword:func", "function:Do", "type:int", "type:error", "keyword:return", "keyword:nil",
        ])
    #expect(
      tokens("java", "@Override public void run() { char c = 'x'; }")
        == [
          "attribute:@Override", "keyword:public", "type:void", "function:run", "type:char",
          "string:'x'",
        ])
    #expect(
      tokens("kotlin", "fun f(x: Int) = when (x) { else -> \"\" }")
        == ["keyword:fun", "function:f", "type:Int", "keyword:when", "keyword:else", "string:\"\""])
    #expect(
      tokens("c#", "var s = @\"a\\\" + $\"{b}\";")
        == ["keyword:var", "string:@\"a\\\"", "string:$\"{b}\""])
  }

  @Test func `Rust`() {
    #expect(
      tokens("rust", "#[derive(Debug)] fn f<'a>(x: &'a str) -> char { 'é' }")
        == [
          "attribute:#[derive(Debug)]", "keyword:fn", "attribute:'a", "attribute:'a", "type:str",
          "type:char",
          "string:'é'",
        ])
    #expect(
      tokens("rust", "r#\"a\"b", "c\"# let") == [
        "string:r#\"a\"b", "|", "string:c\"#", "keyword:let",
      ])
    #expect(tokens("rust", "'\\n' '\\u{1F600}'") == ["string:'\\n'", "string:'\\u{1F600}'"])
  }

  @Test func `Shell`() {
    #expect(
      tokens("sh", "for f in *.txt; do echo \"$f\" ${x#y} $? a#b; done # c")
        == [
          "keyword:for", "keyword:in", "keyword:do", "keyword:echo", "string:\"$f\"", "key:${x#y}",
          "key:$?",
          "keyword:done", "comment:# c",
        ])
    #expect(
      tokens("bash", "cat <<'EOF' | wc", "if $x", "EOF", "fi")
        == ["string:<<'EOF'", "|", "string:if $x", "|", "string:EOF", "|", "keyword:fi"])
  }

  @Test func `An apostrophe in a terminal's output colours nothing below it`() {
    #expect(tokens("console", "don't", "echo") == ["|", "keyword:echo"])
  }

  @Test func `SQL in any case`() {
    #expect(
      tokens("sql", "SELECT count(*) From t WHERE a = 'it''s' -- x")
        == [
          "keyword:SELECT", "function:count", "keyword:From", "keyword:WHERE", "string:'it''s'",
          "comment:-- x",
        ])
  }

  @Test func `JSON`() {
    #expect(
      tokens("json", "{\"a\" : [1, -2.5e+3, true, \"b\"], c: null}")
        == [
          "key:\"a\"", "number:1", "number:2.5e+3", "keyword:true", "string:\"b\"", "key:c",
          "keyword:null",
        ])
  }

  @Test func `Ruby, PHP, Dockerfile, Lua`() {
    #expect(
      tokens("ruby", "puts :a, A::B, <<~EOS if x", "  b", "  EOS", "end")
        == [
          "key::a", "type:A", "type:B", "string:<<~EOS", "keyword:if", "|", "string:  b", "|",
          "string:  EOS",
          "|", "keyword:end",
        ])
    #expect(
      tokens("php", "<?php echo $a; # b")
        == ["keyword:php", "keyword:echo", "key:$a", "comment:# b"])
    #expect(
      tokens("dockerfile", "FROM swift:6 AS build", "RUN echo ${A}")
        == ["keyword:FROM", "number:6", "keyword:AS", "|", "keyword:RUN", "key:${A}"])
    #expect(
      tokens("lua", "--[[ a", "b ]] local x = 1 -- c")
        == ["comment:--[[ a", "|", "comment:b ]]", "keyword:local", "number:1", "comment:-- c"])
  }
}
