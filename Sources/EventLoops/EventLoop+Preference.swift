extension EventLoop {
  /// Runs work where the caller runs, with this loop for all that has no actor of its own.
  ///
  /// Without it each continuation of a task is resumed on the default executor, from where it comes to the caller's
  /// actor (Swift 6.3.1): two more threads are woken for every wait, and libdispatch wakes once a second from then on.
  ///
  /// - Returns: What `work` returns.
  package func preferred<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ work: () async -> Value
  ) async -> Value {
    await withTaskExecutorPreference(self) {
      // What is captured decides where the closure runs.
      _ = isolation
      return await work()
    }
  }

  /// Begins work on the caller's actor, as ``preferred(isolation:_:)`` does, in a task of its own. Called off any actor,
  /// it would touch what an actor owns from another thread.
  ///
  /// - Parameter work: Without a capture list: Swift 6.3.1 runs an asynchronous closure that has one off its caller's
  ///   actor.
  @discardableResult
  package func begin<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ work: @escaping () async -> Value
  ) -> Task<Value, Never> {
    assert(isolation != nil)
    return Task {
      // What is captured decides where the closure runs.
      _ = isolation
      return await self.preferred(work)
    }
  }

  /// Runs work on this loop, wherever the caller runs, and comes back.
  ///
  /// - Returns: What `work` returns.
  package func carryOut<Value: Sendable, Failure: Error>(
    _ work: @concurrent @Sendable () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    try await withTaskExecutorPreference(self) { () async throws(Failure) -> Value in
      try await work()
    }
  }
}
