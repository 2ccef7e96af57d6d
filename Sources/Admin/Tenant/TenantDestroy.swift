import ArgumentParser
import Domain
import Operations
import Store
import Texts
import Vault

/// Destroys a tenant: its keys, then its rows.
struct TenantDestroy: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "Destroy a tenant for good: first its keys, then its rows; prints the signed certificate.",
        discussion: """
            --dry-run shows what would go. Sessions, tokens and public pages of the tenant end at once. Cut off anywhere, the same \
            command goes on. Recovery bundles and copies of the keystore hold the keys until OBHUT_BACKUP_HORIZON_DAYS are \
            over, as the certificate says; a database that is restored does not bring the tenant back. The certificate can be \
            printed again with 'obhut erasure receipt ID' by the tenant's id, without --tenant.
            """)

    @Argument(help: "The tenant's slug; --tenant names it as well.")
    var slug: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let slug = try slug ?? session.tenantSlug()
        if !global.dryRun {
            try session.requireConsentToDestroy()
            guard reason.reason != nil else {
                throw Failure.usage("A tenant is destroyed for a reason: --reason REFERENCE")
            }
        }
        let store = try await session.store(global.dryRun ? .reader : .writer)
        guard try await !store.fence().isClosed else { throw Failure.fenced }
        let tenant = try await store.node.tenant(slug: slug)
        let actor = session.operatorActor(in: tenant.id)
        let destroy = DestroyTenant(store, declaration: try session.declaration())
        let extent = try await destroy.plan(tenant.id, by: actor)
        if global.dryRun { return Self.answer(tenant, extent, in: session.language) }
        try session.confirm(
            Words(
                "„\(tenant.name)“ mit \(extent.people) Personen und Organisationen endgültig vernichten?",
                "Destroy '\(tenant.name)' with \(extent.people) people and organisations for good?"))
        let bar = ProgressBar(session.console, Words("Zeilen entfernt", "Rows removed")[session.language])
        defer { bar.finish() }
        let document = try await destroy(tenant.id, reason: reason.reason, by: actor) { done, total in
            bar.show(done, of: total)
        }
        return Answer(nil, text: document + "\n")
    }

    /// What would go.
    private static func answer(_ tenant: TenantRecord, _ extent: DestructionExtent, in language: Language) -> Answer {
        .details(
            .object([
                "dryRun": .bool(true), "id": .id(tenant.id), "slug": .string(tenant.slug),
                "people": .count(extent.people), "records": .count(extent.records),
                "tables": .object(extent.tables.mapValues { .count($0) }),
            ]), in: language,
            [
                (Words("Mandant", "Tenant"), tenant.name),
                (Words("Personen und Organisationen", "People and organisations"), String(extent.people)),
                (Words("Zeilen", "Rows"), String(extent.records)),
            ])
    }
}
