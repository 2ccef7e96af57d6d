import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends what a client drags out: bodies that drip, answers that nobody reads, the rest of a request already refused.
///
/// The server library has no defence against these; the decisions are ``ConnectionGuardState``'s.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: HTTPLimits
    private let headers: SecurityHeaders
    private var state: ConnectionGuardState
    private var bodyTimer: Scheduled<Void>?
    private var answerTimer: Scheduled<Void>?
    private var closeTimer: Scheduled<Void>?

    init(limits: HTTPLimits, headers: SecurityHeaders) {
        self.limits = limits
        self.headers = headers
        state = ConnectionGuardState(limits: limits)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        cancelTimers()
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancelTimers()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let isTooLarge: Bool
        switch unwrapInboundIn(data) {
        case .head:
            state.began(at: .now())
            isTooLarge = false
            watchBody(context, after: limits.bodyGrace)
        case .body(let buffer):
            isTooLarge = state.received(buffer.readableBytes)
        case .end:
            state.readToEnd()
            bodyTimer?.cancel()
            isTooLarge = false
        }
        if state.isDiscarding { return }
        if isTooLarge { return refuse(context, NIOTooManyBytesError(maxBytes: limits.bodyBytes)) }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        // Nobody behind us asks for the rest of a refused request; it has to be taken off the wire all the same.
        if state.isDiscarding { context.read() }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            state.answering(closes: head.headerFields[.connection] == "close")
            // What the server library answers by itself, to bytes that are no HTTP, has not met our middlewares.
            if head.headerFields[.xContentTypeOptions] == nil { headers.complete(&head.headerFields) }
            if isStream(context) { head.headerFields[.connection] = nil }
            watchAnswer(context)
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body(let buffer):
            state.wrote(buffer.readableBytes)
            context.write(data, promise: promise)
        case .end:
            finish(context, data, promise)
        }
    }

    /// Writes the end of an answer, and closes the connection where the answer said so.
    private func finish(_ context: ChannelHandlerContext, _ data: NIOAny, _ promise: EventLoopPromise<Void>?) {
        let lingering: Duration
        switch state.answered() {
        case .keep: return context.write(data, promise: promise)
        case .close: lingering = .zero
        case .closeAfterLingering: lingering = limits.lingering
        }
        let written = promise ?? context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in
            let (handler, context) = bound.value
            handler.close(context, after: lingering)
        }
        // A client that does not read its answer is closed on all the same; the write, once done, sets a shorter time.
        close(context, after: limits.answerStall)
        context.writeAndFlush(data, promise: written)
        if state.isDiscarding { context.read() }
    }

    private func watchBody(_ context: ChannelHandlerContext, after delay: Duration) {
        bodyTimer?.cancel()
        bodyTimer = schedule(context, after: delay) { handler, context in
            switch handler.state.bodyTimer(at: .now()) {
            case .done: return
            case .wait(let more): handler.watchBody(context, after: more)
            case .tooSlow: handler.refuse(context, RequestTooSlow())
            }
        }
    }

    private func watchAnswer(_ context: ChannelHandlerContext) {
        answerTimer?.cancel()
        answerTimer = schedule(context, after: limits.answerStall) { handler, context in
            let buffered = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
            switch handler.state.answerTimer(buffered: buffered ?? 0) {
            case .done: return
            case .wait: handler.watchAnswer(context)
            case .stalled: context.close(promise: nil)
            }
        }
    }

    /// Lets the route answer, then closes; a route that does not notice is closed on.
    private func refuse(_ context: ChannelHandlerContext, _ error: any Error) {
        bodyTimer?.cancel()
        state.discardRest()
        context.fireErrorCaught(error)
        close(context, after: limits.answerStall)
    }

    private func close(_ context: ChannelHandlerContext, after delay: Duration) {
        closeTimer?.cancel()
        guard delay > .zero else { return context.close(promise: nil) }
        closeTimer = schedule(context, after: delay) { _, context in context.close(promise: nil) }
    }

    private func schedule(
        _ context: ChannelHandlerContext, after delay: Duration,
        _ action: @escaping @Sendable (ConnectionGuard, ChannelHandlerContext) -> Void
    ) -> Scheduled<Void> {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        return context.eventLoop.scheduleTask(in: TimeAmount(delay)) {
            let (handler, context) = bound.value
            action(handler, context)
        }
    }

    private func cancelTimers() {
        for timer in [bodyTimer, answerTimer, closeTimer] { timer?.cancel() }
        (bodyTimer, answerTimer, closeTimer) = (nil, nil, nil)
    }

    /// HTTP/2 streams have a connection above them, and no `Connection` header.
    private func isStream(_ context: ChannelHandlerContext) -> Bool {
        context.channel.parent?.parent != nil
    }
}
