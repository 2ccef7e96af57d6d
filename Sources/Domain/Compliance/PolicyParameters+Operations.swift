extension PolicyParameters {
    /// Periods of the house: tenants, imports, keys, backups, sync.
    static let operations: [PolicyParameter] = [
        row("tenant.provisional", 30, .days, .shorter, 1...30, "Art. 28(3) GDPR: agreement within"),
        row("import.quarantine", 30, .days, .shorter, 1...30, "Art. 5(1)(e) GDPR: rows without a reason"),
        row("import.undo", 30, .days, .shorter, 1...30, "house rule: import can be taken back"),
        row("member.invitation", 7, .days, .shorter, 1...7, "house rule"),
        row("member.password-reset", 1, .hours, .shorter, 1...1, "house rule"),
        row("session.idle", 60, .minutes, .either, 5...720, "house rule, Art. 32 GDPR"),
        row("session.absolute", 12, .hours, .shorter, 1...12, "house rule, Art. 32 GDPR"),
        row("erasure.peer-phase", 24, .hours, .shorter, 0...24, "house rule: erase event of another legal entity"),
        row("erasure.peer-receipt", 72, .hours, .shorter, 1...72, "Art. 19 GDPR"),
        row("erasure.bundle", 30, .days, .shorter, 1...30, "house rule: recovery bundles, level L4 of the receipt"),
        row(
            "sync.send-gate", 1_440, .minutes, .shorter, 1...1_440, "house rule: reductions not yet heard block sending"
        ),
        row("sync.alarm", 15, .minutes, .shorter, 1...15, "house rule: reductions not yet heard raise an alarm"),
    ]
}
