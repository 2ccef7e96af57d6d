/// Which tables the log vouches for row by row, and why it does not for the others.
package enum UnvouchedTable {
    /// Tables whose rows `audit verify` compares with what must be: with their last digest, or with what other rows say.
    package static var vouched: Set<String> {
        var names = Set(VouchedTable.all.map { "\($0.name)" } + DigestedTable.all.map { "\($0.name)" })
        // A part of the row they belong to: of its digest.
        names.formUnion([
            "contact_point", "organization_contact_point", "participant", "quarantine_token", "recovery_code",
        ])
        // What they must be follows from vouched rows.
        names.formUnion(["subject", "wrapped_key"])
        return names
    }

    /// The other tables, each with the reason.
    package static let reasons = [
        "audit_entry": "the log itself: every entry is a leaf of a signed block",
        "read_entry": "the log itself: every entry is a leaf of a signed block",
        "event_slot": "the log itself: every slot's commitment is a leaf of a signed block",
        "block": "the log itself: signed, chained, and marked in the ledger file",
        "stream": "the log itself: compared with the last block and the ledger file",
        "schema_migration": "every start compares it with the files in the program",
        "installation": "every start compares it with the keystore",
        "tenant_key_state": "the keystore says which epochs are there; another one opens nothing",
        "index_key_state": "the keystore says which index keys are there, and loses none under which a token stands",
        "destruction": "names no one; the certificate is signed, and the ledger file says who was destroyed",
        "policy_parameter": "a copy to be read: what counts is compiled in",
        "wording": "named by the hash of its text",
        "consent": "can be made anew of the events, and is compared with them",
        "signup_count": "counts of how sign-ups ended; no one's data hangs on it",
        "import_batch": "counts of an import; no one's data hangs on them",
        "import_file": "waits for a day, and is read once under the key of its own",
        "import_file_chunk": "waits for a day, and is read once under the key of its own",
        "import_mapping": "a proposal that somebody sees before it is used",
        "login": "leads to a member; that one is she, her password or link must prove",
        "job": "waits for minutes, and names what is read where it is vouched for",
        "list_view": "what a list shows, sealed under the key of her who saved it",
        "list_columns": "which columns a list shows; nobody's data hangs on it",
        "delivery": "that a message went out, so that no second one does; its basis is the consent beside it",
        "webhook_delivery": "a message of ids and a kind, gone in a month",
        "idempotency": "answers of a day, by keyed hash",
    ]
}
