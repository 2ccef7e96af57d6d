import ArgumentParser
import Domain
import Installation
import Operations
import Store
import Texts
import Vault

/// Creates a tenant and invites its owner.
struct TenantCreate: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create a tenant and its owner's invitation; sends no mail.")

    @Option(help: "The name in addresses and on the command line: a–z, 0–9 and hyphens.")
    var slug: String

    @Option(help: "The business as it calls itself.")
    var name: String

    @Option(help: "The country it is in, two letters: EU, EEA or Switzerland.")
    var country: String

    @Option(help: "The owner's e-mail address.")
    var ownerEmail: String

    @Option(help: "Whether contact data for marketing needs consent first.")
    var policy = TenantPolicy.strict

    @Option(help: "The language of its pages and mails: de or en.")
    var locale = "de"

    @Option(
        help: "The signed processor agreement (Art. 28). Without one the tenant is provisional for 30 days.",
        completion: .file())
    var processorAgreement: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { processorAgreement.map { [$0] } ?? [] }

    func run(_ session: Session) async throws -> Answer {
        let digest = try processorAgreement.map { Blake2b.hash(try session.files.bytes($0, limit: 64 << 20), size: 32) }
        let order = CreateTenant.Order(
            slug: slug, name: name, country: country, locale: locale, policy: policy, ownerEmail: ownerEmail,
            agreementDigest: digest)
        let base = try session.settings().baseURL
        if global.dryRun {
            let tenant = try await CreateTenant(try await session.store()).check(order)
            return TenantShow.answer(tenant, isDryRun: true, in: session.language)
        }
        let store = try await session.store(.writer)
        let (tenant, invitation) = try await CreateTenant(store)(
            order, user: session.caller, reason: session.reference)
        await session.entrance.note(change: tenant.id, in: store)
        let link = InvitationLink(invitation, base: base)
        return Answer(
            .object([
                "id": .id(tenant.id), "slug": .string(tenant.slug), "ownerInvitation": link.document,
                "agreementDue": .time(tenant.agreementDue),
            ]),
            text: Answer.lines(
                [
                    (Words("Mandant", "Tenant"), tenant.slug),
                    (Words("Nummer", "Id"), tenant.id.text),
                ] + link.fields, in: session.language))
    }
}

extension TenantPolicy: ExpressibleByArgument {}
