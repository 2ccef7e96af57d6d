// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours: Swift 6 mode, the upcoming rules we already follow, and no warning unanswered.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]
/// The targets that touch C memory say so at every line that does.
let strict = house + [.strictMemorySafety()]

/// Every file of `Migrations/`, in order; a test compares this list with the folder.
let migrations = [
    "Roles.sql", "Database.sql", "V0001_tenants.sql", "V0002_people.sql", "V0003_members.sql", "V0004_consent.sql",
    "V0005_ledger.sql", "V0006_erasures.sql", "V0007_work.sql", "V0008_policy_parameters.sql", "V0009_policy_rows.sql",
    "V0010_organizations.sql", "V0011_accounts.sql", "V0012_people.sql", "V0013_import_files.sql",
    "V0014_webhooks.sql", "V0015_vouched_rows.sql", "V0016_list_views.sql", "V0017_consents.sql",
    "V0018_statistics.sql", "V0019_front_door.sql", "V0020_receipts.sql", "V0021_requests.sql",
    "V0022_campaigns.sql",
    "V0023_breaches.sql",
    "V0024_destructions.sql",
    "V0025_index_turns.sql",
    "V0026_portability_files.sql",
    "V0027_newsletters.sql",
    "V0028_forms.sql",
    "V0029_holds.sql",
    "V0030_policy_sources.sql",
    "V0031_restricted_subjects.sql",
    "V0032_subject_indexes.sql",
]

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")

let package = Package(
    name: "obhut",
    products: [
        .executable(name: "obhutd", targets: ["obhutd"]),
        .executable(name: "obhut", targets: ["obhut"]),
    ],
    dependencies: [
        // The HTTP server: router, request contexts, TLS and HTTP/2.
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        // HTML templates that escape by default.
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        // Commands, help and completion scripts of `obhut`.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        // Settings from arguments, environment, file and secrets directory.
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: ["JSON"]),
        // The logging interface every package here speaks; our handler redacts.
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        // The metrics interface; our factory prints Prometheus text.
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        // Start, graceful stop and signal handling of long-running parts.
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        // TLS for the native listener.
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        // Event loops and byte buffers under the HTTP server.
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        // The request and response parts that channel handlers see.
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        // Header and status types shared with the HTTP server.
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibpq", path: "Sources/CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CSodium", path: "Sources/CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(
            name: "CCurl", path: "Sources/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CQrencode", path: "Sources/CQrencode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(
            name: "CArchive", path: "Sources/CArchive", pkgConfig: "libarchive",
            providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CIdn2", path: "Sources/CIdn2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"])]),

        .target(name: "Postgres", dependencies: ["CLibpq", log, metrics, lifecycle], swiftSettings: strict),
        .target(name: "Vault", dependencies: ["CSodium", "CIdn2"], swiftSettings: strict),
        .target(name: "Ledger", dependencies: ["Vault"], swiftSettings: house),
        .target(name: "Domain", swiftSettings: house),
        .target(name: "Texts", swiftSettings: house),
        .target(
            name: "Migrations", dependencies: ["Postgres", "Vault"], path: "Migrations",
            resources: migrations.map { .embedInCode($0) }, swiftSettings: house),
        .target(
            name: "Store",
            dependencies: ["Domain", "Postgres", "Vault", "Ledger", "Migrations", log, metrics, lifecycle],
            swiftSettings: house),
        .target(name: "Directory", dependencies: ["Domain", "Store", "Vault"], swiftSettings: house),
        .systemLibrary(name: "CResolv", path: "Sources/CResolv", providers: [.apt(["libc6-dev"])]),
        .target(name: "Mail", dependencies: ["CCurl", "CResolv"], swiftSettings: strict),
        .target(name: "Webhooks", dependencies: ["CCurl"], swiftSettings: strict),
        .target(
            name: "Operations",
            dependencies: [
                "Domain", "Directory", "Store", "Vault", "Ledger", "Mail", "Webhooks", "Texts", "CArchive", log,
            ],
            swiftSettings: house),
        .target(
            name: "Observability",
            dependencies: [
                log, metrics, lifecycle,
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ], swiftSettings: house),
        .target(
            name: "HTTPSupport",
            dependencies: [
                "Domain", "Texts", hummingbird, log, metrics,
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            swiftSettings: house),
        .target(
            name: "Web",
            dependencies: [
                "HTTPSupport", "Operations", "Directory", "Domain", "Texts", "CQrencode", hummingbird,
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Templates"), .embedInCode("Assets")], swiftSettings: house),
        .target(name: "COpenAPI", exclude: ["openapi.json"]),
        .target(name: "OpenAPI", dependencies: ["COpenAPI"], swiftSettings: strict),
        .target(
            name: "API", dependencies: ["OpenAPI", "HTTPSupport", "Operations", "Directory", "Domain", hummingbird],
            swiftSettings: house),
        .target(
            name: "Installation",
            dependencies: [
                "Domain", "Postgres", "Vault", "Migrations", "Store", log,
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], swiftSettings: house),
        .target(
            name: "Admin",
            dependencies: [
                "Installation", "Operations", "Directory", "Store", "Migrations", "Postgres", "Vault", "Domain",
                "Texts",
                log,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: house),
        .target(
            name: "Service",
            dependencies: [
                "Installation", "Store", "Directory", "Vault", "Postgres", "Domain", "Mail", "Webhooks",
                .product(name: "HTTPTypes", package: "swift-http-types"), "Web", "API", "HTTPSupport", "Operations",
                "Observability",
                hummingbird, .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                log, metrics, lifecycle,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Documentation.docc"], swiftSettings: house),
        .executableTarget(name: "obhutd", dependencies: ["Service"], swiftSettings: house),
        .executableTarget(name: "obhut", dependencies: ["Admin"], swiftSettings: house),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Operations", "Directory", "Store", "Vault", "Ledger", "Domain", "Postgres", "CSodium", log,
            ],
            swiftSettings: house),

        .target(
            name: "TestSupport",
            dependencies: ["Postgres", "Migrations", "Vault", "Domain", "Store", "Operations", "CArchive", log],
            path: "Tests/TestSupport", swiftSettings: house),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", "TestSupport"], swiftSettings: house),
        .testTarget(
            name: "VaultTests", dependencies: ["Vault", "CSodium"], exclude: ["Fixtures"], swiftSettings: house),
        .testTarget(
            name: "LedgerTests", dependencies: ["Ledger", "Vault"], exclude: ["Fixtures"], swiftSettings: house),
        .testTarget(
            name: "DomainTests", dependencies: ["Domain", "Texts"], exclude: ["Imports/Fixtures"], swiftSettings: house),
        .testTarget(
            name: "DirectoryTests",
            dependencies: ["Directory", "Operations", "Store", "Domain", "Vault", "Postgres", "TestSupport"],
            swiftSettings: house),
        .testTarget(
            name: "MailTests",
            dependencies: ["Mail", "Operations", "Store", "Postgres", "Vault", "Domain", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: house),
        .testTarget(
            name: "WebhooksTests",
            dependencies: ["Webhooks", "Operations", "Store", "Postgres", "Vault", "Domain", "TestSupport"],
            swiftSettings: house),
        .testTarget(
            name: "StoreIntegrationTests",
            dependencies: [
                "Store", "Operations", "Domain", "Texts", "Vault", "Ledger", "Migrations", "Postgres", "TestSupport",
                log,
            ],
            swiftSettings: house),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "API", "OpenAPI", "HTTPSupport", "Observability", "Service", "Installation", "Operations",
                "Directory",
                "Store", "Vault", "Postgres", "Domain", "TestSupport", hummingbirdTesting,
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: house),
        .testTarget(
            name: "AdminTests",
            dependencies: [
                "Admin", "Installation", "Store", "Postgres", "Vault", "Domain", "Texts", "TestSupport", log,
            ], swiftSettings: house),
        .testTarget(name: "EndToEndTests", dependencies: ["Domain", "Vault", "TestSupport"], swiftSettings: house),
        .testTarget(name: "ArchitectureTests", swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
