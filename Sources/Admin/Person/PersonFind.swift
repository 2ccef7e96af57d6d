import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Finds people by an address.
struct PersonFind: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Find people by e-mail address or telephone number, in any notation.")

    @Option(help: "An e-mail address.")
    var email: String?

    @Option(help: "A telephone number.")
    var phone: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func validate() throws {
        guard (email == nil) != (phone == nil) else { throw ValidationError("Give either --email or --phone") }
    }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let people = try await ReadPeople(store).with(
            email ?? phone ?? "", email == nil ? .telephone : .email, by: actor)
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
