import ChatModel
package import FoundationEssentials

/// When a ``AppEvent/tick(_:)`` is wanted; `nil` when nothing moves by itself.
package func nextDeadline(_ state: AppState) -> Date? {
  state.deadlines.min()
}

extension AppState {
  fileprivate var deadlines: [Date] {
    var dates = [notices.expiry, keyboard.quitDeadline, overlays.searchDeadline].compactMap(\.self)
    if let changed = pane.composer.changedAt {
      dates.append(changed.addingTimeInterval(Self.draftPause))
    }
    if let date = activityDeadline { dates.append(date) }
    for context in countedDown {
      if let date = Countdown.nextChange(of: context, after: now) { dates.append(date) }
    }
    if launch.expiryNotices {
      dates += contexts.summaries.compactMap {
        ExpiryWatch.nextChange(of: $0.context, after: now)
      }
    }
    return dates
  }

  /// A spinner while something is waited for, seconds while a reply streams or a retry is due.
  private var activityDeadline: Date? {
    switch pane.live.inFlight?.phase {
    case .sending?, .stopping?: return Countdown.next(4, after: now)
    case .waiting?, .streaming?: return Countdown.next(1, after: now)
    case .queued?, .ended?, nil: break
    }
    let showsJob = notices.job != nil && notices.shown == nil && overlays.leavesKeys
    return showsJob ? Countdown.next(4, after: now) : nil
  }

  /// The contexts whose remaining time is on screen.
  private var countedDown: [CachedContext] {
    if case .menu(let menu)? = overlays.last {
      return Set(menu.entries.map(\.context)).compactMap { contexts[$0]?.context }
    }
    return (shownContext?.context).map { [$0] } ?? []
  }
}

/// When the screen's clocks change.
enum Countdown {
  /// The next moment that is a whole number of the parts of a second.
  static func next(_ perSecond: Double, after now: Date) -> Date {
    let ticks = (now.timeIntervalSinceReferenceDate * perSecond).rounded(.down) + 1
    return Date(timeIntervalSinceReferenceDate: ticks / perSecond)
  }

  /// When the remaining time of a context reads differently: at the minute, in the last five at the second.
  static func nextChange(of context: CachedContext, after now: Date) -> Date? {
    guard let left = context.secondsLeft(at: now), left > 0 else { return nil }
    return context.moment(left: left > 300 ? max(300, left / 60 * 60 - 1) : left - 1, after: now)
  }
}
