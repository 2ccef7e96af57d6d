extension RootProvider {
    /// Reads and parses the file of a keystore that is yet to be made; a key file that is not there will be made with it.
    ///
    /// Throws `notFound`, `insecurePermissions` or `invalidInput`, naming the file.
    package func check() throws(VaultError) {
        try RootUnlock.check(self)
    }
}
