import Foundation

extension RuntimeCheck {
    /// How a check came out.
    package enum Outcome: Sendable, Equatable {
        /// As it must be.
        case passed
        /// Not as it must be, and why.
        case failed(Requirement.Words)
        /// There is nothing to ask.
        case notApplicable(Requirement.Words)
    }

    /// How old the newest backup may be: two of its days.
    private static let backupAge: TimeInterval = 2 * 86_400
    /// How long ago the last drill may be: two of its weeks.
    private static let drillAge: TimeInterval = 14 * 86_400
    /// How long ago the last scan may be: a week to the next, one to the turn of her keys, and two of grace.
    private static let scanAge: TimeInterval = 28 * 86_400
    /// The longest horizon of backups and bundles (R-52).
    private static let longestHorizon = 30

    /// Judges the facts.
    package func outcome(_ facts: ComplianceFacts) -> Outcome {
        switch self {
        case .catalogue: schema(["catalogue"], facts)
        case .rowSecurity: schema(["row-security"], facts)
        case .tenantKeys: schema(["keys"], facts)
        case .appendOnly: schema(["append-only"], facts)
        case .roles: schema(["roles", "ownership", "grants"], facts)
        case .suppressionUnique:
            Self.require(
                facts.suppressionIsUnique, "Die Sperrliste hat ihren eindeutigen Schlüssel nicht.",
                "The suppression list lacks its unique key.")
        case .grounds:
            Self.count(facts.tenants, \.groundless, "ohne Grundlage gespeichert", "stored without any ground")
        case .endedGrounds:
            Self.count(
                facts.tenants, \.overdue, "deren letzte Grundlage seit über einem Tag beendet ist: obhut retention run",
                "whose last ground ended more than a day ago: obhut retention run")
        case .holdReviews:
            Self.every(
                facts.tenants, { $0.overdueHolds == 0 }, "Aufbewahrungen für Ansprüche, deren Prüfung überfällig ist",
                "Legal holds whose review is overdue")
        case .keystoreCopies:
            Self.require(
                facts.keystoreCopies >= 2,
                "OBHUT_KEY_BACKUP_DIRS nennt \(facts.keystoreCopies) von mindestens zwei Orten.",
                "OBHUT_KEY_BACKUP_DIRS names \(facts.keystoreCopies) of at least two places.")
        case .horizon: Self.horizon(facts)
        case .clock:
            Self.require(
                facts.clockOffset == nil,
                "Die Geschäftszeit ist zur Übung verschoben (OBHUT_CLOCK_OFFSET \(facts.clockOffset ?? "")).",
                "Business time is moved for a drill (OBHUT_CLOCK_OFFSET \(facts.clockOffset ?? "")).")
        case .fence: Self.fence(facts)
        case .backups: Self.backups(facts)
        case .scan: Self.scan(facts)
        case .senderDomain: Self.sender(facts)
        case .storageCountry: Self.countries(facts)
        case .processorAgreement:
            Self.every(
                facts.tenants, \.hasAgreement, "Ohne Auftragsverarbeitungsvertrag",
                "Without a processor agreement")
        }
    }

    private func schema(_ rules: [String], _ facts: ComplianceFacts) -> Outcome {
        let found = rules.filter { (facts.schemaFindings[$0] ?? 0) > 0 }.joined(separator: ", ")
        return Self.require(
            found.isEmpty, "'obhut database check' findet Fehler: \(found).", "'obhut database check' finds: \(found).")
    }

    private static func horizon(_ facts: ComplianceFacts) -> Outcome {
        let days = facts.horizonDays
        guard days <= longestHorizon else {
            return .failed(
                Requirement.Words(
                    "Sicherungen bleiben \(days) Tage, höchstens 30 sind zulässig (OBHUT_BACKUP_HORIZON_DAYS).",
                    "Backups stay for \(days) days, 30 at most are allowed (OBHUT_BACKUP_HORIZON_DAYS)."))
        }
        // A day of grace for the daily run of the maintenance.
        let bound = facts.now.addingTimeInterval(-TimeInterval(days + 1) * 86_400)
        return require(
            facts.oldestSupersededBundle.map { $0 > bound } ?? true,
            "Ein abgelöstes Wiederherstellungsbündel ist älter als \(days) Tage: obhut maintenance run.",
            "A superseded recovery bundle is older than \(days) days: obhut maintenance run.")
    }

    private static func fence(_ facts: ComplianceFacts) -> Outcome {
        guard !facts.isFenced else {
            return .failed(
                Requirement.Words(
                    "Die Datenbank ist älter als das Löschverzeichnis: obhut erasure replay.",
                    "The database is older than the erasure ledger: obhut erasure replay."))
        }
        return require(
            !facts.isFenceOverridden, "Die Sperre ist von Hand übergangen; verlorene Löschungen sind nicht nachgeholt.",
            "The fence is overridden by hand; lost erasures were not carried out again.")
    }

    private static func backups(_ facts: ComplianceFacts) -> Outcome {
        guard let backups = facts.backups else {
            return .notApplicable(
                Requirement.Words(
                    "Obhut sichert diese Datenbank nicht selbst.", "Obhut makes no backups of this database."))
        }
        guard let made = backups.madeAt, made.addingTimeInterval(backupAge) > facts.now else {
            return .failed(
                Requirement.Words(
                    "Keine Sicherung der letzten zwei Tage: obhut maintenance run.",
                    "No backup of the last two days: obhut maintenance run."))
        }
        let isProven =
            backups.drillPassed && backups.drilledAt.map { $0.addingTimeInterval(drillAge) > facts.now } == true
        return require(
            isProven, "Seit vierzehn Tagen ist keine Sicherung zur Probe eingespielt worden.",
            "No backup was restored for practice in the last fortnight.")
    }

    private static func scan(_ facts: ComplianceFacts) -> Outcome {
        guard let scan = facts.scan else {
            return .notApplicable(
                Requirement.Words(
                    "Nach Löschungen sucht hier niemand von selbst (OBHUT_CANARY_SCHEDULE, eigene Datenbank): obhut erasure scan.",
                    "Nothing is looked for by itself here (OBHUT_CANARY_SCHEDULE, or another database): obhut erasure scan."
                ))
        }
        guard let at = scan.at, at.addingTimeInterval(scanAge) > facts.now else {
            return .failed(
                Requirement.Words(
                    "Seit vier Wochen ist keine gelöschte Kunstperson gesucht worden: obhut maintenance run.",
                    "No erased synthetic person was looked for in the last four weeks: obhut maintenance run."))
        }
        return require(
            scan.isClean,
            "Die letzte Suche nach einer gelöschten Kunstperson ging nicht auf: obhut erasure scan --last.",
            "The last search for an erased synthetic person was not clean: obhut erasure scan --last.")
    }

    private static func sender(_ facts: ComplianceFacts) -> Outcome {
        switch facts.senderDomain {
        case nil:
            .notApplicable(
                Requirement.Words(
                    "Die Domain des Absenders (OBHUT_MAIL_FROM) gehört niemandem.",
                    "Nobody owns the domain of the sender (OBHUT_MAIL_FROM)."))
        case .ready: .passed
        case .notSetUp:
            .failed(
                Requirement.Words(
                    "Für die Domain des Absenders (OBHUT_MAIL_FROM) fehlt SPF oder DMARC.",
                    "The domain of the sender (OBHUT_MAIL_FROM) lacks SPF or DMARC."))
        case .unknown:
            .failed(
                Requirement.Words(
                    "Kein Nameserver gibt Auskunft über die Domain des Absenders (OBHUT_MAIL_FROM).",
                    "No name server answers for the domain of the sender (OBHUT_MAIL_FROM)."))
        }
    }

    private static func countries(_ facts: ComplianceFacts) -> Outcome {
        let abroad = facts.tenants.filter { StorageCountry(rawValue: $0.country) == nil }.map(\.slug)
        guard abroad.isEmpty else {
            let list = abroad.joined(separator: ", ")
            return .failed(
                Requirement.Words("Außerhalb der 31 Staaten: \(list).", "Outside the 31 countries: \(list)."))
        }
        return require(
            facts.nodeCountry.flatMap(StorageCountry.init(rawValue:)) != nil,
            "OBHUT_NODE_COUNTRY sagt nicht, in welchem der 31 Staaten dieser Knoten speichert.",
            "OBHUT_NODE_COUNTRY does not say in which of the 31 countries this node stores.")
    }

    private static func count(
        _ tenants: [ComplianceFacts.Tenant], _ number: (ComplianceFacts.Tenant) -> Int, _ german: String,
        _ english: String
    ) -> Outcome {
        let list = tenants.filter { number($0) > 0 }.map { "\($0.slug) \(number($0))" }.joined(separator: ", ")
        return require(list.isEmpty, "Personen, \(german) (\(list)).", "People \(english) (\(list)).")
    }

    private static func every(
        _ tenants: [ComplianceFacts.Tenant], _ holds: (ComplianceFacts.Tenant) -> Bool, _ german: String,
        _ english: String
    ) -> Outcome {
        guard !tenants.isEmpty else {
            return .notApplicable(Requirement.Words("Es gibt keinen Mandanten.", "There is no tenant."))
        }
        let list = tenants.filter { !holds($0) }.map(\.slug).joined(separator: ", ")
        return require(list.isEmpty, "\(german): \(list).", "\(english): \(list).")
    }

    private static func require(_ holds: Bool, _ german: String, _ english: String) -> Outcome {
        holds ? .passed : .failed(Requirement.Words(german, english))
    }
}
