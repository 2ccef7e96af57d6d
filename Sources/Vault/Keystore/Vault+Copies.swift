package import Foundation
import Glibc
import Synchronization

/// Copies of the keystore: made whole or not at all, pruned when their time is over, never over an existing keystore.
extension Vault {
    /// Copies manifest, key files, recovery bundles and the erasure ledger into a new directory in `place`; writer only. The
    /// root key and the recovery key stay where they are.
    ///
    /// - Throws: `insecureLocation` for a place inside a database or its backup, or inside the keystore.
    package func copy(to place: String, now: Date = Date()) throws(VaultError) -> KeystoreCopy {
        try asWriter { () throws(VaultError) in
            try reload()
            try PrivateDirectory.make(place)
            try PrivateDirectory.check(place)
            let target = try PrivateDirectory.resolve(place)
            guard !(target + "/").hasPrefix(directory.path + "/") else {
                throw VaultError(.insecureLocation, file: place, detail: "a copy does not belong into the keystore")
            }
            let manifest = state.withLock { $0.manifest }
            let name = KeystoreCopy.name(generation: manifest.generation, at: now)
            let unfinished = "\(target)/\(KeystoreCopy.unfinishedPrefix)\(name)"
            try Self.discardTree(unfinished)
            let recovery = "\(unfinished)/\(KeystoreDirectory.recoveryName)"
            try PrivateDirectory.make(recovery)
            for file in manifest.files {
                try PrivateFile.copy(directory.path(of: file.name), to: file.name, in: unfinished)
            }
            for bundle in try PrivateDirectory.names(in: directory.recoveryPath) where bundle.hasSuffix(".bundle") {
                try PrivateFile.copy("\(directory.recoveryPath)/\(bundle)", to: bundle, in: recovery)
            }
            for name in [ErasureLedgerFile.fileName, Manifest.fileName] {
                try PrivateFile.copy(directory.path(of: name), to: name, in: unfinished)
            }
            try CrashPoint.reach("copy written")
            // Another hand in the same place is found out before the copy has a name.
            for file in manifest.files {
                let copied = "\(unfinished)/\(file.name)"
                guard try Blake2b.hash(PrivateFile.read(copied)) == file.digest else {
                    throw VaultError(.inputOutput, file: copied, detail: "the copy is not what was copied")
                }
            }
            let final = "\(target)/\(name)"
            guard !PrivateFile.exists(final), unsafe rename(unfinished, final) == 0 else {
                throw VaultError(.inputOutput, file: final, errorNumber: errno, detail: "the copy cannot take its name")
            }
            try PrivateFile.syncDirectory(target)
            guard let copy = KeystoreCopy(name: name, in: target) else {
                throw VaultError(.invalidInput, file: final)
            }
            return copy
        }
    }

    /// The copies in a place, oldest first.
    package static func copies(in place: String) throws(VaultError) -> [KeystoreCopy] {
        guard PrivateFile.exists(place) else { return [] }
        return try PrivateDirectory.names(in: place).compactMap { KeystoreCopy(name: $0, in: place) }
            .sorted { ($0.at, $0.generation) < ($1.at, $1.generation) }
    }

    /// Overwrites and removes what ``expiredCopies(in:after:now:)`` names; writer only, for another one may be copying there.
    ///
    /// `moment`: Copies made since then go, too, where the newest has all that they have. That of a keystore that was put back
    /// from an older copy may not: they have more keys, or know of more erasures.
    ///
    /// - Returns: How many went.
    package func pruneCopies(
        in place: String, after retention: TimeInterval, replacedSince moment: Date? = nil, now: Date = Date()
    ) throws(VaultError) -> Int {
        try asWriter { () throws(VaultError) in
            var expired = try Self.expiredCopies(in: place, after: retention, now: now)
            let copies = try Self.copies(in: place).filter { $0.at <= now }
            if let moment, let newest = copies.last {
                for copy in copies.dropLast() where copy.at >= moment && !expired.contains(copy.path) {
                    // One that cannot be looked into stays.
                    if (try? newest.holdsAll(of: copy)) == true { expired.append(copy.path) }
                }
            }
            for copy in expired { try Self.discardTree(copy) }
            if !expired.isEmpty { try PrivateFile.syncDirectory(place) }
            return expired.count
        }
    }

    /// The paths of copies older than `retention` seconds, the newest never; and of what is unfinished.
    package static func expiredCopies(
        in place: String, after retention: TimeInterval, now: Date = Date()
    ) throws(VaultError) -> [String] {
        guard PrivateFile.exists(place) else { return [] }
        let expired = try copies(in: place).dropLast().filter { $0.at.addingTimeInterval(retention) <= now }
        return try expired.map(\.path)
            + PrivateDirectory.names(in: place).filter { $0.hasPrefix(KeystoreCopy.unfinishedPrefix) }
            .map { "\(place)/\($0)" }
    }

    /// Puts a copy in the place of a lost keystore; the root key has to be there, or comes from elsewhere.
    ///
    /// - Throws: `alreadyInitialized` where a keystore or an erasure ledger lies there: they are never overwritten.
    package static func restore(_ copy: String, to place: String) throws(VaultError) {
        guard PrivateFile.exists("\(copy)/\(Manifest.fileName)") else {
            throw VaultError(
                .notFound, file: "\(copy)/\(Manifest.fileName)", detail: "there is no copy of a keystore here")
        }
        try PrivateDirectory.make(place)
        let directory = try KeystoreDirectory(place)
        let lock = WriterLock(try directory.lock())
        defer { withExtendedLifetime(lock) {} }
        guard !directory.hasManifest else {
            throw VaultError(.alreadyInitialized, file: directory.path, detail: "a keystore lies here already")
        }
        let ledger = directory.path(of: ErasureLedgerFile.fileName)
        // One that is the same was put there by a restoring that was cut short.
        let copied = "\(copy)/\(ErasureLedgerFile.fileName)"
        let isThere = PrivateFile.exists(ledger)
        if isThere, try !PrivateFile.areEqual(ledger, copied) {
            throw VaultError(.alreadyInitialized, file: ledger, detail: "an erasure ledger lies here already")
        }
        try PrivateDirectory.make(directory.recoveryPath)
        let recovery = "\(copy)/\(KeystoreDirectory.recoveryName)"
        for name in try PrivateDirectory.names(in: recovery) where name.hasSuffix(".bundle") {
            try PrivateFile.copy("\(recovery)/\(name)", to: name, in: directory.recoveryPath)
        }
        for name in try PrivateDirectory.names(in: copy) where name.hasSuffix(KeyFile.nameSuffix) {
            try PrivateFile.copy("\(copy)/\(name)", to: name, in: directory.path)
        }
        if !isThere { try PrivateFile.copy(copied, to: ErasureLedgerFile.fileName, in: directory.path) }
        // The manifest comes last: before it there is no keystore, and the next try begins anew.
        try PrivateFile.copy("\(copy)/\(Manifest.fileName)", to: Manifest.fileName, in: directory.path)
    }

    /// Overwrites and removes a directory of ours with one level of directories in it.
    private static func discardTree(_ path: String) throws(VaultError) {
        guard PrivateFile.exists(path) else { return }
        for name in try PrivateDirectory.names(in: path) {
            let inner = "\(path)/\(name)"
            var status = stat()
            guard unsafe lstat(inner, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                try discardTree(inner)
            } else {
                try PrivateFile.discard(inner)
            }
        }
        guard unsafe rmdir(path) == 0 || errno == ENOENT else {
            throw VaultError(.inputOutput, file: path, errorNumber: errno)
        }
    }
}
