import Glibc

/// A root key file: a line for each version of the key, two while the root turns.
enum RootFile {
    private static let label = RootUnlock.label

    /// Sees to it that the file at `path` has a key of that version: one that is there is taken, else one is made.
    ///
    /// `mayExtend`: Whether a line may be added to a file that is there. Throws `invalidInput` for any other file.
    static func provide(_ version: UInt32, at path: String, mayExtend: Bool) throws(VaultError) {
        guard PrivateFile.exists(path) else { return try make(version, at: path) }
        let text = try PrivateFile.readSecret(path)
        if KeyText.numbers(label, in: text).contains(version) { return }
        guard mayExtend else {
            throw VaultError(
                .invalidInput, file: path,
                detail: "a file is there that does not hold the next root key; name a new one")
        }
        let key = try SecretKey.random()
        try write(try joined(text, KeyText.line(label, number: version, key: key)), to: path)
    }

    /// Makes a key of that version, and the file at `path` of it alone.
    static func make(_ version: UInt32, at path: String) throws(VaultError) {
        let key = try SecretKey.random()
        try write(try KeyText.line(label, number: version, key: key), to: path)
    }

    /// Destroys the keys of all other versions, and the file with them where it holds none of this one.
    ///
    /// What is no root key file is left alone. Returns whether something was destroyed.
    @discardableResult
    static func keep(_ version: UInt32, at path: String) throws(VaultError) -> Bool {
        guard PrivateFile.exists(path) else { return false }
        let text = try PrivateFile.readSecret(path)
        let numbers = KeyText.numbers(label, in: text)
        guard numbers.contains(where: { $0 != version }) else { return false }
        guard let key = try KeyText.key(label, number: version, in: text) else {
            try PrivateFile.discard(path)
            try PrivateFile.syncDirectory(directory(of: path))
            return true
        }
        // Held open, so that the bytes of the old file can be overwritten when the new one has its name.
        let old = try PrivateFile.open(path, flags: O_WRONLY)
        try write(try KeyText.line(label, number: version, key: key), to: path)
        try old.write([UInt8](repeating: 0, count: text.count))
        try old.sync()
        return true
    }

    private static func joined(_ text: SecretBuffer, _ line: SecretBuffer) throws(VaultError) -> SecretBuffer {
        let isEnded = unsafe text.pointer[text.count - 1] == 10
        let start = text.count + (isEnded ? 0 : 1)
        let buffer = try SecretBuffer(count: start + line.count)
        unsafe buffer.mutablePointer.update(from: text.pointer, count: text.count)
        if !isEnded { unsafe buffer.mutablePointer[text.count] = 10 }
        unsafe (buffer.mutablePointer + start).update(from: line.pointer, count: line.count)
        return buffer
    }

    private static func write(_ text: SecretBuffer, to path: String) throws(VaultError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        unsafe try PrivateFile.replace(name, in: directory(of: path), with: text.bytes)
    }

    private static func directory(of path: String) -> String {
        let directory = PrivateDirectory.parent(of: path)
        return directory.isEmpty ? "." : directory
    }
}
