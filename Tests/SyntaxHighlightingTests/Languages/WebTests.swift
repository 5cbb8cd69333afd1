import Testing

/// JavaScript and TypeScript as they are written today.
@Suite struct WebTests {
  @Test func `JavaScript`() {
    #expect(
      painted(
        "mjs",
        #"""
        export default async function* f({ a, ...b }) { yield 0n; }
        const t = `it's ${a}
        // text
        `; class A extends B { static x = 1_0.5e3; }
        """#)
          == #"""
          keyword(export) keyword(default) keyword(async) keyword(function) function(f) keyword(yield) number(0n)
          keyword(const) string(`it's ${a})
          string(// text)
          string(`) keyword(class) type(A) keyword(extends) type(B) keyword(static) number(1_0.5e3)
          """#)
  }

  @Test func `JSX has tags, and no regular expressions in them`() {
    #expect(
      painted(
        "jsx",
        #"""
        return <div><p>a</p> and <br /></div>;
        const a = <A b={x / 2} c="d"/>;
        """#)
          == #"""
          keyword(return)
          keyword(const) type(A) number(2) string("d")
          """#)
  }

  @Test func `TypeScript`() {
    #expect(
      painted(
        "mts",
        #"""
        @Injectable() abstract class A<T extends keyof U> implements B {
          private readonly x?: Map<string, unknown> = null satisfies object;
        }
        type F = (a: never) => asserts a is bigint;
        """#)
          == #"""
          attribute(@Injectable) keyword(abstract) keyword(class) type(A) type(T) keyword(extends) keyword(keyof) type(U) keyword(implements) type(B)
          keyword(private) keyword(readonly) type(Map) type(string) type(unknown) keyword(null) keyword(satisfies) type(object)

          keyword(type) type(F) type(never) keyword(asserts) keyword(is) type(bigint)
          """#)
  }
}
