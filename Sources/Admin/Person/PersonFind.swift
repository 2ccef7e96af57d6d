import ArgumentParser
import Directory
import Domain
import Operations
import Store
import Texts

/// Finds people by an address, or by anything that is known of them.
struct PersonFind: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Find people by e-mail address, telephone number, or words of name and address.")

    @Option(help: "An e-mail address.")
    var email: String?

    @Option(help: "A telephone number.")
    var phone: String?

    @Option(
        help: """
            Words that all stand somewhere in name, address or contact points; up to 200 hits, by name. Opens everybody of \
            the tenant for it, a second for each 100,000 people.
            """)
    var query: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func validate() throws {
        guard [email, phone, query].count(where: { $0 != nil }) == 1 else {
            throw ValidationError("Give one of --email, --phone and --query")
        }
        guard let query else { return }
        guard (1...254).contains(query.utf8.count), query.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--query takes 1 to 254 bytes")
        }
    }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let people =
            if let query {
                try await FindPeople(store, directory: Directory(store))(
                    DirectoryQuery(search: query, limit: 200), by: actor
                ).people
            } else {
                try await ReadPeople(store).with(email ?? phone ?? "", email == nil ? .telephone : .email, by: actor)
            }
        return .list(
            people, in: session.language,
            columns: [
                Column("Nummer", "Id") { $0.id.text },
                Column("Name", "Name") { $0.profile.displayName },
                Column("Stufe", "Lifecycle") { $0.lifecycle.rawValue },
                Column("Angelegt", "Created") { InternetTime.text($0.createdAt) },
            ]
        ) { person in
            .object([
                "id": .id(person.id), "displayName": .string(person.profile.displayName),
                "lifecycle": .string(person.lifecycle.rawValue), "createdAt": .time(person.createdAt),
            ])
        }
    }
}
