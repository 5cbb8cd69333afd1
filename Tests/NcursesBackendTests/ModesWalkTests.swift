import Basics
import CTerminal
import ChatTestSupport
import Glibc
import TerminalKit
import Testing

@testable import NcursesBackend

/// Whatever a session does in whatever order, the terminal is in the end as it was, for those who read what is written.
@MainActor
@Suite(.serialized)
struct ModesWalkTests {
  /// What happens to a session. A stop that was no key's is one of another process: nothing was undone before.
  private enum Step: CaseIterable {
    case draw, answer, ask, resize, leave, stoppedByOthers, otherProgram
  }

  /// How it ends.
  enum End: CaseIterable {
    case closed, crashed, closedWhileAway
  }

  @Test(arguments: End.allCases)
  func `The terminal is as it was after every walk`(end: End) throws {
    var random = SplitMix(seed: Soak.seed)
    for walk in 0..<Soak.size(60, full: 2000) {
      let talents = ModelTerminal.Talents(
        hasKittyKeyboard: random.chance(50), hasTitleStack: random.chance(70),
        reportsModes: random.chance(70))
      let model = ModelTerminal(talents, wheelIsArrows: !talents.reportsModes || random.chance(70))
      let stage = try WalkStage(model)
      // Who does not answer has arrows for the wheel.
      stage.answer()
      for _ in 0..<Int.random(in: 0..<12, using: &random) {
        take(Step.allCases.randomElement(using: &random) ?? .draw, on: stage, &random)
      }
      switch end {
      case .closed: stage.terminal.close()
      case .crashed:
        // The handler of faults does this first.
        ct_restore()
        stage.isAtRest("walk \(walk), crashed: \(stage.trail)")
        ct_arm()
        stage.terminal.close()
      case .closedWhileAway:
        stage.terminal.leave()
        stage.terminal.close()
      }
      stage.isAtRest("walk \(walk): \(stage.trail)")
      stage.pseudo.close()
    }
  }

  private func take(_ step: Step, on stage: WalkStage, _ random: inout SplitMix) {
    stage.trail.append("\(step)")
    switch step {
    case .draw: stage.draw(&random)
    case .answer: stage.answer()
    case .ask:
      stage.terminal.askCapabilities()
      // Answers that are out when it leaves are waited for, a tenth of a second.
      stage.answer()
    case .resize:
      stage.pseudo.resize(rows: .random(in: 2..<9, using: &random), columns: 30)
      stage.terminal.updateSize()
    case .leave:
      stage.terminal.leave()
      stage.isAtRest("away: \(stage.trail)")
      stage.terminal.comeBack()
    case .stoppedByOthers: stage.terminal.recover()
    case .otherProgram:
      stage.terminal.leave()
      stage.isAtRest("lent: \(stage.trail)")
      // It ended badly: mouse, focus, insertion and pastes are on.
      stage.hear(Array("\u{1B}[?1003h\u{1B}[?1006h\u{1B}[?1004h\u{1B}[4h\u{1B}[?2004h\u{1B}=".utf8))
      stage.terminal.comeBack()
    }
    stage.hear(stage.read())
  }
}

/// A session on a pseudo-terminal whose bytes a model of a terminal gets.
@MainActor
private final class WalkStage {
  let pseudo: PseudoTerminal
  let terminal: NcursesTerminal
  var trail: [String] = []
  private var model: ModelTerminal
  private let before: ModelTerminal
  private let lineModes: [UInt32]

  init(_ model: ModelTerminal) throws {
    self.model = model
    before = model
    setenv("TERM", "xterm-256color", 1)
    pseudo = try PseudoTerminal(rows: 6, columns: 30)
    lineModes = pseudo.modes
    terminal = try NcursesTerminal(path: pseudo.path)
  }

  func hear(_ bytes: [UInt8]) { model.feed(bytes) }

  func read() -> [UInt8] { Stage.read(from: pseudo) }

  func draw(_ random: inout SplitMix) {
    var grid = Grid(size: terminal.size)
    let style = Style(foreground: .palette(UInt8.random(in: 1..<7, using: &random)))
    grid.write("text", row: 0, column: .random(in: 0..<9, using: &random), style: style)
    terminal.present(
      Frame(
        grid: grid, cursor: random.chance(50) ? Point(row: 1, column: 1) : nil,
        title: random.chance(50) ? "title \(Int.random(in: 0..<3, using: &random))" : nil,
        mouse: random.chance(50),
        cursorShape: [nil, .bar, .block, .underline].randomElement(using: &random) ?? nil))
  }

  /// The terminal answers what it was asked.
  func answer() {
    hear(read())
    let answers = model.answers
    model.answers = []
    for answer in answers { terminal.answered(answer) }
  }

  func isAtRest(_ what: String) {
    hear(read())
    var now = model
    now.answers = []
    #expect(now.modes == before.modes, "\(what)")
    #expect(now.flags == before.flags && now.otherKeys == 0, "\(what)")
    #expect(!now.isInserting && !now.hasApplicationKeypad, "\(what)")
    #expect(now.shape == 0, "\(what)")
    #expect(pseudo.modes == lineModes, "\(what)")
    if model.talents.hasTitleStack {
      #expect(now.title == "shell", "\(what)")
      #expect(now.titles.isEmpty, "\(what)")
    } else {
      #expect(!now.title.hasPrefix("title"), "\(what)")
    }
  }
}
