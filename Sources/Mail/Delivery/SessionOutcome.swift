/// What became of a message that must not be sent twice.
package enum SessionOutcome: Sendable, Equatable {
    /// The server has taken it.
    case accepted
    /// Never, as it stands; the server's reply.
    case refused(String)
    /// The server has not taken it for now, and surely not half of it: it may be sent again.
    case postponed(String)
    /// There was no connection to hand it over on; nothing was said of it.
    case unreachable(String)
    /// It broke off while the message travelled: nobody knows whether the server has it.
    case unknown(String)
    /// So much time went by that it must be asked for again whether it may be sent; nothing was said of it.
    case late
}
