import Testing

/// A few typical lines of each scripting language.
@Suite struct ScriptingTests {
  @Test func `Ruby`() {
    #expect(
      painted(
        "rb",
        #"""
        class Foo < Bar::Baz # c
          attr_reader :name, a: 1
          def ok?(x) = x ? :yes : :no
          "a #{h["k"]}
          b" unless nil
        """#)
          == #"""
          keyword(class) type(Foo) type(Bar) type(Baz) comment(# c)
          keyword(attr_reader) key(:name) number(1)
          keyword(def) key(:yes) key(:no)
          string("a #{h[") string("]})
          string(  b") keyword(unless) keyword(nil)
          """#)
  }

  @Test func `PHP`() {
    #expect(
      painted(
        "php",
        #"""
        #[Route('/x')]
        FUNCTION f(?int $a, $this->b) { return "$a"; } # c
        $x = 1<<FLAG; // d
        echo <<<'EOT'
          text $a
          EOT; return;
        exit
        """#)
          == #"""
          attribute(#[Route('/x')])
          keyword(FUNCTION) function(f) type(int) key($a) key($this) keyword(return) string("$a") comment(# c)
          key($x) number(1) comment(// d)
          keyword(echo) string(<<<'EOT')
          string(  text $a)
          string(  EOT; return;)

          """#)
  }

  @Test func `Perl`() {
    #expect(
      painted(
        "pl",
        #"""
        my ($x, $y) = @_; # c
        print "$x{a}\n" if $x->{b} eq 'c' and $#list > 1<<2;
        print <<"END", $_;
        it's
        END
        last;
        """#)
          == #"""
          keyword(my) key($x) key($y) comment(# c)
          keyword(print) string("$x{a}\n") keyword(if) key($x) keyword(eq) string('c') keyword(and) key($#) number(1) number(2)
          keyword(print) string(<<"END") key($_)
          string(it's)
          string(END)
          keyword(last)
          """#)
  }

  @Test func `Elixir`() {
    #expect(
      painted(
        "ex",
        #"""
        defmodule A.B do
          @doc """
          it's "text"
          """
          def f(x), do: {:ok, x} # c
        """#)
          == #"""
          keyword(defmodule) type(A) type(B) keyword(do)
          attribute(@doc) string(""")
          string(  it's "text")
          string(  """)
          keyword(def) function(f) keyword(do) key(:ok) comment(# c)
          """#)
  }

  @Test func `Haskell`() {
    #expect(
      painted(
        "hs",
        #"""
        module Main where -- c
        f :: Maybe Int -> Char {- a {- b
        -} c -} ; let c = 'x'
        """#)
          == #"""
          keyword(module) type(Main) keyword(where) comment(-- c)
          type(Maybe) type(Int) type(Char) comment({- a {- b)
          comment(-} c -}) keyword(let) string('x')
          """#)
  }

  @Test func `R`() {
    #expect(
      painted(
        "r",
        #"""
        f <- function(x, na.rm = TRUE) x %>% sum(1e-3L) # c
        "two
        lines"; NULL
        """#)
          == #"""
          keyword(function) keyword(TRUE) function(sum) number(1e-3L) comment(# c)
          string("two)
          string(lines") keyword(NULL)
          """#)
  }

  @Test func `PowerShell`() {
    #expect(
      painted(
        "ps1",
        #"""
        <# a
        b #> ForEach ($i in $list) { Get-Item -Path "$i" } # c
        $t = @"
        it's "quoted" # no comment
        "@
        $u = @'
        $x
        '@; return
        """#)
          == #"""
          comment(<# a)
          comment(b #>) keyword(ForEach) key($i) keyword(in) key($list) string("$i") comment(# c)
          key($t) string(@")
          string(it's "quoted" # no comment)
          string("@)
          key($u) string(@')
          string($x)
          string('@) keyword(return)
          """#)
  }

  @Test func `A Dockerfile with a here document`() {
    #expect(
      painted(
        "containerfile",
        #"""
        FROM alpine:3.20 AS base # c
        RUN <<EOF
        echo "a
        EOF
        ENV A=$B C='d'
        """#)
          == #"""
          keyword(FROM) number(3.20) keyword(AS) comment(# c)
          keyword(RUN) string(<<EOF)
          string(echo "a)
          string(EOF)
          keyword(ENV) key($B) string('d')
          """#)
  }

  @Test func `A terminal's session`() {
    #expect(
      painted(
        "shell-session",
        #"""
        $ sudo make install # c
        can't open "a b": $HOME
        $ echo 1
        """#)
          == #"""
          keyword(sudo) comment(# c)
          string("a b") key($HOME)
          keyword(echo) number(1)
          """#)
  }
}
