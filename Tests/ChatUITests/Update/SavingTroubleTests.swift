import ChatModel
import Testing

@testable import ChatUI

@Suite("What is not saved")
struct SavingTroubleTests {
  private func app(unsaved: Int) -> TestApp {
    var app = TestApp.opened(columns: 100)
    app.receive(.saving(SavingTrouble(message: "The disk is full.", unsaved: unsaved)))
    return app
  }

  @Test("The status line says it as long as it lasts")
  func status() {
    var app = app(unsaved: 0)
    #expect(app.shows("nothing is saved"))
    app.receive(.saving(SavingTrouble(message: "The disk is full.", unsaved: 3)))
    #expect(app.shows("3 not saved"))
    app.receive(.saving(nil))
    #expect(!app.shows("not saved") && !app.shows("nothing is saved"))
  }

  @Test(
    "Quitting asks when something would be lost, and Enter quits",
    arguments: ["Ctrl+X Ctrl+C", "Ctrl+D"])
  func asks(_ keys: String) {
    var app = app(unsaved: 2)
    for key in keys.split(separator: " ") { app.press(String(key)) }
    #expect(app.shows("Quit without saving?") && app.shows("The disk is full."))
    #expect(app.shows("2 replies and drafts are only in memory"))
    #expect(!app.effects.contains(.quit))
    app.press("Esc")
    #expect(!app.shows("Quit without saving?"))
    for key in keys.split(separator: " ") { app.press(String(key)) }
    app.press("Enter")
    #expect(app.effects.contains(.quit))
  }

  @Test("Words in the composer would be lost as well; without anything to lose it does not ask")
  func composer() {
    var app = app(unsaved: 0)
    app.press("Ctrl+X")
    app.press("Ctrl+C")
    #expect(app.effects.contains(.quit))
    app = self.app(unsaved: 0)
    app.type("words")
    app.press("Ctrl+X")
    app.press("Ctrl+C")
    #expect(!app.effects.contains(.quit) && app.shows("Quit without saving?"))
  }

  @Test("A signal to end asks nobody")
  func signal() {
    var app = app(unsaved: 2)
    app.send(.stopSignal)
    #expect(app.effects.contains(.quit))
  }
}
