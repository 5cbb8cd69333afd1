import TerminalKit
import Testing

@testable import ChatMarkdown

@Suite struct ContainerStackTests {
  private let bar = StyledSpan("▎ ", Style(attributes: .dim))

  @Test func `A marker is shown once, then blanks as wide`() {
    var stack = ContainerStack(rowWidth: 20)
    stack.pushList(firstNumber: 9, isTight: true)
    #expect(stack.takeNumber() == 9)
    #expect(stack.pushItem(marker: StyledSpan("9. ")) == nil)
    #expect(stack.hasPendingMarker)
    #expect(stack.takeFirstPrefix() == [StyledSpan("9. ")])
    #expect(!stack.hasPendingMarker)
    #expect(stack.takeFirstPrefix() == [StyledSpan("   ")])
    stack.pop()
    #expect(stack.takeNumber() == 10)
    #expect(stack.width == 0)
  }

  @Test func `Quotes keep their bars, also beside code`() {
    var stack = ContainerStack(rowWidth: 40)
    stack.pushQuote(bar: bar)
    stack.pushList(firstNumber: nil, isTight: false)
    _ = stack.pushItem(marker: StyledSpan("• "))
    #expect(stack.restPrefix == [bar, StyledSpan("  ")])
    #expect(stack.quotePrefix == [bar])
    #expect(stack.isInQuote && stack.listDepth == 1)
  }

  @Test func `Blanks of lists in lists are one span`() {
    var stack = ContainerStack(rowWidth: 40)
    for _ in 0..<3 { _ = stack.pushItem(marker: StyledSpan("• ")) }
    #expect(stack.restPrefix == [StyledSpan("      ")])
    stack.pop()
    #expect(stack.restPrefix == [StyledSpan("    ")])
  }

  @Test func `Beyond half of the row markers are given back`() {
    var stack = ContainerStack(rowWidth: 9)
    #expect(stack.pushItem(marker: StyledSpan("• ")) == nil)
    #expect(stack.pushItem(marker: StyledSpan("• ")) == nil)
    #expect(stack.pushItem(marker: StyledSpan("• ")) == StyledSpan("• "))
    #expect(stack.width == 4)
    stack.pop()
    #expect(stack.width == 4)
    stack.pop()
    #expect(stack.width == 2)
  }

  @Test func `Only the innermost list or quote says whether blocks are tight`() {
    var stack = ContainerStack(rowWidth: 40)
    #expect(!stack.isTight)
    stack.pushList(firstNumber: nil, isTight: true)
    _ = stack.pushItem(marker: StyledSpan("• "))
    #expect(stack.isTight)
    stack.pushQuote(bar: bar)
    #expect(!stack.isTight)
  }
}
