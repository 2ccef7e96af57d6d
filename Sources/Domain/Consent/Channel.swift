/// A way to reach a person; consent is kept per channel.
package enum Channel: String, Sendable, CaseIterable, Codable {
    case email
    case sms
    case messenger
    case phone
    case post
    case push
}
