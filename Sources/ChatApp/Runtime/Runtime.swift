import Basics
import ChatModel
package import ChatSession
package import ChatUI
import FoundationEssentials
import Glibc
package import NcursesBackend
import TerminalKit

/// The main thread's loop: waits for keys, signals, letters and moments, turns them into events, updates the
/// state, draws what changed and hands effects on. All state of the front end lives here.
@MainActor
package final class Runtime {
  private var state: AppState
  let terminal: NcursesTerminal
  private let mailbox: Mailbox
  let effects: EffectRunner
  private let signals: Signals
  private var decoder = KeyDecoder()
  private var scheduler = FrameScheduler()
  private var inputBuffer = [UInt8](repeating: 0, count: 65_536)
  /// When the last bytes came from the terminal.
  private var lastInput: UInt64 = 0
  private var isBlockedOnOutput = false
  /// Whether the mailbox is known to hold something.
  private var hasLetters = false
  /// The user's editor, while it has the terminal or is stopped.
  var editor: ExternalEditor?
  private var ending: Ending?

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
    tools: EffectRunner.Tools
  ) {
    var launch = launch
    launch.size = terminal.size
    launch.colors = launch.colors == 0 ? 0 : terminal.colors
    state = AppState(launch)
    self.terminal = terminal
    self.signals = signals
    self.mailbox = mailbox
    effects = EffectRunner(terminal: terminal, mailbox: mailbox, tools: tools)
  }

  /// Runs until the user quits or the terminal goes away.
  ///
  /// - Parameter boot: Opens the session controller off the main thread; a thrown error ends the program with
  ///   its text.
  package func run(boot: @escaping @Sendable () async throws -> SessionController) -> Ending {
    draw()
    terminal.askCapabilities()
    effects.start(boot: boot)
    while ending == nil { turn() }
    let result = ending ?? .quit
    let wasLent = isLent
    let left = editor?.abandon()
    if result != .terminalGone {
      // Whatever modes the editor left: the terminal is put back from ours.
      if wasLent { terminal.comeBack() }
      terminal.close()
    }
    effects.finish()
    if let left { Self.report("The editor was still open. What it wrote is in \(left).\n") }
    return result
  }

  private static func report(_ sentence: String) {
    let bytes = Array(sentence.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  // MARK: One turn of the loop

  private func turn() {
    let ready = wait()
    if ready.input { readInput() }
    flushKeys()
    if ready.signal { signals.drain(handle) }
    if ready.mailbox { readMailbox() }
    tick()
    drawIfDue()
  }

  private struct Ready {
    var input = false
    var signal = false
    var mailbox = false
  }

  private func wait() -> Ready {
    let now = monotonicNow()
    let pause = scheduler.pause(at: now)
    var entries = [
      pollfd(
        fd: isLent ? -1 : terminal.descriptor,
        events: Int16(POLLIN) | (isBlockedOnOutput ? Int16(POLLOUT) : 0), revents: 0),
      pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      // Once it is known that letters wait, they go on waiting and merging until a frame may be drawn.
      pollfd(fd: hasLetters ? -1 : mailbox.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&entries, 3, milliseconds(now: now, pause: hasLetters ? pause : nil))
    guard count >= 0 else { return Ready() }
    if entries[0].revents & Int16(POLLOUT) != 0 { isBlockedOnOutput = false }
    if entries[2].revents != 0 { hasLetters = true }
    return Ready(
      input: entries[0].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0,
      signal: entries[1].revents != 0,
      mailbox: hasLetters && scheduler.pause(at: monotonicNow()) == 0)
  }

  /// How long `poll` may sleep, −1 for ever.
  private func milliseconds(now: UInt64, pause: UInt64?) -> Int32 {
    var nanoseconds: UInt64?
    func consider(_ candidate: UInt64) { nanoseconds = min(nanoseconds ?? candidate, candidate) }
    if let patience { consider(lastInput + patience > now ? lastInput + patience - now : 0) }
    if let pause { consider(pause) }
    if !isBlockedOnOutput, !isLent, let frame = scheduler.wait(at: now) { consider(frame) }
    if let deadline = nextDeadline(state) {
      consider(UInt64(min(max(0, deadline.timeIntervalSinceNow), 3600) * 1_000_000_000))
    }
    guard let nanoseconds else { return -1 }
    return Int32(min((nanoseconds + 999_999) / 1_000_000, 3_600_000))
  }

  // MARK: Events

  private func readInput() {
    let count = inputBuffer.withUnsafeMutableBytes { terminal.read(into: $0) }
    guard count > 0 else {
      ending = .terminalGone
      return
    }
    lastInput = monotonicNow()
    for event in decoder.feed(inputBuffer[..<count]) { input(event) }
  }

  /// How long an unfinished key or paste waits for its rest, in nanoseconds.
  private var patience: UInt64? {
    decoder.isPending ? 25_000_000 : decoder.isPasting ? 1_000_000_000 : nil
  }

  private func flushKeys() {
    let now = monotonicNow()
    guard let patience, now >= lastInput + patience else { return }
    lastInput = now
    for event in decoder.isPending ? decoder.flush() : decoder.flushPaste() { input(event) }
  }

  private func input(_ event: InputEvent) {
    if case .reply(let reply) = event {
      terminal.answered(reply)
      if let fact = TerminalFact(reply) { handle(.terminal(fact)) }
    }
    handle(.input(event, at: Date()), urgent: true)
  }

  private func handle(_ signal: Int32) {
    switch signal {
    case SIGWINCH where !isLent:
      if terminal.updateSize() { handle(.resized(terminal.size)) }
    case SIGTSTP:
      perform(.suspend)
    case SIGCHLD:
      lookAtEditor()
    case SIGCONT where !isLent:
      // Stopped by someone else, the terminal may be anything now.
      terminal.recover()
      handle(.resized(terminal.size))
    case SIGCONT, SIGTTOU, SIGTTIN:
      break
    case SIGINT:
      handle(.input(.key(KeyPress(.character("c"), .control)), at: Date()), urgent: true)
    default:
      handle(.stopSignal)
      ending = .signal(signal)
    }
  }

  private func readMailbox() {
    hasLetters = false
    for letter in mailbox.drain() {
      switch letter {
      case .session(let update): handle(.session(update, at: Date()))
      case .event(let event): handle(event)
      case .sequence(let sequence): terminal.writeRaw(sequence)
      }
    }
    if let failure = effects.bootFailure.withLock({ $0 }) {
      ending = .failed(failure.message, status: failure.status)
    }
  }

  private func tick() {
    guard let deadline = nextDeadline(state) else { return }
    let now = Date()
    if deadline <= now { handle(.tick(now)) }
  }

  func handle(_ event: AppEvent, urgent: Bool = false) {
    let wanted = update(&state, event)
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
      terminal.suspend()
      handle(.resized(terminal.size))
    case .openEditor(let text):
      openEditor(text)
    default:
      effects.run(effect)
    }
  }

  // MARK: Drawing

  private func drawIfDue() {
    guard ending == nil, !isLent, scheduler.wait(at: monotonicNow()) == 0 else { return }
    // A terminal that does not read must not stop the program: the frame waits, and the next one replaces it.
    guard terminal.isWritable else {
      isBlockedOnOutput = true
      return
    }
    draw()
  }

  private func draw() {
    terminal.present(view(state))
    scheduler.drew(at: monotonicNow())
  }
}

/// Nanoseconds of the monotonic clock.
func monotonicNow() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
