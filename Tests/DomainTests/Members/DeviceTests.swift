import Domain
import Testing

/// What is kept of a browser.
struct DeviceTests {
    @Test(
        "The kind of browser and system, and nothing else",
        arguments: [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "firefox-linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                "edge-windows"
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                "safari-mac"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1",
                "chrome-iphone"
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36",
                "samsung-android"
            ),
            ("curl/7.88.1", "other-other"), ("", "other-other"),
        ])
    func kinds(_ agent: String, _ code: String) {
        let device = Device(userAgent: agent)
        #expect(device.code == code)
        #expect(Device(code: code) == device)
    }

    @Test("Every device there is fits the column, and a foreign word is unknown")
    func codes() {
        for browser in Device.Browser.allCases {
            for system in Device.System.allCases {
                let code = Device(browser: browser, system: system).code
                #expect(code.wholeMatch(of: /[a-z]{2,12}-[a-z]{2,12}/) != nil)
            }
        }
        #expect(Device(code: "netscape-amiga") == .unknown && Device(code: "") == .unknown)
        #expect(Device(userAgent: nil) == .unknown)
    }
}
