import ChatTestSupport
import Testing

/// How long the tests of the program wait.
@Suite struct PatienceTests {
  @Test(arguments: [
    // Short waits count as they are.
    ([Double](repeating: 0.05, count: 22), 21),
    // A machine that stands still does not use it up.
    ([40, 40, 0.02, 0.02], 4),
    // What comes after the last wait is still seen.
    ([Double](repeating: 30, count: 12), 11),
  ])
  func `A wait counts, a stop of the machine hardly does`(_ steps: [Double], _ lasting: Int) {
    var patience = Patience(seconds: 1.01)
    let answers = steps.map { patience.lasts(another: $0) }
    #expect(answers.prefix { $0 }.count == lasting)
  }
}
