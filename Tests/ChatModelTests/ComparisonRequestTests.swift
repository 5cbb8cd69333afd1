import Basics
import Testing

@testable import ChatModel

/// Rules for the two replies of `/compare` that hold for all numbers.
@Suite struct ComparisonRequestTests {
  private static let id = ConversationID(rawValue: "c")

  /// Every request with small numbers.
  private func all(_ body: (_ left: Int?, _ right: Int?, _ count: Int, _ shown: Int) -> Void) {
    let numbers: [Int?] = [nil, -1, 0, 1, 2, 3, 4, 5]
    for left in numbers {
      for right in numbers {
        for count in 0...4 {
          for shown in 1...max(1, count) { body(left, right, count, shown) }
        }
      }
    }
  }

  @Test func `The two are different, are there, and are those that were named`() {
    all { left, right, count, shown in
      let request = Comparison.Request(Self.id, left: left, right: right)
      guard let pair = request.numbers(count: count, shown: shown) else { return }
      let name: Comment = "\(String(describing: left)) \(String(describing: right)) of \(count)"
      #expect(pair.left != pair.right, name)
      #expect(1...count ~= pair.left && 1...count ~= pair.right, name)
      #expect(pair.left == left ?? shown, name)
      if let right, right != pair.left { #expect(pair.right == right, name) }
    }
  }

  @Test func `There are none only where one is missing`() {
    all { left, right, count, shown in
      let request = Comparison.Request(Self.id, left: left, right: right)
      let isThere = { (number: Int?) in number.map { $0 >= 1 && $0 <= count } ?? true }
      let exists = count > 1 && isThere(left) && isThere(right)
      #expect((request.numbers(count: count, shown: shown) != nil) == exists)
    }
  }

  @Test func `What the next panel asks for in words is the same request`() {
    for left in 1...9 {
      for right in 1...9 {
        #expect(
          Comparison.Request(Self.id, words: " \(left)\t\(right) ")
            == Comparison.Request(Self.id, left: left, right: right))
      }
    }
  }

  @Test func `The turn that is meant goes along`() {
    let turn = TurnID(rawValue: "t")
    #expect(Comparison.Request(Self.id, at: turn, words: "2")?.turn == turn)
    #expect(Comparison.Request(Self.id, words: "2")?.turn == nil)
  }
}
