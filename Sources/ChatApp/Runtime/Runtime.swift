import Basics
import CEpoll
package import ChatModel
package import ChatSession
package import ChatUI
import EventLoops
import FoundationEssentials
import Glibc
package import NcursesBackend
package import SessionRecording
import TerminalKit
import Wording

/// The main thread: turns keys, signals, letters and moments into events, updates the
/// state, draws what changed and hands effects on. All state of the front end lives here. The loop that it waits with
/// also reads the transfers and runs the session, so that no other thread has to be woken for a frame.
@MainActor
package final class Runtime {
  private var state: AppState
  /// ``stateDeadline``, as long as the state has not changed.
  private var foundDeadline: Date??
  let terminal: NcursesTerminal
  private let mailbox: Mailbox
  private var loop: EventLoop { mailbox.loop }
  let effects: EffectRunner
  private let signals: Signals
  var terminalInput: TerminalInput
  private var scheduler = FrameScheduler()
  private var isBlockedOnOutput = false
  /// The events that the terminal is watched for; `nil` while it is not watched.
  private var terminalInterest: UInt32?
  /// Writes down what comes and goes, if that was asked for.
  let recorder: Recorder?
  /// Gives what the terminal gave once, instead of the terminal.
  let playback: Playback?
  /// The user's editor, while it has the terminal or is stopped.
  var editor: ExternalEditor?
  var ending: Ending?

  /// Why the loop ended.
  package enum Ending: Equatable, Sendable {
    case quit
    /// The user wants to go on in the line mode.
    case plain
    case signal(Int32)
    case terminalGone
    case failed(String, status: Int32)
  }

  /// A loop on a terminal. `boot` opens the store and the rest while the first frame is already on screen.
  package init(
    launch: LaunchOptions, terminal: NcursesTerminal, signals: Signals, mailbox: Mailbox,
    tools: EffectRunner.Tools, recorder: Recorder? = nil, playback: Playback? = nil
  ) {
    var launch = launch
    launch.size = playback?.recording.head.size ?? terminal.size
    launch.colors = launch.colors == 0 ? 0 : terminal.colors
    state = AppState(launch)
    self.terminal = terminal
    self.signals = signals
    self.mailbox = mailbox
    self.recorder = recorder
    self.playback = playback
    terminalInput = TerminalInput(
      terminal: playback.map { $0.recording.head.env["TERM"] ?? "" } ?? terminal.kind)
    effects = EffectRunner(
      terminal: terminal, mailbox: mailbox, tools: tools, recorder: recorder, playback: playback)
    if let recorder { terminal.recordOutput { recorder.add(.output($0)) } }
  }

  /// Runs until the user quits or the terminal goes away.
  ///
  /// - Parameter boot: Opens the session controller off the main thread; a thrown error ends the program with
  ///   its text.
  package func run(boot: @escaping @Sendable () async throws -> SessionController) -> Ending {
    loop.adopt()
    _ = loop.watch(signals.descriptor, for: EPOLLIN.rawValue) { _ in
      MainActor.assumeIsolated { self.signals.drain(self.handle) }
    }
    draw()
    terminal.askCapabilities()
    effects.start(boot: boot)
    effects.run(.listTemplates)
    while ending == nil { turn() }
    loop.unwatch(signals.descriptor)
    watchTerminal(for: nil)
    let result = ending ?? .quit
    let wasLent = isLent
    let left = editor?.abandon()
    if result != .terminalGone {
      // Whatever modes the editor left: the terminal is put back from ours.
      if wasLent { terminal.comeBack() }
      terminal.close()
    }
    effects.finish()
    if let left { Self.report(localized("The editor was still open. Its text is in \(left).\n")) }
    return result
  }

  /// The conversation on the screen; `nil` where nothing is shown that was said.
  package var shownConversation: ConversationID? {
    state.pane.holdsTurns ? state.pane.id : nil
  }

  private static func report(_ sentence: String) {
    let bytes = Array(sentence.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  // MARK: One turn of the loop

  private func turn() {
    watchTerminal(
      for: isLent ? nil : EPOLLIN.rawValue | (isBlockedOnOutput ? EPOLLOUT.rawValue : 0))
    loop.wait(until: deadline)
    flushKeys()
    // A key is on the screen before anything else is done.
    if scheduler.isUrgent { drawIfDue() }
    loop.work()
    readMailbox()
    tick()
    play()
    drawIfDue()
  }

  private func watchTerminal(for interest: UInt32?) {
    guard interest != terminalInterest else { return }
    if let interest, terminalInterest != nil {
      loop.rewatch(terminal.descriptor, for: interest)
    } else if let interest {
      _ = loop.watch(terminal.descriptor, for: interest) { events in
        MainActor.assumeIsolated { self.terminalIsReady(events) }
      }
    } else {
      loop.unwatch(terminal.descriptor)
    }
    terminalInterest = interest
  }

  private func terminalIsReady(_ events: UInt32) {
    if events & EPOLLOUT.rawValue != 0 { isBlockedOnOutput = false }
    if events & ~EPOLLOUT.rawValue != 0 { readInput() }
  }

  /// When the state wants to be told the time; looked for once after a change, since most turns change nothing.
  private var stateDeadline: Date? {
    if let foundDeadline { return foundDeadline }
    let deadline = nextDeadline(state)
    foundDeadline = .some(deadline)
    return deadline
  }

  /// Until when the loop may sleep, `nil` for ever.
  private var deadline: UInt64? {
    let now = Monotonic.nanoseconds
    var moments: [UInt64] = []
    if !mailbox.isEmpty { moments.append(now + mailboxPause(at: now)) }
    if let deadline = terminalInput.deadline { moments.append(deadline) }
    if let deadline = playback?.deadline(at: now) { moments.append(deadline) }
    if !isBlockedOnOutput, !isLent, let frame = scheduler.wait(at: now) {
      moments.append(now + frame)
    }
    if let deadline = stateDeadline {
      let seconds = min(max(0, deadline.timeIntervalSince(WallClock.now)), 3600)
      moments.append(now + UInt64(seconds * 1_000_000_000))
    }
    return moments.min().map { ($0 + 999_999) / 1_000_000 }
  }

  // MARK: Events

  private func readInput() {
    guard let bytes = terminalInput.read(from: terminal) else {
      ending = .terminalGone
      return
    }
    if playback != nil { return watcherTyped(bytes) }
    recorder?.add(.input(Array(bytes)))
    take(bytes)
  }

  /// Takes bytes of the terminal in.
  func take(_ bytes: ArraySlice<UInt8>) {
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
    handle(.input(event, at: WallClock.now), urgent: true)
  }

  private func handle(_ signal: Int32) {
    switch signal {
    case SIGWINCH where !isLent:
      if terminal.updateSize() { resized() }
    case SIGTSTP where playback == nil:
      perform(.suspend)
    case SIGCHLD:
      lookAtEditor()
    case SIGCONT where !isLent:
      // Stopped by someone else, the terminal may be anything now.
      terminal.recover()
      resized()
    case SIGCONT, SIGTTOU, SIGTTIN, SIGTSTP:
      break
    case SIGINT:
      handle(.input(.key(KeyPress(.character("c"), .control)), at: WallClock.now), urgent: true)
    default:
      handle(.stopSignal)
      ending = .signal(signal)
    }
  }

  /// The terminal has a size, and is drawn anew. A recording that is played has its own.
  func resized() {
    guard playback == nil else { return scheduler.request(urgent: true) }
    recorder?.add(.resize(terminal.size))
    handle(.resized(terminal.size))
  }

  /// Text alone waits for the frame that shows it, and merges.
  private func mailboxPause(at now: UInt64) -> UInt64 {
    mailbox.holdsTextOnly ? scheduler.textPause(at: now) : 0
  }

  private func readMailbox() {
    let now = Monotonic.nanoseconds
    guard !mailbox.isEmpty, mailboxPause(at: now) == 0 else { return }
    scheduler.tookText(at: now)
    for letter in mailbox.drain() {
      switch letter {
      case .session(let update):
        handle(.session(update, at: WallClock.now), urgent: update.endsTurn)
      case .event(let event): handle(event)
      case .sequence(let sequence): terminal.writeRaw(sequence)
      }
    }
    if let failure = effects.bootFailure {
      ending = .failed(failure.message, status: failure.status)
    }
  }

  private func tick() {
    guard let deadline = stateDeadline else { return }
    let now = WallClock.now
    if deadline <= now { handle(.tick(now)) }
  }

  func handle(_ event: AppEvent, urgent: Bool = false) {
    let wanted = update(&state, event)
    foundDeadline = nil
    scheduler.request(urgent: urgent)
    for effect in wanted { perform(effect) }
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .quit:
      ending = .quit
    case .plainMode:
      ending = .plain
    case .redraw:
      terminal.invalidate()
    case .suspend:
      guard playback == nil else { return }
      terminal.suspend()
      resized()
    case .openEditor(let text):
      openEditor(text)
    default:
      effects.run(effect)
    }
  }

  // MARK: Drawing

  private func drawIfDue() {
    guard ending == nil, !isLent, scheduler.wait(at: Monotonic.nanoseconds) == 0 else { return }
    // A terminal that does not read must not stop the program: the frame waits, and the next one replaces it.
    guard terminal.isWritable else {
      isBlockedOnOutput = true
      return
    }
    draw()
  }

  private func draw() {
    terminal.present(view(state))
    scheduler.drew(at: Monotonic.nanoseconds)
  }
}

extension SessionUpdate {
  /// True if a reply is whole: it is shown without waiting for the next frame.
  fileprivate var endsTurn: Bool {
    if case .turn(let view) = self { view.turn.phase.isEnded } else { false }
  }
}
