extension PolicyParameters {
    /// Periods of the house: tenants, imports, keys, backups, sync.
    static let operations: [PolicyParameter] = [
        row("tenant.provisional", 30, .days, .shorter, 1...30, "Art. 28(3) GDPR: agreement within"),
        row("import.quarantine", 30, .days, .shorter, 1...30, "Art. 5(1)(e) GDPR: rows without a reason"),
        row("import.undo", 30, .days, .shorter, 1...30, "house rule: import can be taken back"),
        row("member.invitation", 7, .days, .shorter, 1...7, "house rule"),
        row("member.password-reset", 2, .hours, .shorter, 1...2, "house rule"),
        row("session.idle", 60, .minutes, .either, 5...720, "house rule, Art. 32 GDPR"),
        row("session.absolute", 12, .hours, .shorter, 1...12, "house rule, Art. 32 GDPR"),
        row("erasure.peer-phase", 24, .hours, .shorter, 0...24, "SYNC.md: erase event of another legal entity"),
        row("erasure.peer-receipt", 72, .hours, .shorter, 1...72, "Art. 19 GDPR"),
        row("erasure.bundle", 30, .days, .shorter, 1...30, "KEYS.md: bundle retention, L4"),
        row("sync.send-gate", 1_440, .minutes, .shorter, 1...1_440, "SYNC.md: lane 0 older blocks sending"),
        row("sync.alarm", 15, .minutes, .shorter, 1...15, "SYNC.md"),
    ]
}
