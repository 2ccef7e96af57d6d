"""What no page may do: complain, break its policy, speak to another house, run what somebody typed."""

from urllib.parse import urlsplit

LISTENER = """
addEventListener('securitypolicyviolation', (event) => {
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
"""


class Watch:
    """Watches a browser context and collects what went wrong."""

    def __init__(self, context, base: str):
        self.host = urlsplit(base).netloc
        self.complaints: list[str] = []
        context.add_init_script(LISTENER)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        context.on("request", self._request)
        context.on("dialog", self._dialog)
        context.on("response", self._response)

    def _console(self, message):
        # A refusal is a page with its status, which the browser notes as an error; the journeys look at it.
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self.host:
            self.complaints.append(f"foreign: {request.url}")

    def _dialog(self, dialog):
        if dialog.type != "beforeunload":
            self.complaints.append(f"dialog: {dialog.message}")
        dialog.accept()

    def _response(self, response):
        if response.status >= 500:
            self.complaints.append(f"{response.status}: {response.url}")

    def settle(self):
        """Fails with everything that was seen."""
        seen, self.complaints = self.complaints, []
        assert not seen, "\n".join(seen)
