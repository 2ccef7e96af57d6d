import CLibpq
import Glibc

/// An eventfd that ends a thread's `poll(2)`.
final class WakeUp: Sendable {
    let descriptor: Int32

    /// Nil when the process has no descriptor left.
    init?() {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        if descriptor < 0 { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// Makes the next or current `poll` return.
    func signal() {
        _ = eventfd_write(descriptor, 1)
    }

    /// Takes back all signals so far.
    func clear() {
        var count: eventfd_t = 0
        _ = unsafe eventfd_read(descriptor, &count)
    }
}
