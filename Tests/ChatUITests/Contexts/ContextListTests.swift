import ChatModel
import FoundationEssentials
import Testing

@testable import ChatUI

@Suite("The list of contexts")
struct ContextListTests {
  private func listed() -> ContextList {
    var list = ContextList()
    list.show(Sample.contexts, at: .start)
    return list
  }

  @Test("Contexts and conversations are found by their names")
  func finding() {
    let list = listed()
    #expect(!ContextList().isKnown && list.isKnown)
    #expect(list[Sample.code]?.context.label == "code base")
    #expect(list[Sample.otherCodeTalk]?.title == "The lexer")
    #expect(list.context(of: Sample.otherCodeTalk)?.key == Sample.code)
    #expect(list[ContextKey(rawValue: "none")] == nil)
    #expect(list.conversations.count == 4)
  }

  @Test("Marks are set on one conversation only")
  func marksOfOne() {
    var list = listed()
    list.mark(Sample.otherCodeTalk, streaming: true)
    list.mark(ConversationID(rawValue: "none"), unread: true)
    #expect(list.conversations.filter(\.isStreaming).map(\.id) == [Sample.otherCodeTalk])
    #expect(list[Sample.code]?.isStreaming == true)
    #expect(list[Sample.manual]?.isStreaming == false)
  }

  @Test("Marks are kept until the next list")
  func marks() {
    var list = listed()
    list.mark(Sample.codeTalk, streaming: true, unread: true)
    list.mark(ConversationID(rawValue: "none"), streaming: true)
    #expect(list[Sample.codeTalk]?.isStreaming == true && list[Sample.codeTalk]?.isUnread == true)
    #expect(list[Sample.code]?.isStreaming == true && list[Sample.manual]?.isStreaming == false)
    list.show(Sample.contexts, at: .start)
    #expect(list[Sample.codeTalk]?.isStreaming == false)
  }

  @Test("A context that the server lost is lost until the next list")
  func lost() throws {
    var list = listed()
    let context = try #require(list[Sample.manual]?.context)
    #expect(list.state(of: context, at: .start) == .warm)
    list.markLost(Sample.manual)
    #expect(list.state(of: context, at: .start) == .lost)
    list.show(Sample.contexts, at: .start)
    #expect(list.state(of: context, at: .start) == .warm)
  }

  @Test("The numbers of contexts stay when the list changes")
  func numbers() {
    var list = listed()
    let number = list.numbers.number(of: Sample.code)
    list.show(Sample.contexts.reversed(), at: .start.addingTimeInterval(50))
    #expect(list.numbers.number(of: Sample.code) == number)
    #expect(number.flatMap { list.numbers[$0] } == Sample.code)
  }

  @Test("What was deleted last is restored first")
  func trash() {
    var list = listed()
    list.delete(.context(Sample.manual))
    list.delete(.conversation(Sample.codeTalk))
    #expect(list.restoreLast() == .conversation(Sample.codeTalk))
    #expect(list.restoreLast() == .context(Sample.manual))
    #expect(list.restoreLast() == nil)
  }

  @Test("A context is told once when it is about to expire, and once when it has")
  func expiring() {
    var list = listed()
    #expect(list.takeExpiring(at: .start).map(\.key) == [Sample.soon])
    #expect(list.takeExpiring(at: .start.addingTimeInterval(60)).isEmpty)
    #expect(list.takeExpiring(at: .start.addingTimeInterval(300)).map(\.key) == [Sample.soon])
    var unknown = ContextList()
    #expect(unknown.takeExpiring(at: .start).isEmpty)
  }
}
