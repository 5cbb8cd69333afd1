internal import Dispatch

/// Runs tasks that may block, each on a thread that is there for it and ends some seconds after. Not the system's shared
/// threads: from their first use on, libdispatch would wake once a second.
package final class WorkThreads: TaskExecutor {
  /// All there is: it holds nothing.
  package static let shared = WorkThreads()

  private init() {}

  /// Runs a job on a thread of its own.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    DispatchQueue(label: "ctxchat.work").async {
      job.runSynchronously(on: self.asUnownedTaskExecutor())
    }
  }
}
