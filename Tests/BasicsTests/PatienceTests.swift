import ChatTestSupport
import Testing

/// How long the tests of the program wait.
@Suite struct PatienceTests {
  @Test func `Short waits count as they are`() {
    var patience = Patience(seconds: 1)
    for _ in 0..<20 { #expect(patience.lasts(another: 0.05)) }
    #expect(!patience.lasts(another: 0.05))
  }

  @Test func `A machine that stands still does not use it up`() {
    var patience = Patience(seconds: 1)
    #expect(patience.lasts(another: 40))
    #expect(patience.lasts(another: 40))
    #expect(patience.lasts(another: 0.02))
  }

  @Test func `What comes after the last wait is still seen`() {
    var patience = Patience(seconds: 0.1)
    #expect(patience.lasts(another: 30))
    #expect(!patience.lasts(another: 0))
  }
}
