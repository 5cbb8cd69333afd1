import ChatModel
import ContextAPI

/// The seed of a new context while its server reads it: the first question would wait for that.
extension ContextWorks {
  /// Seconds between two questions for the progress.
  private static let pause = 1.0

  /// Tells how far the server is until it has read the seed. It is asked beside everything else, and when it does not
  /// answer, nothing more is known.
  func watchSeed(
    of id: String, at profile: String, isolation: isolated (any Actor)? = #isolation
  ) {
    begin(Job()) { _ in await self.seedIsRead(of: id, at: profile) }
  }

  /// Waits until a server has read the seed of a context, if it reads it now.
  func seedIsRead(of context: CachedContext) async {
    let service = environment.service(of: context.profile)
    let progress = try? await service.progress(of: context.contextID)
    guard progress?.isReading == true else { return }
    await seedIsRead(of: context.contextID, at: context.profile)
  }

  /// Waits until a server has read the seed of a context, and tells how far it is.
  private func seedIsRead(of id: String, at profile: String) async {
    let service = environment.service(of: profile)
    var progress = SeedProgress(isReading: true)
    while progress.isReading {
      environment.tell(.seedProgress(contextID: id, progress))
      do {
        try await environment.clock.sleep(seconds: Self.pause)
        progress = try await service.progress(of: id)
      } catch {
        progress = SeedProgress(isReading: false)
      }
    }
    environment.tell(.seedProgress(contextID: id, progress))
  }
}
