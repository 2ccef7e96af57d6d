package import Domain
import Foundation
package import Store

/// Who else handles a tenant's data, found in what is set up: nobody types it twice (Art. 28, 30(1)(d) GDPR).
package struct ReadProcessors: Sendable {
    /// What only the installation knows.
    package struct Installation: Sendable, Equatable {
        /// The country in which the node stores; nil where it does not say.
        package let country: String?
        /// The host of the mail relay.
        package let mailHost: String

        /// States it.
        package init(country: String?, mailHost: String) {
            self.country = country
            self.mailHost = mailHost
        }

        /// Whether mail leaves through this machine itself.
        var relaysItself: Bool { ["localhost", "127.0.0.1", "::1", "[::1]"].contains(mailHost) }
    }

    /// One who handles data.
    package struct Processor: Sendable, Equatable {
        /// What she does, as scripts see it.
        package enum Service: String, Sendable, CaseIterable {
            /// Runs this installation.
            case hosting
            /// Passes messages on.
            case mail
            /// Is told of changes by a webhook.
            case webhook
        }

        /// What she does.
        package let service: Service
        /// The host by which she is known; nil for the operator of this installation.
        package let host: String?
        /// ISO 3166-1 alpha-2, where it is known.
        package let country: String?
        /// Whether a signed agreement is on record; nil where that is not kept here.
        package let hasAgreement: Bool?
    }

    private let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// The operator, the mail relay and who is told by webhooks, each once.
    package func callAsFunction(_ installation: Installation, by actor: Actor) async throws -> [Processor] {
        try actor.require(.complianceRead)
        let tenant = try await store.tenant(actor.tenant)
        var processors = [
            Processor(
                service: .hosting, host: nil, country: installation.country,
                hasAgreement: tenant.agreementDigest != nil)
        ]
        if !installation.relaysItself {
            processors.append(
                Processor(service: .mail, host: installation.mailHost, country: nil, hasAgreement: nil))
        }
        // The address of a webhook may hold a secret in its path; its host holds none.
        let hosts = try await store.scoped(to: actor).webhooks(after: nil, limit: 200)
            .compactMap { URL(string: $0.url)?.host() }
        return processors
            + Set(hosts).sorted().map { Processor(service: .webhook, host: $0, country: nil, hasAgreement: nil) }
    }
}
