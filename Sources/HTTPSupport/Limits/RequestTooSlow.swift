/// A request whose body came more slowly than ``HTTPLimits`` allows.
package struct RequestTooSlow: Error, Equatable {
    /// Makes the error.
    package init() {}
}
