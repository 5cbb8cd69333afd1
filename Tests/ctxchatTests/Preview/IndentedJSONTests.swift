import FoundationEssentials
import Testing

@testable import ctxchat

@Suite struct IndentedJSONTests {
  @Test func `Members and elements are on lines of their own`() {
    #expect(
      IndentedJSON.text(#"{"a":1,"b":["x",{"c":null}],"d":{},"e":[]}"#) == """
        {
          "a": 1,
          "b": [
            "x",
            {
              "c": null
            }
          ],
          "d": {},
          "e": []
        }
        """)
  }

  @Test(arguments: [
    #"{"text":"a {b}, [c]: \"d\\\" \\"}"#, #""alone""#, "12", #"["文,{",true]"#,
    #"{"a":"\\","b":"}"}"#,
  ])
  func `Every token stays as it was`(json: String) throws {
    let text = IndentedJSON.text(json)
    var isText = false
    var isEscaped = false
    let packed = text.filter { character in
      if isText {
        isText = isEscaped || character != "\""
        isEscaped = !isEscaped && character == "\\"
        return true
      }
      isText = character == "\""
      return !character.isWhitespace
    }
    #expect(packed == json)
  }

  @Test(arguments: ["", "}", "]]]]", "{", "\"", "{\"a", ",,:"])
  func `What is not JSON does not trap`(text: String) {
    _ = IndentedJSON.text(text)
  }
}
