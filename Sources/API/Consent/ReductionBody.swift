import Domain
import Foundation
import Operations
import Store

/// A withdrawal or an objection on the wire: what it reached and what became of the person's data.
struct ReductionBody: Encodable, Sendable {
    /// Names, or `"all"`.
    enum Names: Encodable, Sendable {
        case all
        case these([String])

        init(_ names: (some Sequence<String>)?) {
            self = names.map { Names.these($0.sorted()) } ?? .all
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .all: try container.encode("all")
            case .these(let names): try container.encode(names)
            }
        }
    }

    /// What became of the data.
    struct Erasure: Encodable, Sendable {
        /// `none` where another reason carries the data, `waiting` while the law keeps it, `erased`.
        let state: String
        let erasureId: String?
    }

    let id: String
    let personId: String
    let kind: String
    let purposes: Names
    let channels: Names
    let at: Date
    let consentsEnded: Int
    let groundsEnded: Int
    let erasure: Erasure

    init(_ outcome: ReduceConsents.Outcome) {
        let reduction = outcome.reduction
        id = reduction.id.uuidString.lowercased()
        personId = reduction.person.uuidString.lowercased()
        kind = reduction.kind.rawValue
        purposes = Names(reduction.scope.purposes)
        channels = Names(reduction.scope.channels.map { $0.map(\.rawValue) })
        at = reduction.at
        consentsEnded = outcome.plan.ended.count
        groundsEnded = outcome.plan.grounds.count
        erasure =
            switch outcome.erasure {
            case .notDue: Erasure(state: "none", erasureId: nil)
            case .waiting: Erasure(state: "waiting", erasureId: nil)
            case .erased(let erased): Erasure(state: "erased", erasureId: erased.id.uuidString.lowercased())
            }
    }
}
