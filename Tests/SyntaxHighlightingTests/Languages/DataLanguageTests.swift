import Testing

/// A few typical lines of each language for data, queries and settings.
@Suite struct DataLanguageTests {
  @Test func `SQL`() {
    #expect(
      painted(
        "postgres",
        #"""
        create table "order" (id bigserial PRIMARY KEY, at timestamptz); -- c
        insert into t values (1.5, 'c:\', N'x') /* a
        b */ returning *;
        """#)
          == #"""
          keyword(create) keyword(table) string("order") type(bigserial) keyword(PRIMARY) keyword(KEY) type(timestamptz) comment(-- c)
          keyword(insert) keyword(into) keyword(values) number(1.5) string('c:\') string('x') comment(/* a)
          comment(b */) keyword(returning)
          """#)
  }

  @Test func `JSON with comments and names without quotes`() {
    #expect(
      painted(
        "json5",
        #"""
        // c
        {"a\"b": "x:y", n: -0.5E+10, /* d
        e */ 'k' : [true, NaN], "last": "v"}
        """#)
          == #"""
          comment(// c)
          key("a\"b") string("x:y") key(n) number(0.5E+10) comment(/* d)
          comment(e */) key('k') keyword(true) keyword(NaN) key("last") string("v")
          """#)
  }

  @Test func `GraphQL`() {
    #expect(
      painted(
        "gql",
        #"""
        query Q($id: ID!) { user(id: $id) @include(if: true) { name } } # c
        type T implements N { "text" a: [Int!]! }
        """#)
          == #"""
          keyword(query) type(Q) key($id) type(ID) function(user) key(id) key($id) attribute(@include) key(if) keyword(true) comment(# c)
          keyword(type) type(T) keyword(implements) type(N) string("text") key(a) type(Int)
          """#)
  }

  @Test func `Terraform`() {
    #expect(
      painted(
        "tf",
        #"""
        resource "aws_s3_bucket" "my-bucket" { # c
          count = var.on ? 1 : 0 // d
          policy = <<-EOT
            { "a": ${x} }
          EOT
          tags = { for-each = list(string) } /* e */
        """#)
          == #"""
          keyword(resource) string("aws_s3_bucket") string("my-bucket") comment(# c)
          number(1) number(0) comment(// d)
          string(<<-EOT)
          string(    { "a": ${x} })
          string(  EOT)
          type(list) type(string) comment(/* e */)
          """#)
  }

  @Test func `CMake`() {
    #expect(
      painted(
        "cmake",
        #"""
        cmake_minimum_required(VERSION 3.20) # c
        if(NOT ${FOO}) set(A "a
        b") endif()
        """#)
          == #"""
          function(cmake_minimum_required) number(3.20) comment(# c)
          keyword(if) keyword(NOT) key(${FOO}) keyword(set) string("a)
          string(b") keyword(endif)
          """#)
  }
}
