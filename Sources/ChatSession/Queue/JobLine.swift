/// Runs asynchronous jobs one at a time, in the order in which they were handed in.
///
/// An actor alone does not do that: it takes up other work at every `await`. A job must not wait for a
/// job behind it in its own line.
package struct JobLine: Sendable {
  private var awaitLast: @Sendable () async -> Void = {}

  /// An empty line.
  package init() {}

  /// Puts a job at the end of the line; the task ends when the job has.
  @discardableResult
  package mutating func add<Value: Sendable>(
    _ job: @escaping @Sendable () async -> Value
  ) -> Task<Value, Never> {
    let awaitBefore = awaitLast
    let task = Task {
      await awaitBefore()
      return await job()
    }
    awaitLast = { _ = await task.value }
    return task
  }

  /// Waits for everything that stands in the line at the moment of the call, when it is run.
  package var drain: @Sendable () async -> Void { awaitLast }
}
