import Domain
import Foundation
import Store
import Synchronization
import Vault

/// The directory of one tenant's people, or of its organisations: filled when first asked, brought up to date by every
/// query.
final class TenantDirectory: Sendable {
    private struct State: Sendable {
        var contents: Contents
        /// Up to where the contents follow the change feed.
        var position: FeedPosition
        /// The tenant key under which they were opened.
        var epoch: UInt32
        /// Fields of the tenant whose values they hold.
        var fields: Set<UUID>
    }

    /// Contents without people who were gone at a position; they are not kept alive by this.
    private struct LookedThrough: Sendable {
        weak var contents: Contents?
        var position: FeedPosition
    }

    /// Readers that work on a fill at the same time: while one waits for the database, another decrypts.
    private static let readers = 4
    /// Bytes that a person may take before they are counted.
    private static let expectedBytes = 200
    private static let waitingLimit = 1_000

    private let store: Store
    private let tenant: UUID
    private let kind: SubjectKind
    private let byteLimit: Int
    /// Where fills of all tenants wait for each other: one needs about twice the memory that it will hold.
    private let fills: Slots
    private let state = Mutex<State?>(nil)
    private let turns = Turns<Contents>(limit: waitingLimit)
    /// What was last looked through for people who are gone, and up to where.
    private let lookedThrough = Mutex<LookedThrough?>(nil)
    let table = AttributeTable()

    init(_ store: Store, _ kind: SubjectKind, of tenant: UUID, byteLimit: Int, fills: Slots) {
        self.store = store
        self.tenant = tenant
        self.kind = kind
        self.byteLimit = byteLimit
        self.fills = fills
    }

    /// Bytes of memory held.
    var byteCount: Int { state.withLock { $0?.contents.byteCount ?? 0 } }

    /// How many people are held; nil while it is not filled.
    var count: Int? { state.withLock { $0?.contents.count } }

    /// A page of hits among everything that is committed now.
    ///
    /// - Throws: `Refusal` 503 when the tenant has more people than memory is meant for.
    func page(_ query: DirectoryQuery, by actor: Actor) async throws -> DirectoryPage {
        let region = try await store.tenant(tenant).country
        let contents = try await turns.share { try await advance(by: actor, region: region) }
        let telephone = TelephoneSpelling(region: region)
        guard let filter = Filter(query, by: actor, table: table, telephone: telephone) else {
            return DirectoryPage(ids: [], next: nil)
        }
        return contents.page(query, filter)
    }

    /// How many of those whom the query asks for have each state of consent, as everything committed now has them.
    ///
    /// - Throws: As ``page(_:by:)``.
    func consentCounts(_ query: DirectoryQuery, by actor: Actor) async throws -> ConsentCounts {
        let region = try await store.tenant(tenant).country
        let contents = try await turns.share { try await advance(by: actor, region: region) }
        guard let filter = Filter(query, by: actor, table: table, telephone: TelephoneSpelling(region: region)) else {
            return ConsentCounts(people: 0, counts: [:])
        }
        let consents = table.consents()
        let places = Array(Set(consents.values.map { ConsentCounts.Place($0.purpose, $0.channel) }))
        let numbers = Dictionary(places.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        let counted = contents.counts(
            filter, of: consents.compactMapValues { numbers[ConsentCounts.Place($0.purpose, $0.channel)] })
        var counts: [ConsentCounts.Place: [String: Int]] = [:]
        for (number, consent) in consents {
            counts[ConsentCounts.Place(consent.purpose, consent.channel), default: [:]][consent.state] =
                counted.having[number]
        }
        for (index, place) in places.enumerated() {
            counts[place, default: [:]][DirectoryRow.Consent.none] = counted.people - (counted.inGroup[index] ?? 0)
        }
        return ConsentCounts(people: counted.people, counts: counts)
    }

    /// Wipes whoever is gone by now, without being asked for anybody; the rest stays as it is until the next query.
    ///
    /// A query that began before the erasure may bring her back once: its contents are others, and looked through again.
    func forgetGone() async throws {
        guard let current = state.withLock({ $0 }) else { return }
        let known = lookedThrough.withLock { $0 }
        let start = known.flatMap { $0.contents === current.contents ? $0.position : nil } ?? current.position
        let (gone, position) = try await store.scoped(to: .system(in: tenant)).gone(since: start)
        guard let gone else { return state.withLock { $0 = nil } }
        let left = gone.isEmpty ? current.contents : current.contents.without(gone.map(Identifier.init))
        state.withLock { state in
            // What a query made meanwhile is looked through the next time.
            guard let now = state, now.contents === current.contents else { return }
            state?.contents = left
            lookedThrough.withLock { $0 = LookedThrough(contents: left, position: position) }
        }
    }

    private func advance(by actor: Actor, region: String) async throws -> Contents {
        let epoch = try store.vault.activeEpoch(tenant)
        let fields = Set(try await store.vocabulary(of: tenant).fields.lazy.filter(\.searchable).map(\.id))
        guard let current = state.withLock({ $0 }), current.epoch == epoch, current.fields == fields else {
            try await fills.hold { try await fill(by: actor, region: region, epoch: epoch, fields: fields) }
            // Whoever changed meanwhile is read again.
            return try await advance(by: actor, region: region)
        }
        let scope = store.scoped(to: actor)
        let (subjects, position) = try await scope.changes(since: current.position)
        guard let subjects else {
            state.withLock { $0 = nil }
            return try await advance(by: actor, region: region)
        }
        var contents = current.contents
        if !subjects.isEmpty {
            let writer = EntryWriter(kind, table: table, region: region, fields: fields, byteLimit: byteLimit)
            try await scope.directory(.people(subjects), of: kind) { try writer.append($0, $1) }
            contents = contents.replacing(subjects.map(Identifier.init), with: writer.entries)
        }
        try keep(State(contents: contents, position: position, epoch: epoch, fields: fields))
        return contents
    }

    private func fill(by actor: Actor, region: String, epoch: UInt32, fields: Set<UUID>) async throws {
        state.withLock { $0 = nil }
        let scope = store.scoped(to: actor)
        let (position, people) = try await scope.beginDirectory(of: kind)
        guard people * Self.expectedBytes <= byteLimit else { throw Self.tooLarge }
        let parts = DirectoryPart.parts(of: people)
        let readers = min(Self.readers, parts.count)
        let columns = try await withThrowingTaskGroup(of: Entries.self) { group in
            for reader in 0..<readers {
                group.addTask { [kind, table, byteLimit] in
                    let writer = EntryWriter(
                        kind, table: table, region: region, fields: fields, byteLimit: byteLimit / readers)
                    for number in stride(from: reader, to: parts.count, by: readers) {
                        try await scope.directory(parts[number], of: kind) { try writer.append($0, $1) }
                    }
                    return writer.entries
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try keep(State(contents: Contents(columns), position: position, epoch: epoch, fields: fields))
    }

    private func keep(_ new: State) throws(Refusal) {
        guard new.contents.byteCount <= byteLimit else {
            state.withLock { $0 = nil }
            throw Self.tooLarge
        }
        state.withLock { $0 = new }
    }

    /// Too many wait.
    static var busy: Refusal {
        Refusal(.notReady, RefusalCode.busy, rule: "Too many searches wait for each other.", retryAfter: 2)
    }

    static var tooLarge: Refusal {
        Refusal(.notReady, RefusalCode.notReady, rule: "There are more people than the directory has memory for.")
    }
}
