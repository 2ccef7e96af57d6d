import Domain
import Foundation
import Testing

/// Notices of failure, as mail servers write them.
struct BounceNoticeTests {
    static let token = "0123456789abcdef0123456789abcdef"

    static func notice(_ action: String, _ status: String) -> [UInt8] {
        Array(
            """
            Return-Path: <>\r
            To: <obhut+b-\(token)@muster.example>\r
            Content-Type: multipart/report; report-type=delivery-status; boundary="x"\r
            \r
            --x\r
            Content-Type: message/delivery-status\r
            \r
            Reporting-MTA: dns; mx.kunden.example\r
            \r
            Final-Recipient: rfc822; anna.gross@kunden.example\r
            Action: \(action)\r
            Status: \(status)\r
            \r
            --x--\r

            """.utf8)
    }

    @Test("A notice is read by its token and status; a delay is no failure")
    func read() throws {
        let hard = try #require(BounceNotice(Self.notice("failed", "5.1.1")))
        #expect(hard.token == Self.token && hard.status == "5.1.1" && hard.hasFailed)
        let soft = try #require(BounceNotice(Self.notice("failed", "4.4.7")))
        #expect(soft.hasFailed && soft.status == "4.4.7")
        #expect(try #require(BounceNotice(Self.notice("delayed", "4.4.1"))).hasFailed == false)
        #expect(BounceNotice(Array("nobody's message".utf8)) == nil)
    }

    @Test("R-32 a complaint (RFC 5965) is no failure, and a report that something is no spam is none of both")
    func complaint() throws {
        func report(_ kind: String) -> [UInt8] {
            Array(
                """
                Content-Type: multipart/report; report-type=feedback-report; boundary="x"\r
                \r
                --x\r
                Content-Type: message/feedback-report\r
                \r
                Feedback-Type: \(kind)\r
                Original-Mail-From: <obhut+b-\(Self.token)@muster.example>\r
                \r
                --x--\r

                """.utf8)
        }
        let abuse = try #require(BounceNotice(report("abuse")))
        #expect(abuse.isComplaint && !abuse.hasFailed && abuse.token == Self.token)
        let quoted = Self.notice("failed", "5.1.1") + Array("Feedback-Type: abuse\r\n".utf8)
        #expect(try #require(BounceNotice(quoted)).isComplaint == false, "what a message says is no report")
        let other = try #require(BounceNotice(report("not-spam")))
        #expect(!other.isComplaint && !other.hasFailed)
    }

    @Test("The address that notices come back to holds the token, whatever mail servers make of capitals")
    func address() throws {
        let address = BounceNotice.address(of: "obhut@muster.example", token: Self.token)
        #expect(address == "obhut+b-\(Self.token)@muster.example")
        #expect(BounceNotice(Array(address.uppercased().utf8)) == nil, "the mark is ours, in small letters")
        let capitals = "obhut+b-\(Self.token.uppercased())@muster.example"
        #expect(BounceNotice(Array(capitals.utf8))?.token == Self.token)
    }

    @Test("Any bytes are read without a trap")
    func fuzz() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...400)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            _ = BounceNotice(bytes)
            _ = BounceNotice(Array("+b-\(Self.token)@".utf8) + bytes)
        }
    }
}
