extension Refusal {
    /// Why lifting a restriction is refused: the person must know before (Art. 18(3) GDPR).
    package static var noticeBeforeLifting: Refusal {
        Refusal(
            .refused, RefusalCode.noticeBeforeLifting, field: "notifiedAt",
            rule: "The person is told before a restriction ends, Art. 18(3) GDPR.")
    }
}
