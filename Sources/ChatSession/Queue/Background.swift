import EventLoops

/// Work that runs beside the commands, on the actor that starts it.
final class Background {
  private let loop: EventLoop
  private var tasks: [Int: Task<Void, Never>] = [:]
  private var lastNumber = 0

  /// - Parameter loop: The executor of the actor that starts the work.
  init(on loop: EventLoop) {
    self.loop = loop
  }

  /// A task that has not ended, if there is one.
  var unfinished: Task<Void, Never>? { tasks.values.first }

  /// Begins work on the caller's actor.
  @discardableResult
  func run(
    isolation: isolated (any Actor)? = #isolation, _ work: @escaping () async -> Void
  ) -> Task<Void, Never> {
    lastNumber += 1
    let number = lastNumber
    let task = loop.begin {
      await work()
      self.tasks[number] = nil
    }
    tasks[number] = task
    return task
  }
}
