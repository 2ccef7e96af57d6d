package import Domain
package import Foundation

/// A person's request as read; what may change of it can be set, and is stored by ``TenantScope/change(request:_:naming:_:)``.
package struct StoredRequest: Sendable {
    /// Its id.
    package let id: UUID
    /// Which right is used.
    package let kind: RequestKind
    /// Where it stands.
    package var state: RequestState
    /// How it is known whose it is.
    package var identity: RequestIdentity
    /// Whose it is; nil where that is not known.
    package var person: UUID?
    /// When it came in.
    package let receivedAt: Date
    /// The last day to answer, extended where it is.
    package var dueOn: CalendarDay
    /// The day of the alarm, before that.
    package var alarmOn: CalendarDay
    /// The last day to tell that it takes longer.
    package let noticeOn: CalendarDay
    /// By how many months it was extended.
    package var extendedBy: Int
    /// Why it was.
    package var extensionReason: ExtensionReason?
    /// Why it is refused, or shall be once a second person agrees.
    package var refusal: RequestRefusal?
    /// Who proposed the refusal: a member's id, or an operator.
    package var refusedBy: String?
    /// When the link that shows whose it is stops counting; nil while none is under way.
    package var linkExpiresAt: Date?
    /// The hash of that link, which leads to where the request stands afterwards.
    package var linkHash: [UInt8]?
    /// When the link to the package stops counting; nil while none is under way.
    package var packageExpiresAt: Date?
    /// The hash of that link.
    package var packageHash: [UInt8]?
    /// How often the package was fetched.
    package var downloads: Int
    /// When it came to its end.
    package var endedAt: Date?
    /// Its version.
    package let version: Int
    /// What was written with it; nil once that is forgotten, and for whom it is hidden.
    package var detail: RequestDetail?
    let sealVersion: Int64
    let subject: UUID?
    let key: VaultHandle.WrappedKey?

    /// Whether it waits for staff to say that it is refused: one proposed it, another one has to agree.
    package var isRefusalProposed: Bool { refusal != nil && state != .rejected }
}

extension StoredRequest {
    /// Whether its link still shows whose it is.
    package func isConfirmable(at now: Date) -> Bool {
        state == .initiated && identity == .unverified && (linkExpiresAt.map { now < $0 } ?? false)
    }
}
