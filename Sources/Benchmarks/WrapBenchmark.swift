import CSodium
import Foundation

/// How many keys libsodium alone opens and wraps anew in a second, on one core: what a turn of keys is measured by.
struct WrapBenchmark {
    let seconds: Int

    /// Bytes of a key, of what is authenticated beside it, and of what follows a wrapped key.
    private static let (size, context, tag) = (32, 80, 16)
    /// Keys between two looks at the clock.
    private static let batch = 10_000

    func run() -> String {
        guard sodium_init() >= 0 else { return "no libsodium" }
        var keys = [UInt8](repeating: 0, count: 2 * Self.size)
        randombytes_buf(&keys, keys.count)
        let (old, new) = (Array(keys[..<Self.size]), Array(keys[Self.size...]))
        let data = [UInt8](repeating: 7, count: Self.context)
        var nonce = [UInt8](repeating: 1, count: Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES))
        var key = [UInt8](repeating: 9, count: Self.size)
        var wrapped = [UInt8](repeating: 0, count: Self.size + Self.tag)
        var again = wrapped
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            &wrapped, nil, key, UInt64(key.count), data, UInt64(data.count), nil, nonce, old)
        let first = nonce
        let begun = ContinuousClock.now
        var count = 0
        var failures = 0
        while ContinuousClock.now - begun < .seconds(seconds) {
            for _ in 0..<Self.batch {
                if crypto_aead_xchacha20poly1305_ietf_decrypt(
                    &key, nil, nil, wrapped, UInt64(wrapped.count), data, UInt64(data.count), first, old) != 0
                {
                    failures += 1
                }
                sodium_increment(&nonce, nonce.count)
                crypto_aead_xchacha20poly1305_ietf_encrypt(
                    &again, nil, key, UInt64(key.count), data, UInt64(data.count), nil, nonce, new)
            }
            count += Self.batch
        }
        let (elapsed, rest) = (ContinuousClock.now - begun).components
        let rate = Double(count) / (Double(elapsed) + Double(rest) / 1e18)
        return failures == 0 ? "\(Int(rate))" : "keys that libsodium does not open"
    }
}
