import Domain
import Foundation
import Testing

/// When jobs that did not work are tried again.
struct RetryScheduleTests {
    @Test("One minute, then twice as long up to six hours, for three days in all")
    func schedule() throws {
        let created = Date(timeIntervalSince1970: 1_795_000_000)
        var now = created
        var attempts = 0
        repeat {
            attempts += 1
            guard let next = RetrySchedule.next(after: attempts, since: created, now: now) else { break }
            #expect((60...21_600).contains(next.timeIntervalSince(now)))
            now = next
        } while attempts < 100
        #expect(attempts == 20)
        #expect(now <= created.addingTimeInterval(3 * 86_400) && now > created.addingTimeInterval(2.7 * 86_400))
        #expect(RetrySchedule.wait(after: 0) == 60 && RetrySchedule.wait(after: 1_000_000) == 21_600)
    }
}
