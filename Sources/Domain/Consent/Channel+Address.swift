extension Channel {
    /// The kind of contact point that the channel reaches; nil for channels that a contact point does not name: a letter goes
    /// to a postal address, a notification to a device.
    package var contactKind: ContactPointKind? {
        switch self {
        case .email: .email
        case .sms, .messenger, .phone: .telephone
        case .post, .push: nil
        }
    }
}
