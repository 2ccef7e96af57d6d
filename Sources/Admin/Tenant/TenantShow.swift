import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Shows one tenant.
struct TenantShow: AdminCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one tenant.")

    @Argument(help: "The tenant's slug; --tenant names it as well.")
    var slug: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let slug = try slug ?? session.tenantSlug()
        let tenant = try await session.store().node.tenant(slug: slug)
        return Self.answer(tenant, in: session.language)
    }

    static func answer(_ tenant: TenantRecord, isDryRun: Bool = false, in language: Language) -> Answer {
        var document = document(tenant)
        if isDryRun, case .object(var members) = document {
            members["dryRun"] = .bool(true)
            members["id"] = .null
            document = .object(members)
        }
        return .details(
            document, in: language,
            [
                (Words("Kürzel", "Slug"), tenant.slug),
                (Words("Nummer", "Id"), isDryRun ? nil : tenant.id.text),
                (Words("Name", "Name"), tenant.name),
                (Words("Land", "Country"), tenant.country),
                (Words("Sprache", "Locale"), tenant.locale),
                (Words("Regel", "Policy"), tenant.policy.rawValue),
                (Words("Zustand", "State"), tenant.stateCode),
                (Words("Auftragsvertrag bis", "Agreement due"), tenant.agreementDue.map(InternetTime.text)),
                (Words("Angelegt", "Created"), isDryRun ? nil : InternetTime.text(tenant.createdAt)),
            ])
    }

    static func document(_ tenant: TenantRecord) -> CanonicalJSON {
        .object([
            "id": .id(tenant.id), "slug": .string(tenant.slug), "name": .string(tenant.name),
            "country": .string(tenant.country), "locale": .string(tenant.locale),
            "policy": .string(tenant.policy.rawValue), "state": .string(tenant.stateCode),
            "agreementDigest": .optional(tenant.agreementDigest.map(Hexadecimal.text)),
            "agreementDue": .time(tenant.agreementDue), "createdAt": .time(tenant.createdAt),
        ])
    }
}

extension TenantRecord {
    /// `active` or `suspended`.
    var stateCode: String { isSuspended ? "suspended" : "active" }
}
