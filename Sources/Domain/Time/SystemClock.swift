package import Foundation

/// The machine's clock, moved by an offset for drills (`OBHUT_CLOCK_OFFSET`).
package struct SystemClock: BusinessClock {
    /// What is added to the machine's time; nil in normal operation.
    package let offset: ISODuration?

    /// Makes a clock that shows the machine's time plus `offset`.
    package init(offset: ISODuration? = nil) {
        self.offset = offset
    }

    /// The current business moment, UTC.
    package var now: Date {
        let real = Date()
        return offset?.added(to: real) ?? real
    }
}
