package import Postgres
import Vault

/// The schema's files, embedded in the executables so that a deployment is two binaries.
package enum EmbeddedMigrations {
    /// Every migration, oldest first, with the BLAKE2b-256 of its text as checksum (lower-case hex).
    package static var files: [MigrationFile] {
        [
            file("V0001_tenants", PackageResources.V0001_tenants_sql),
            file("V0002_people", PackageResources.V0002_people_sql),
            file("V0003_members", PackageResources.V0003_members_sql),
            file("V0004_consent", PackageResources.V0004_consent_sql),
            file("V0005_ledger", PackageResources.V0005_ledger_sql),
            file("V0006_erasures", PackageResources.V0006_erasures_sql),
            file("V0007_work", PackageResources.V0007_work_sql),
            file("V0008_policy_parameters", PackageResources.V0008_policy_parameters_sql),
            file("V0009_policy_rows", PackageResources.V0009_policy_rows_sql),
            file("V0010_organizations", PackageResources.V0010_organizations_sql),
            file("V0011_accounts", PackageResources.V0011_accounts_sql),
            file("V0012_people", PackageResources.V0012_people_sql),
            file("V0013_import_files", PackageResources.V0013_import_files_sql),
            file("V0014_webhooks", PackageResources.V0014_webhooks_sql),
            file("V0015_vouched_rows", PackageResources.V0015_vouched_rows_sql),
            file("V0016_list_views", PackageResources.V0016_list_views_sql),
            file("V0017_consents", PackageResources.V0017_consents_sql),
            file("V0018_statistics", PackageResources.V0018_statistics_sql),
            file("V0019_front_door", PackageResources.V0019_front_door_sql),
            file("V0020_receipts", PackageResources.V0020_receipts_sql),
            file("V0021_requests", PackageResources.V0021_requests_sql),
            file("V0022_campaigns", PackageResources.V0022_campaigns_sql),
            file("V0023_breaches", PackageResources.V0023_breaches_sql),
            file("V0024_destructions", PackageResources.V0024_destructions_sql),
            file("V0025_index_turns", PackageResources.V0025_index_turns_sql),
            file("V0026_portability_files", PackageResources.V0026_portability_files_sql),
            file("V0027_newsletters", PackageResources.V0027_newsletters_sql),
            file("V0028_forms", PackageResources.V0028_forms_sql),
            file("V0029_holds", PackageResources.V0029_holds_sql),
            file("V0030_policy_sources", PackageResources.V0030_policy_sources_sql),
            file("V0031_restricted_subjects", PackageResources.V0031_restricted_subjects_sql),
            file("V0032_subject_indexes", PackageResources.V0032_subject_indexes_sql),
        ]
    }

    /// Creates the four roles of a cluster; run once by a superuser.
    package static var roles: String { String(decoding: PackageResources.Roles_sql, as: UTF8.self) }

    /// Creates the database; run once by a superuser, after the roles and outside a transaction.
    package static var database: String { String(decoding: PackageResources.Database_sql, as: UTF8.self) }

    private static func file(_ name: String, _ text: [UInt8]) -> MigrationFile {
        let digest = Blake2b.hash(text, size: 32)
        let hex = digest.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        return MigrationFile(name: name, sql: String(decoding: text, as: UTF8.self), checksum: hex.joined())
    }
}
