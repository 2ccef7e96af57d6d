import Domain
import Foundation

/// The body of `PATCH /people/{id}` (RFC 7396): what is absent stays, null empties.
struct PersonPatch: Decodable, Sendable {
    /// A member of the patch: absent, null or a value.
    enum Change<Value: Sendable>: Sendable {
        case absent
        case cleared
        case value(Value)
    }

    private enum CodingKeys: String, CodingKey {
        case givenName, familyName, honorificPrefix, additionalName, honorificSuffix, nickname, salutation, jobTitle
        case contactPoints, addresses, lifecycle
    }

    let givenName: Change<String>
    let familyName: Change<String>
    let honorificPrefix: Change<String>
    let additionalName: Change<String>
    let honorificSuffix: Change<String>
    let nickname: Change<String>
    let salutation: Change<Salutation>
    let jobTitle: Change<String>
    let contactPoints: Change<[ContactPointBody]>
    let addresses: Change<[AddressBody]>
    let lifecycle: Lifecycle?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func change<Value: Decodable & Sendable>(_ key: CodingKeys) throws -> Change<Value> {
            guard container.contains(key) else { return .absent }
            if try container.decodeNil(forKey: key) { return .cleared }
            return .value(try container.decode(Value.self, forKey: key))
        }
        givenName = try change(.givenName)
        familyName = try change(.familyName)
        honorificPrefix = try change(.honorificPrefix)
        additionalName = try change(.additionalName)
        honorificSuffix = try change(.honorificSuffix)
        nickname = try change(.nickname)
        salutation = try change(.salutation)
        jobTitle = try change(.jobTitle)
        contactPoints = try change(.contactPoints)
        addresses = try change(.addresses)
        // Everybody stands somewhere, so this one cannot be emptied.
        lifecycle = container.contains(.lifecycle) ? try container.decode(Lifecycle.self, forKey: .lifecycle) : nil
    }

    func apply(to profile: inout PersonProfile, _ lifecycle: inout Lifecycle) {
        Self.apply(givenName, to: &profile.givenName)
        Self.apply(familyName, to: &profile.familyName)
        Self.apply(honorificPrefix, to: &profile.honorificPrefix)
        Self.apply(additionalName, to: &profile.additionalName)
        Self.apply(honorificSuffix, to: &profile.honorificSuffix)
        Self.apply(nickname, to: &profile.nickname)
        Self.apply(salutation, to: &profile.salutation)
        Self.apply(jobTitle, to: &profile.jobTitle)
        switch contactPoints {
        case .absent: break
        case .cleared: profile.contactPoints = []
        case .value(let points): profile.contactPoints = points.map(\.contactPoint)
        }
        switch addresses {
        case .absent: break
        case .cleared: profile.addresses = []
        case .value(let list): profile.addresses = list.map(\.address)
        }
        lifecycle = self.lifecycle ?? lifecycle
    }

    private static func apply<Value>(_ change: Change<Value>, to field: inout Value?) {
        switch change {
        case .absent: break
        case .cleared: field = nil
        case .value(let value): field = value
        }
    }
}
