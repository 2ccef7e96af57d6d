import Foundation
import HTTPSupport
import Hummingbird
import HummingbirdTesting
import Installation
import Operations
import TestSupport
import Testing

@testable import Service

/// The pages over a database and keystore of their own, wired as the service wires them.
enum WebHouse {
    /// Makes everything, hands a browser to `body`, and removes it again.
    static func with(_ body: @escaping @Sendable (StoreFixture, WebBrowser) async throws -> Void) async throws {
        try await StoreFixture.with { fixture in
            let settings = try settings(fixture)
            let server = try HTTPServer(settings, store: fixture.store, state: ServiceState(.open, clockOffset: nil))
            let application = try server.application(settings, logger: .quiet) { _ in }
            let imports = server.imports
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { await imports?.run() }
                try await application.test(.router) { client in try await body(fixture, WebBrowser(client)) }
                group.cancelAll()
            }
        }
    }

    /// Every route that the service has.
    static func routes(_ fixture: StoreFixture) throws -> [ServedRoute] {
        let server = try HTTPServer(
            try settings(fixture), store: fixture.store, state: ServiceState(.open, clockOffset: nil))
        _ = server.router.buildResponder()
        return server.router.table.all
    }

    private static func settings(_ fixture: StoreFixture) throws -> Settings {
        try Settings(
            reading: SettingsSources(
                commandLine: [
                    .stateDir: fixture.directory + "-state", .keystoreDir: fixture.directory, .httpPort: "0",
                ],
                environment: [:]))
    }
}
