import ArgumentParser
import Domain
import Installation
import Operations
import Store
import Texts

/// Lists who else handles a tenant's data.
struct ComplianceProcessors: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "processors",
        abstract: "List who else handles a tenant's data: the operator, the mail relay, recipients of webhooks.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        return Answer.list(
            try await ReadProcessors(store)(session.installation(), by: actor), in: session.language,
            columns: [
                Column("Leistung", "Service") { $0.service.rawValue },
                Column("Server", "Host") { $0.host ?? "–" },
                Column("Land", "Country") { $0.country ?? "–" },
                Column("Vertrag", "Agreement") { $0.hasAgreement.map { $0 ? "✓" : "✗" } ?? "–" },
            ]
        ) { processor in
            .object([
                "service": .string(processor.service.rawValue), "host": .optional(processor.host),
                "country": .optional(processor.country),
                "agreement": processor.hasAgreement.map { .bool($0) } ?? .null,
            ])
        }
    }
}

extension Session {
    /// What only the settings know of who handles data.
    func installation() throws -> ReadProcessors.Installation {
        let settings = try settings()
        return ReadProcessors.Installation(country: settings.nodeCountry, mailHost: settings.smtp.host)
    }
}
