/// A slow job.
public struct JobProgress: Hashable, Sendable {
  /// The stage of a job, with a sentence for the user.
  public enum Stage: Hashable, Sendable {
    case running(String)
    case done(String)
    case failed(String)
  }

  /// The number shared by all reports of one job.
  public var job: Int
  /// Which context it is about; `nil` for one that does not exist yet.
  public var context: ContextKey?
  /// The present stage.
  public var stage: Stage

  /// Progress of a job.
  public init(job: Int, context: ContextKey?, stage: Stage) {
    self.job = job
    self.context = context
    self.stage = stage
  }
}
