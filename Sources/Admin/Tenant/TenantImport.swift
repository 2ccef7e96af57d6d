import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// Takes in a tenant that another installation exported.
struct TenantImport: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in a tenant that 'obhut tenant export' wrote in another installation.",
        discussion: """
            The file is verified whole, signature, digests and every line, before anything is stored; --dry-run stops there. \
            --public-key names the key of the installation that it comes from, as 'obhut key status' shows it there; have it \
            told by another way than the file. --any-sender does without, and the log says so. \
            Everything is sealed under new keys. The tenant keeps its number and stays suspended until it is whole. Cut off \
            anywhere, the same command goes on. Blocked addresses stay blocked: their key comes along, for which --identity is \
            needed. Members are invited anew: the owners' links are printed, the others get theirs by 'obhut member invite'. \
            Webhooks and campaigns under way arrive paused.
            """)

    @Option(help: "The file: sealed, or the ZIP archive.", completion: .file())
    var input: String

    @Option(help: "The name in addresses and on the command line: a–z, 0–9 and hyphens.")
    var slug: String

    @Option(
        help: "File with the secret half of the key it is sealed to, in the form of recovery.key.", completion: .file())
    var identity: String?

    @Option(
        help: "File with the public keys that may have signed it: 64 hexadecimal digits, base64 or PEM, one a line.",
        completion: .file())
    var publicKey: String?

    @Flag(
        help: """
            Take it whoever signed it: nothing shows then where it comes from. Who could write such a file decides who is \
            kept, who agreed to what, and who works here.
            """)
    var anySender = false

    @Option(
        help: "The signed processor agreement (Art. 28). Without one the tenant is provisional for 30 days.",
        completion: .file())
    var processorAgreement: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { [input] + [identity, publicKey, processorAgreement].compactMap(\.self) }

    private static let piece = 1 << 18
    private static let magic = Array("OBHUTSX1".utf8)

    func validate() throws {
        guard (publicKey != nil) != anySender else {
            throw ValidationError(
                """
                --public-key FILE names the key of the installation that the file comes from ('obhut key status' shows it \
                there), or --any-sender does without
                """)
        }
    }

    func run(_ session: Session) async throws -> Answer {
        let trusted =
            try publicKey.map { SenderTrust.keys(try PublicKeyFile.keys(in: session.files.bytes($0, limit: 1 << 20))) }
            ?? .anyone
        let digest = try processorAgreement.map { Blake2b.hash(try session.files.bytes($0, limit: 64 << 20), size: 32) }
        let order = ImportTenant.Order(slug: slug, agreementDigest: digest, trusted: trusted)
        let base = try session.settings().baseURL
        let store = try await session.store(global.dryRun ? .reader : .writer)
        guard try await !store.fence().isClosed else { throw Failure.fenced }
        let source = ImportTenant.Source(
            reader: { try reader(session) }, keys: { try keys($0, session) })
        let operation = ImportTenant(store)
        let bar = ProgressBar(session.console, Words("Datensätze", "Records")[session.language])
        defer { bar.finish() }
        let plan = try await operation.check(order, source, by: session.operatorActor(in:)) {
            bar.show($0, share: nil)
        }
        if global.dryRun { return answer(plan, [], base, in: session.language) }
        let invitations = try await operation(plan, order, source, by: session.operatorActor(in:)) {
            bar.show($0, of: plan.total)
        }
        await session.entrance.note(change: plan.tenant.id, in: store)
        return answer(plan, invitations, base, in: session.language)
    }

    /// The archive from its beginning, opened where it is sealed.
    private func reader(_ session: Session) throws -> ZipReader {
        let file = try session.files.file(input).handle()
        try file.seek(toOffset: 0)
        let beginning = [UInt8](try file.read(upToCount: Self.magic.count) ?? Data())
        try file.seek(toOffset: 0)
        guard beginning == Self.magic else {
            return try ZipReader { [UInt8](try file.read(upToCount: Self.piece) ?? Data()) }
        }
        let key = try recoveryKey(session)
        let head = [UInt8](try file.read(upToCount: StreamOpener.beginning) ?? Data())
        let opener = try StreamOpener(head, file: input, with: key)
        return try ZipReader {
            while true {
                let bytes = [UInt8](try file.read(upToCount: Self.piece) ?? Data())
                let opened = try opener.open(bytes)
                if !opened.isEmpty || bytes.isEmpty { return opened }
            }
        }
    }

    private func recoveryKey(_ session: Session) throws -> RecoveryKey {
        guard let identity else { throw Failure.usage("The file is sealed: --identity FILE opens it") }
        return try session.recoveryKey(identity)
    }

    private func keys(_ sealed: [UInt8], _ session: Session) throws -> CarriedIndexKeys? {
        guard identity != nil else { return nil }
        return try CarriedIndexKeys(sealed, file: input, with: try recoveryKey(session))
    }

    private func answer(
        _ plan: ImportTenant.Plan, _ invitations: [Invitation], _ base: BaseAddress, in language: Language
    ) -> Answer {
        let links = invitations.map { InvitationLink($0, base: base) }
        var answer = Answer.details(
            .object([
                "id": .id(plan.tenant.id), "slug": .string(plan.tenant.slug), "dryRun": .bool(global.dryRun),
                "records": .count(plan.total), "recordSets": .object(plan.records.mapValues { .count($0) }),
                "unreadable": .count(plan.unreadable), "exportedAt": .string(plan.exportedAt),
                "signedBy": .string(plan.publicKey), "senderChecked": .bool(!anySender),
                "ownerInvitation": links.first?.document ?? .null,
                "ownerInvitations": .array(links.map(\.document)), "agreementDue": .time(plan.tenant.agreementDue),
            ]), in: language,
            [
                (Words("Mandant", "Tenant"), plan.tenant.slug),
                (Words("Nummer", "Id"), plan.tenant.id.text),
                (Words("Datensätze", "Records"), String(plan.total)),
                (Words("Ohne Inhalt", "Without content"), String(plan.unreadable)),
                (Words("Ausgeführt am", "Exported at"), plan.exportedAt),
            ] + links.flatMap(\.fields))
        if anySender {
            answer.notes.append(
                Words(
                    "Warnung: Wessen Unterschrift es ist, wurde nicht geprüft. Die Datei kann von jedem stammen.",
                    "Warning: whose signature it is was not checked. The file may come from anybody.")[language])
        }
        return answer
    }
}
