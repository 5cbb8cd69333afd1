import EventLoops

/// Runs asynchronous jobs one at a time, in the order they were added, on the actor that adds them.
///
/// An actor alone does not do that: it starts other work at every `await`. A job must not wait for a later job in
/// its own line.
struct JobLine {
  private let loop: EventLoop
  private var awaitLast: @Sendable () async -> Void = {}

  /// - Parameter loop: The executor of the actor that adds the jobs.
  init(on loop: EventLoop) {
    self.loop = loop
  }

  /// Adds a job at the end of the line; the task ends when the job has ended.
  @discardableResult
  mutating func add<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ job: @escaping () async -> Value
  ) -> Task<Value, Never> {
    let awaitBefore = awaitLast
    let task = loop.begin {
      await awaitBefore()
      return await job()
    }
    awaitLast = { _ = await task.value }
    return task
  }

  /// Adds a job that may fail, as ``add(isolation:_:)`` does; the task has its value or its error.
  mutating func attempt<Value: Sendable, Failure: Error>(
    isolation: isolated (any Actor)? = #isolation,
    _ job: @escaping () async throws(Failure) -> Value
  ) -> Task<Result<Value, Failure>, Never> {
    add {
      do throws(Failure) { return .success(try await job()) } catch { return .failure(error) }
    }
  }

  /// When called, waits for every job that is in the line now.
  var drain: @Sendable () async -> Void { awaitLast }
}
