import Testing

@testable import EventLoops

@Suite struct AlarmListTests {
  private final class Owner {}
  private let owners = [Owner(), Owner(), Owner()]

  private func set(_ alarms: inout AlarmList, _ owner: Int, at time: UInt64?) {
    alarms.set(ObjectIdentifier(owners[owner]), at: time) {}
  }

  @Test func `those whose moment has come are taken out once`() {
    var alarms = AlarmList()
    set(&alarms, 0, at: 30)
    set(&alarms, 1, at: 10)
    set(&alarms, 2, at: 20)
    #expect(alarms.next() == 10)
    #expect(alarms.due(at: 9).isEmpty)
    #expect(alarms.due(at: 20).count == 2)
    #expect(alarms.due(at: 20).isEmpty)
    #expect(alarms.next() == 30)
  }

  @Test func `an owner has one alarm, the last that was set`() {
    var alarms = AlarmList()
    set(&alarms, 0, at: 10)
    set(&alarms, 0, at: 40)
    #expect(alarms.next() == 40, "the loop is not woken for the one before")
    #expect(alarms.due(at: 39).isEmpty)
    set(&alarms, 0, at: 20)
    #expect(alarms.next() == 20)
    #expect(alarms.time(of: ObjectIdentifier(owners[0])) == 20)
    #expect(alarms.due(at: 50).count == 1)
    #expect(alarms.next() == nil)
  }

  @Test func `an alarm that moves leaves the others where they are`() {
    var alarms = AlarmList()
    set(&alarms, 0, at: 10)
    set(&alarms, 1, at: 30)
    set(&alarms, 0, at: 40)
    set(&alarms, 2, at: 35)
    #expect(alarms.next() == 30)
    #expect(alarms.due(at: 35).count == 2)
    #expect(alarms.next() == 40)
  }

  @Test func `an alarm that is taken back does not ring`() {
    var alarms = AlarmList()
    set(&alarms, 0, at: 10)
    set(&alarms, 1, at: 20)
    set(&alarms, 0, at: nil)
    #expect(alarms.due(at: 15).isEmpty)
    set(&alarms, 1, at: nil)
    #expect(alarms.next() == nil)
  }
}
