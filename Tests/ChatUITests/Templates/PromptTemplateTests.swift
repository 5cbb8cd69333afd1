import Testing

@testable import ChatUI

/// The places of a template.
@Suite("Places of templates") struct PromptTemplateTests {
  @Test(
    "Places are filled once, and everything else is text",
    arguments: [
      ("Review {{input}}.", "Review this."), ("{{ input }}!", "this!"),
      ("plain", "plain\n\nthis"), ("plain\n\n\n", "plain\n\nthis"),
      ("{{selection}}/{{clipboard}}", "sel {{input}}/clip\n\nthis"),
      ("{{input}}{{input}}", "thisthis"), ("{{other}} {{input}}", "{{other}} this"),
      ("{{{input}}}", "{this}"), ("{{input", "{{input\n\nthis"),
      ("{ {input}}", "{ {input}}\n\nthis"), ("a\n{{input}}\n\n", "a\nthis"), ("", "this"),
      ("中{{input}}文", "中this文"), ("{{Input}}", "{{Input}}\n\nthis"),
      ("{{}}{{input}}", "{{}}this"), ("{{a {{input}} b}}", "{{a this b}}"),
      ("a\r\nb {{input}}\r\n", "a\nb this"), ("{{\ninput\n}}", "this"),
    ])
  func filling(_ text: String, _ filled: String) throws {
    let values = PromptTemplate.Values(input: "this", selection: "sel {{input}}", clipboard: "clip")
    #expect(try PromptTemplate(text).filled(with: values) == filled)
  }

  @Test("Without words after the name there is nothing below")
  func noInput() throws {
    for (text, filled) in [("plain\n", "plain"), ("a {{input}} b", "a  b"), ("\n", "")] {
      #expect(try PromptTemplate(text).filled(with: PromptTemplate.Values()) == filled)
    }
  }

  @Test("A place that nothing is known for is named")
  func missing() {
    #expect(throws: PromptTemplate.Missing.selection) {
      try PromptTemplate("{{selection}}").filled(with: PromptTemplate.Values())
    }
    #expect(throws: PromptTemplate.Missing.clipboard) {
      try PromptTemplate("{{clipboard}}").filled(with: PromptTemplate.Values(selection: "x"))
    }
  }
}
