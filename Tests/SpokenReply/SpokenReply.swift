package import Gateway

/// What the steered gateway answers, the same in the server and in the test that checks what came of it.
///
/// `NAME#200 …` is answered with 200 words of that name, now and then a line end or a letter of another script;
/// `recall …` with everything that the user said before, as far as the server holds it; `count NAME` with how many
/// messages it read.
package enum SpokenReply {
  package static func text(for question: GatewayServer.Script.Question) -> String {
    if question.text.hasPrefix("count ") {
      let name = question.text.dropFirst("count ".count)
      return "seen \(question.prompt.count) by \(name) as far as the server holds it"
    }
    guard question.text.hasPrefix("recall") else { return text(for: question.text) }
    let users = question.prompt.filter { $0.role == "user" }.map(\.content).dropLast()
    return "held \(users.count): " + users.joined(separator: " | ")
  }

  /// The answer to a question that says how long it is to be.
  package static func text(for question: String) -> String {
    let head = question.prefix { !$0.isWhitespace }.split(separator: "#")
    let name = head.first.map(String.init) ?? "?"
    let count = head.count > 1 ? Int(head[1]) ?? 8 : 8
    return (0..<count).map { place in
      let tail = place % 17 == 16 ? "\n\n" : place % 5 == 4 ? " 語é🙂 " : " "
      return "\(name).\(place)\(tail)"
    }.joined()
  }
}
