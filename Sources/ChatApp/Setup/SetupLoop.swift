import CEpoll
package import ChatUI
package import EventLoops
import FoundationEssentials
import Glibc
package import NcursesBackend
import Basics
import TerminalKit

/// The main thread while the set-up has the screen: keys, signals and results become events, what changed is drawn. Work
/// runs elsewhere, so that a server that says nothing never stops a key.
@MainActor
package final class SetupLoop {
  /// Why it ended.
  package enum Ending: Equatable, Sendable {
    case over(SetupEnd)
    case signal(Int32)
    case terminalGone
  }

  private var screen: SetupScreen
  private let terminal: NcursesTerminal
  private let signals: Signals
  private let loop: EventLoop
  private let perform: @Sendable (SetupTask) async -> SetupResult
  private var terminalInput: TerminalInput
  private var needsFrame = true
  private var work: Task<Void, Never>?
  private var ending: Ending?

  /// A loop on a terminal, which stays open at the end.
  ///
  /// - Parameter perform: Does what the set-up asks for.
  package init(
    _ screen: SetupScreen, terminal: NcursesTerminal, signals: Signals, loop: EventLoop,
    perform: @escaping @Sendable (SetupTask) async -> SetupResult
  ) {
    self.screen = screen
    self.terminal = terminal
    terminalInput = TerminalInput(terminal: terminal.kind)
    self.signals = signals
    self.loop = loop
    self.perform = perform
  }

  /// Runs until the set-up is over.
  package func run() -> Ending {
    loop.adopt()
    _ = loop.watch(signals.descriptor, for: EPOLLIN.rawValue) { _ in
      MainActor.assumeIsolated { self.signals.drain(self.handle) }
    }
    _ = loop.watch(terminal.descriptor, for: EPOLLIN.rawValue) { _ in
      MainActor.assumeIsolated { self.readInput() }
    }
    handle(.terminal(.colors(terminal.colors)))
    handle(.resized(terminal.size))
    terminal.present(view(screen))
    terminal.askCapabilities()
    while ending == nil {
      draw()
      loop.wait(until: deadline)
      flushKeys()
      loop.work()
    }
    work?.cancel()
    loop.unwatch(signals.descriptor)
    loop.unwatch(terminal.descriptor)
    return ending ?? .over(.left)
  }

  private func draw() {
    guard needsFrame, terminal.isWritable else { return }
    terminal.present(view(screen))
    needsFrame = false
  }

  // MARK: Keys and signals

  private var deadline: UInt64? {
    // A terminal that takes no frame now is asked again.
    if needsFrame { return Monotonic.milliseconds + 50 }
    return terminalInput.deadline.map { ($0 + 999_999) / 1_000_000 }
  }

  private func readInput() {
    guard let bytes = terminalInput.read(from: terminal) else {
      ending = .terminalGone
      return
    }
    for event in terminalInput.decode(bytes) { input(event) }
  }

  private func flushKeys() {
    for event in terminalInput.takeOverdue() { input(event) }
  }

  private func input(_ event: InputEvent) {
    if case .reply(let reply) = event {
      terminal.answered(reply)
      if let fact = TerminalFact(reply) { handle(.terminal(fact)) }
    }
    handle(.input(event))
  }

  private func handle(_ signal: Int32) {
    switch signal {
    case SIGWINCH: if terminal.updateSize() { handle(.resized(terminal.size)) }
    case SIGTSTP: suspend()
    case SIGCONT:
      terminal.recover()
      handle(.resized(terminal.size))
    case SIGINT: handle(.input(.key(KeyPress(.character("c"), .control))))
    case SIGTTOU, SIGTTIN, SIGCHLD: break
    default: ending = .signal(signal)
    }
  }

  private func suspend() {
    terminal.suspend()
    handle(.resized(terminal.size))
  }

  // MARK: Events

  private func handle(_ event: SetupScreen.Event) {
    guard ending == nil else { return }
    needsFrame = true
    for effect in screen.update(event) {
      switch effect {
      case .run(let task, let serial): run(task, serial)
      case .cancel: work?.cancel()
      case .redraw: terminal.invalidate()
      case .suspend: suspend()
      case .end(let end): ending = .over(end)
      }
    }
  }

  private func run(_ task: SetupTask, _ serial: Int) {
    work?.cancel()
    let (perform, loop, me) = (perform, loop, self)
    work = Task.detached(executorPreference: WorkThreads.shared) {
      let result = await perform(task)
      loop.post { MainActor.assumeIsolated { me.handle(.result(result, serial: serial)) } }
    }
  }
}
