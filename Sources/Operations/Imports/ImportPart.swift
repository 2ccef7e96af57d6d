import Domain
import Foundation
import Store

/// Sorts rows of a chunk into new people, changes of living ones and duplicates.
struct ImportPart {
    private struct Known {
        var name: DuplicateKey
        var person: StoredPerson?
    }

    private var known: [[UInt8]: [Known]] = [:]
    private var touched: Set<UUID> = []
    private let policy: ImportBatch.DuplicatePolicy
    private let isTrial: Bool
    private(set) var people: [PreparedPerson] = []
    private(set) var updates: [ImportUpdate] = []
    private(set) var quarantine: [(row: PeopleSheetRow, reason: String)] = []
    private(set) var duplicates: [Int] = []
    private(set) var created: [Int] = []

    /// `ghosts`: people that a trial run would have created before, by their tokens.
    init(
        living: [(token: [UInt8], person: StoredPerson)], ghosts: [[UInt8]: [DuplicateKey]] = [:],
        policy: ImportBatch.DuplicatePolicy, isTrial: Bool = false
    ) {
        self.policy = policy
        self.isTrial = isTrial
        for (token, names) in ghosts { known[token] = names.map { Known(name: $0, person: nil) } }
        for (token, person) in living {
            known[token, default: []].append(Known(name: DuplicateKey(person.profile), person: person))
        }
    }

    /// Takes rows in their order; stops before one that would change a person this part creates or changes already.
    ///
    /// - Returns: How many rows it took, at least one of any.
    mutating func take(_ rows: [ImportRun.ReadyRow]) -> Int {
        for (position, row) in rows.enumerated() {
            let same = row.person.tokens.flatMap { known[$0] ?? [] }.first { $0.name == row.name }
            switch (policy, same) {
            case (.both, _), (_, nil):
                people.append(row.person)
                created.append(row.row.record.row)
                for token in row.person.tokens { known[token, default: []].append(Known(name: row.name, person: nil)) }
            case (.skip, _):
                duplicates.append(row.row.record.row)
            case (.update, .some(let same)):
                guard let person = same.person else {
                    // A trial run cannot go on with a person it only would have made.
                    guard isTrial else { return position }
                    duplicates.append(row.row.record.row)
                    continue
                }
                guard !touched.contains(person.id) else { return position }
                change(person, by: row)
            }
        }
        return rows.count
    }

    private mutating func change(_ person: StoredPerson, by row: ImportRun.ReadyRow) {
        if person.isRestricted {
            quarantine.append((row.row, RefusalCode.restricted.rawValue))
            return
        }
        let profile = ProfileMerge.merging(row.person.draft.profile, into: person.profile)
        guard profile != person.profile, (try? profile.validated()) != nil else {
            duplicates.append(row.row.record.row)
            return
        }
        touched.insert(person.id)
        updates.append(ImportUpdate(row: Int64(row.row.record.row), person: person, profile: profile))
    }
}
