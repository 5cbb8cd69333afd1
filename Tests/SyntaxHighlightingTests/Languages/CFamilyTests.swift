import Testing

/// A few typical lines of each language with braces.
@Suite struct CFamilyTests {
  @Test func `Objective-C`() {
    #expect(
      painted(
        "objc",
        #"""
        #import <Foundation/Foundation.h>
        @interface Person : NSObject
        @property (nonatomic) NSString *name;
        - (void)greet:(id)other { NSLog(@"hi %@", self.name); }
        """#)
          == #"""
          attribute(#import) string(<Foundation/Foundation.h>)
          attribute(@interface) type(Person) type(NSObject)
          attribute(@property) type(NSString)
          type(void) type(id) type(NSLog) string("hi %@") keyword(self)
          """#)
  }

  @Test func `Kotlin`() {
    #expect(
      painted(
        "kts",
        #"""
        data class P(val x: Int = 1)
        val t = """raw \"""
        for (i in 0..10) println("${m["k"]}") /* a /* b */ c */ else
        """#)
          == #"""
          keyword(data) keyword(class) type(P) keyword(val) type(Int) number(1)
          keyword(val) string("""raw \""")
          keyword(for) keyword(in) number(0) number(10) function(println) string("${m[") string("]}") comment(/* a /* b */ c */) keyword(else)
          """#)
  }

  @Test func `C#`() {
    #expect(
      painted(
        "cs",
        #"""
        #region x
        var path = @"c:\dir\";
        public async Task<string> F() => await G(1_000);
        var json = """
          { "a": 1 }
          """; return;
        """#)
          == #"""
          attribute(#region)
          keyword(var) string(@"c:\dir\")
          keyword(public) keyword(async) type(Task) type(string) type(F) keyword(await) type(G) number(1_000)
          keyword(var) string(""")
          string(  { "a": 1 })
          string(  """) keyword(return)
          """#)
  }

  @Test func `Zig`() {
    #expect(
      painted(
        "zig",
        #"""
        const std = @import("std"); // no block comments: /*
        pub fn main() !void { var x: u8 = 0xFF; }
        """#)
          == #"""
          keyword(const) attribute(@import) string("std") comment(// no block comments: /*)
          keyword(pub) keyword(fn) function(main) type(void) keyword(var) type(u8) number(0xFF)
          """#)
  }

  @Test func `Dart`() {
    #expect(
      painted(
        "dart",
        #"""
        @override Widget build() => Text('it\'s $n', key: r"\d");
        final s = '''a
        b'''; late int x;
        """#)
          == #"""
          attribute(@override) type(Widget) function(build) type(Text) string('it\'s $n') string(r"\d")
          keyword(final) string('''a)
          string(b''') keyword(late) type(int)
          """#)
  }

  @Test func `Scala`() {
    #expect(
      painted(
        "scala",
        #"""
        case class A(x: Int) extends B
        val q = s"""a $x
        b\"""; val c = 'c'; val y = 'sym
        """#)
          == #"""
          keyword(case) keyword(class) type(A) type(Int) keyword(extends) type(B)
          keyword(val) string(s"""a $x)
          string(b\""") keyword(val) string('c') keyword(val) attribute('sym)
          """#)
  }

  @Test func `Protocol buffers`() {
    #expect(
      painted(
        "proto",
        #"""
        syntax = "proto3"; /* a
        b */ message M { repeated int32 id = 1; } // c
        """#)
          == #"""
          keyword(syntax) string("proto3") comment(/* a)
          comment(b */) keyword(message) type(M) keyword(repeated) type(int32) number(1) comment(// c)
          """#)
  }

  @Test func `Go`() {
    #expect(
      painted(
        "golang",
        #"""
        ch <- map[string]int{"a": 1} // <-
        r := '\''; s := `raw "
        '` + fmt.Sprint(0b1010, 1i)
        """#)
          == #"""
          keyword(map) type(string) type(int) string("a") number(1) comment(// <-)
          string('\'') string(`raw ")
          string('`) function(Sprint) number(0b1010) number(1i)
          """#)
  }

  @Test func `Java`() {
    #expect(
      painted(
        "java",
        #"""
        List<String> a = new ArrayList<>(); // x
        String t = """
          "quoted" \"""
          """; char c = '\\';
        sealed interface S permits A {}
        """#)
          == #"""
          type(List) type(String) keyword(new) type(ArrayList) comment(// x)
          type(String) string(""")
          string(  "quoted" \""")
          string(  """) type(char) string('\\')
          keyword(sealed) keyword(interface) type(S) keyword(permits) type(A)
          """#)
  }

  @Test func `Rust`() {
    #expect(
      painted(
        "rs",
        #"""
        #![allow(dead_code)]
        'outer: for i in 0..=10u8 { break 'outer; }
        let b = b'\''; let s = br##"a"#"##; r#type
        "one
        two" /* a /* b */ c */ fn
        """#)
          == #"""
          attribute(#![allow(dead_code)])
          attribute('outer) keyword(for) keyword(in) number(0) number(10u8) keyword(break) attribute('outer)
          keyword(let) string('\'') keyword(let) string(br##"a"#"##) keyword(type)
          string("one)
          string(two") comment(/* a /* b */ c */) keyword(fn)
          """#)
  }

  @Test func `C++`() {
    #expect(
      painted(
        "hpp",
        #"""
        #  define MAX(a, b) ((a) > (b) ? (a) : (b))
        template <typename T> constexpr auto f(std::vector<T> v) -> int;
        auto s = R"(a\)" + u8R"--(")")--"; co_return;
        """#)
          == #"""
          attribute(#  define) function(MAX)
          keyword(template) keyword(typename) type(T) keyword(constexpr) keyword(auto) function(f) type(vector) type(T) type(int)
          keyword(auto) string(R"(a\)") string(u8R"--(")")--") keyword(co_return)
          """#)
  }
}
