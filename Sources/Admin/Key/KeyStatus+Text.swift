import Domain
import Foundation
import Operations
import Store
import Texts
import Vault

/// What people see of the keys: a table each, those left out in which nothing would stand.
extension KeyStatus {
    static func text(
        _ holding: Holding, _ signing: [PublicSigningKey], _ tenants: [TenantKeyState], _ backups: BackupStatus,
        _ canary: CanaryStatus, in language: Language
    ) -> String {
        let tables: [TextTable?] = [
            root(holding, in: language), keys(signing, in: language),
            tenants.isEmpty ? nil : epochs(tenants, in: language),
            tenants.isEmpty ? nil : indexes(tenants, in: language), backups.backup.map { made($0, in: language) },
            backups.drill.map { tried($0, in: language) }, searched(canary, in: language),
        ]
        return tables.compactMap { $0?.text }.joined(separator: "\n")
    }

    private static func root(_ holding: Holding, in language: Language) -> TextTable {
        var table = TextTable([
            (Words("Wurzelschlüssel", "Root key")[language], .left), (Words("Version", "Version")[language], .right),
            (Words("Im Speicher gesperrt", "Locked in memory")[language], .left),
            (Words("Ältestes Wiederherstellungsbündel", "Oldest recovery bundle")[language], .left),
            (Words("Tage aufbewahrt", "Days kept")[language], .right),
        ])
        table.add([
            holding.kind, String(holding.version), answer(holding.areLocked, in: language),
            holding.oldestBundle.map(InternetTime.text) ?? "–", String(holding.horizonDays),
        ])
        return table
    }

    private static func keys(_ signing: [PublicSigningKey], in language: Language) -> TextTable {
        var table = TextTable([
            (Words("Signaturschlüssel", "Signing key")[language], .left),
            (Words("Öffentlicher Schlüssel", "Public key")[language], .left),
            (Words("Seit", "Since")[language], .left), (Words("Bis", "Until")[language], .left),
        ])
        for key in signing {
            table.add([
                Hexadecimal.text(key.keyID), Hexadecimal.text(key.publicKey), InternetTime.text(key.createdAt),
                key.retiredAt.map(InternetTime.text) ?? "–",
            ])
        }
        return table
    }

    private static func epochs(_ tenants: [TenantKeyState], in language: Language) -> TextTable {
        var table = TextTable([
            (Words("Mandant", "Tenant")[language], .left), (Words("Epoche", "Epoch")[language], .right),
            (Words("Seit", "Since")[language], .left), (Words("Schlüssel", "Keys")[language], .right),
            (Words("In alten Epochen", "In old epochs")[language], .right),
            (Words("Neueste Generation", "Newest generation")[language], .right),
        ])
        for tenant in tenants {
            table.add([
                tenant.tenant.text, String(tenant.epoch), tenant.since.map(InternetTime.text) ?? "–",
                tenant.usage.map { String($0.keys) } ?? "–", tenant.usage.map { String($0.old) } ?? "–",
                tenant.usage.map { String($0.generation) } ?? "–",
            ])
        }
        return table
    }

    private static func indexes(_ tenants: [TenantKeyState], in language: Language) -> TextTable {
        var table = TextTable([
            (Words("Mandant", "Tenant")[language], .left), (Words("Indexschlüssel", "Index key")[language], .left),
            (Words("Version", "Version")[language], .right), (Words("In Gebrauch", "In use")[language], .left),
            (Words("Seit", "Since")[language], .left), (Words("Suchkennungen", "Tokens")[language], .right),
        ])
        for tenant in tenants {
            for (key, tokens) in tenant.searched {
                table.add([
                    tenant.tenant.text, key.use.code, String(key.version), answer(key.state == .active, in: language),
                    InternetTime.text(key.createdAt), tokens.map { String($0) } ?? "–",
                ])
            }
        }
        return table
    }

    private static func made(_ backup: BackupStatus.Made, in language: Language) -> TextTable {
        var table = TextTable([
            (Words("Sicherung", "Backup")[language], .left), (Words("Am", "At")[language], .left),
            (Words("Bytes", "Bytes")[language], .right),
        ])
        table.add([backup.name, InternetTime.text(backup.at), String(backup.size)])
        return table
    }

    private static func tried(_ drill: BackupStatus.Drill, in language: Language) -> TextTable {
        var table = TextTable([
            (Words("Probe der Sicherung", "Restored for practice")[language], .left),
            (Words("Am", "At")[language], .left), (Words("Bestanden", "Passed")[language], .left),
            (Words("Mandanten", "Tenants")[language], .right), (Words("Schlüssel", "Keys")[language], .right),
            (Words("Personen", "People")[language], .right), (Words("Blöcke", "Blocks")[language], .right),
            (Words("Befunde", "Findings")[language], .right),
        ])
        let proof = drill.proof
        table.add([
            drill.name, InternetTime.text(drill.at), answer(drill.passed, in: language), String(proof.tenants),
            String(proof.keys), String(proof.people), String(proof.blocks), String(proof.findings),
        ])
        return table
    }

    /// The synthetic person who waits to be looked for, and the last one who was; nil where there is neither.
    private static func searched(_ canary: CanaryStatus, in language: Language) -> TextTable? {
        guard canary.waiting != nil || canary.proof != nil else { return nil }
        var table = TextTable([
            (Words("Kunstperson", "Synthetic person")[language], .left),
            (Words("Mandant", "Tenant")[language], .left), (Words("Löschung", "Erasure")[language], .left),
            (Words("Am", "At")[language], .left), (Words("Fundstellen", "Places found")[language], .right),
            (Words("Ungelesene Dateien", "Unread files")[language], .right),
        ])
        if let proof = canary.proof {
            table.add([
                Words("gesucht", "looked for")[language], proof.tenant.text, proof.erasure.text,
                InternetTime.text(proof.at), String(proof.hits), String(proof.unread),
            ])
        }
        if let waiting = canary.waiting {
            table.add([
                Words("noch zu suchen", "yet to be looked for")[language], waiting.tenant.text,
                waiting.erasure.map(\.text) ?? "–", InternetTime.text(waiting.at), "–", "–",
            ])
        }
        return table
    }

    private static func answer(_ holds: Bool, in language: Language) -> String {
        (holds ? Words("ja", "yes") : Words("nein", "no"))[language]
    }
}
