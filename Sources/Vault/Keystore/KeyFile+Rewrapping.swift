extension KeyFile {
    /// Wraps every key of the file under another root key; answers how many there are.
    mutating func rewrap(from old: RootKey, to new: RootKey, file path: String) throws(VaultError) -> Int {
        var count = 0
        for index in records.indices where !records[index].wrapped.isEmpty {
            let record = records[index]
            let key = try record.unwrap(tenant: tenant, under: old.wrapping, wrapping: old.version, file: path)
            records[index].wrapped = KeyRecord.wrap(
                key, tenant: tenant, use: record.use, version: record.version, under: new.wrapping,
                wrapping: new.version)
            count += 1
        }
        wrapping = new.version
        return count
    }
}
