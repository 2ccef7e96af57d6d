"""Applies the webhook changes to a tree: python3 apply.py TREE NUMBER"""
import json, re, shutil, sys, os, glob
T, N = sys.argv[1], sys.argv[2]
W = '/work/h/f-webhooks'
def path(p): return os.path.join(T, p)
def read(p): return open(path(p)).read()
def write(p, s):
    os.makedirs(os.path.dirname(path(p)), exist_ok=True); open(path(p), 'w').write(s)
def sub(p, a, b):
    s = read(p)
    if b in s and a not in s.replace(b, ''): print('already', p); return
    assert a in s, (p, a)
    write(p, s.replace(a, b, 1))
for base in ('Sources', 'Tests'):
    for f in glob.glob(f'{W}/{base}/**/*', recursive=True):
        if os.path.isfile(f): write(os.path.relpath(f, W), open(f).read())
write(f'Migrations/{N}_webhooks.sql', open(f'{W}/Migrations/V0015_webhooks.sql').read())
# C
s = read('Sources/CCurl/shim.h')
if 'obhut_curl_set_post' not in s:
    s = s.replace('#include <curl/curl.h>\n', '#include <curl/curl.h>\n#include <netinet/in.h>\n#include <string.h>\n', 1)
    write('Sources/CCurl/shim.h', s.rstrip('\n') + '\n' + open(f'{W}/shim-addition.h').read())
# Package
p = 'Package.swift'
s = read(p)
last = re.findall(r'"(V\d{4}_\w+)\.sql"', s)[-1]
s = re.sub(r'(    "%s\.sql",?)' % last, lambda m: (m[1] if m[1].endswith(',') else m[1] + ',') + f'\n    "{N}_webhooks.sql",', s) if f'    "{last}.sql"' in s else s.replace(f'"{last}.sql",', f'"{last}.sql", "{N}_webhooks.sql",', 1)
s = s.replace('''        .target(name: "Mail", dependencies: ["CCurl"], swiftSettings: strict),
''', '''        .target(name: "Mail", dependencies: ["CCurl"], swiftSettings: strict),
        .target(name: "Webhooks", dependencies: ["CCurl"], swiftSettings: strict),
''', 1)
s = s.replace('"Ledger", "Mail", "Texts", log]', '"Ledger", "Mail", "Webhooks", "Texts", log]', 1)
s = s.replace('"Domain", "Mail",\n                .product(name: "HTTPTypes"', '"Domain", "Mail", "Webhooks",\n                .product(name: "HTTPTypes"', 1)
s = s.replace('''        .testTarget(
            name: "StoreIntegrationTests",''', '''        .testTarget(
            name: "WebhooksTests",
            dependencies: ["Webhooks", "Operations", "Store", "Postgres", "Vault", "Domain", "TestSupport"],
            swiftSettings: house),
        .testTarget(
            name: "StoreIntegrationTests",''', 1)
assert s.count('"Webhooks"') >= 4, s.count('"Webhooks"')
write(p, s)
p = 'Migrations/EmbeddedMigrations.swift'
s = read(p)
lines = re.findall(r'            file\("V\d{4}_\w+", PackageResources\.\w+\),\n', s)
s = s.replace(lines[-1], lines[-1] + f'            file("{N}_webhooks", PackageResources.{N}_webhooks_sql),\n', 1)
write(p, s)
R = 'Tests/ArchitectureTests/Rules/ImportRule.swift'
sub(R, '        "Mail": pure.union(["CCurl"]),\n', '        "Mail": pure.union(["CCurl"]),\n        "Webhooks": pure.union(["CCurl"]),\n')
s = read(R)
s = s.replace('"Operations": pure.union(["Domain", "Store", "Vault", "Ledger", "Mail", ', '"Operations": pure.union(["Domain", "Store", "Vault", "Ledger", "Mail", "Webhooks", ', 1)
s = s.replace('"Vault", "Ledger", "Mail", "Postgres"', '"Vault", "Ledger", "Mail", "Webhooks", "Postgres"', 1)
assert s.count('"Webhooks"') == 3
write(R, s)
# Domain
p = 'Sources/Domain/Jobs/JobKind.swift'
s = read(p)
s = s.replace('\n    /// Whether the job sends a message.', '    /// Tells another program what happened.\n    case webhook\n\n    /// Whether the job sends a message.', 1)
i = s.index('var isMail'); j = s.index('true\n', i) + 5
s = s[:j] + '        case .webhook: false\n' + s[j:]
write(p, s)
sub('Sources/Domain/RefusalCode.swift', '    case passwordTooShort', '    case webAddressInvalid = "web-address-invalid"\n    case passwordTooShort')
sub('Sources/Texts/Refusals/RefusalTexts+Input.swift', '        "date-invalid": words(', '''        "web-address-invalid": words(
            "An diese Adresse können wir nichts senden.",
            "Bitte geben Sie eine öffentliche Adresse an, die mit https:// beginnt, ohne Benutzernamen und Kennwort.",
            "We cannot send anything to this address.",
            "Please give a public address that begins with https://, without user name and password."),
        "date-invalid": words(''')
p = 'Sources/Domain/Catalogue/Catalogue+WorkColumns.swift'
sub(p, '        + clear("idempotency", .tenant, "tenant_id")\n', '''        + clear("webhook", .tenant, "tenant_id")
        + clear("webhook", .identifier, "id")
        + clear("webhook", .publicText, "url")
        + clear("webhook", .code, "events", "actions")
        + clear("webhook", .state, "state")
        + clear("webhook", .counter, "version")
        + clear("webhook", .moment, "failing_since", "created_at", "updated_at")
        + clear("webhook_delivery", .tenant, "tenant_id")
        + clear("webhook_delivery", .identifier, "id", "webhook_id", "resources")
        + clear("webhook_delivery", .code, "event", "last_code")
        + clear("webhook_delivery", .state, "state")
        + clear("webhook_delivery", .counter, "attempts")
        + clear("webhook_delivery", .moment, "occurred_at", "attempted_at")
        + clear("idempotency", .tenant, "tenant_id")
''')
# Vault
sub('Sources/Vault/Signatures/Ed25519.swift', '''        // JSON documents are signed without a label; a label that looked like one would let the two be mixed up.
        precondition(
            domain.utf8CodeUnitCount > 0 && domain.withUTF8Buffer { unsafe $0.first != UInt8(ascii: "{") },
            "a domain label is not empty and does not begin like a document")
''', '''        // JSON documents and webhook messages are signed without a label; a label that looked like one would let them
        // be mixed up.
        precondition(
            domain.utf8CodeUnitCount > 0 && !"\\(domain)".hasPrefix("{") && !"\\(domain)".hasPrefix(webhookMark),
            "a domain label is not empty and does not begin like a document or a message")
''')
# API
p = 'Sources/API/APIRoutes.swift'
s = read(p)
if 'webhooks' not in s:
    s = re.sub(r'(        var purposes: ReadPurposes\n)', r'\1        var webhooks: ManageWebhooks\n', s, 1)
    i = s.index('package init('); j = s.index(') {', i)
    s = s[:j].rstrip() + ',\n            webhooks: ManageWebhooks\n        ' + s[j:]
    s = s.replace('            self.purposes = purposes\n', '            self.purposes = purposes\n            self.webhooks = webhooks\n', 1)
    s = s.replace('        AuditRoutes(', '        WebhookRoutes(useCases: useCases, cursors: cursors).add(to: api.group("webhooks"))\n        AuditRoutes(', 1)
    write(p, s)
# Web
p = 'Sources/Web/Routes/WebRoutes.swift'
s = read(p)
if 'webhooks' not in s:
    s = re.sub(r'(        var log: ReadLog\n)', r'\1        var webhooks: ManageWebhooks\n', s, 1)
    i = s.index('package init('); j = s.index(') {', i)
    s = s[:j].rstrip() + ',\n            webhooks: ManageWebhooks\n        ' + s[j:]
    s = s.replace('            self.log = log\n', '            self.log = log\n            self.webhooks = webhooks\n', 1)
    s = s.replace('        ImportRoutes(support: support).add(to: staff)\n', '        ImportRoutes(support: support).add(to: staff)\n        WebhookRoutes(support: support).add(to: staff)\n', 1)
    assert 'WebhookRoutes' in s
    write(p, s)
p = 'Sources/Web/Rendering/Area.swift'
s = read(p)
if 'webhooks' not in s:
    s = s.replace('    case erasures\n', '    case erasures\n    case webhooks\n', 1)
    s = s.replace('        default: return nil\n', '''        case .webhooks where actor.may(.settingsWrite):
            return NavigationItem(
                texts.webhooks.title, href: "/webhooks", icon: .bell, isCurrent: isCurrent, keys: "g w")
        default: return nil
''', 1)
    assert '"g w"' in s
    write(p, s)
I = 'Sources/Web/Components/Icon.swift'
s = read(I)
if 'case bell' not in s:
    s = s.replace('    case keyboard\n', '    case keyboard\n    case bell\n', 1)
    s = s.replace('        case .keyboard:', '        case .bell: Self.path("M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3")\n        case .keyboard:', 1)
    write(I, s)
p = 'Sources/Web/Rendering/TemplateLibrary+Files.swift'
sub(p, '            "toast": PackageResources.toast_mustache,\n', '            "toast": PackageResources.toast_mustache,\n            "webhook": PackageResources.webhook_mustache,\n            "webhooks": PackageResources.webhooks_mustache,\n')
p = 'Sources/Web/Rendering/Flash.swift'
s = read(p)
if 'webhookAdded' not in s:
    s = s.replace('        case undone\n', '        case undone\n        case webhookAdded = "webhook-added"\n        case webhookChanged = "webhook-changed"\n        case webhookRemoved = "webhook-removed"\n        case webhookQueued = "webhook-queued"\n', 1)
    s = s.replace('        case .imported: Notice(', '''        case .webhookAdded: Notice(texts.webhooks.added, tone: .given)
        case .webhookChanged: Notice(texts.webhooks.changed, tone: .given)
        case .webhookRemoved: Notice(texts.webhooks.removed, tone: .given)
        case .webhookQueued: Notice(texts.webhooks.queued, tone: .given)
        case .imported: Notice(''', 1)
    i = s.index('private var undo'); j = s.index(': nil\n', i)
    if 'default' not in s[i:j + 6]: s = s[:s.rindex('        case', i, j)] + '        default' + s[j:]
    write(p, s)
p = 'Sources/Texts/Texts.swift'
sub(p, '    /// The page that shows all components.\n', '    /// Webhooks: other programs that are told what happens.\n    package let webhooks: WebhookTexts\n    /// The page that shows all components.\n')
sub(p, '        design = DesignTexts.both[language]\n', '        webhooks = WebhookTexts.both[language]\n        design = DesignTexts.both[language]\n')
C = 'Sources/Web/Assets/obhut.css'
s = read(C)
if '.form.after' not in s:
    s = s.replace('/* Facts, entries, links */', '''.form.after { margin-top: 24px; }
.label { margin-bottom: 4px; font-weight: 550; }
.ticks { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 8px 16px; }

/* Facts, entries, links */''', 1)
    write(C, s)
# Service
p = 'Sources/Service/Running/HTTPServer.swift'
s = read(p)
if 'ManageWebhooks' not in s:
    s = s.replace('        APIRoutes(\n', '        let webhooks = ManageWebhooks(store, allowsLoopback: settings.allowsLoopbackWebhooks)\n        APIRoutes(\n', 1)
    s, n = re.subn(r'purposes: ReadPurposes\(store\)\),\n            baseURL: http.baseURL', 'purposes: ReadPurposes(store), webhooks: webhooks),\n            baseURL: http.baseURL', s, 1)
    if not n:
        i = s.index('baseURL: http.baseURL'); j = s.rindex('),', 0, i); s = s[:j] + ', webhooks: webhooks' + s[j:]
    i = s.index('settings: http, services: services\n        ).add'); j = s.rindex('),', 0, i); s = s[:j] + ', webhooks: webhooks' + s[j:]
    write(p, s)
p = 'Sources/Service/Daemon.swift'
s = read(p)
if 'SendWebhook' not in s:
    i = s.index('func handlers('); j = s.index('        ]\n', i)
    s = s[:j].rstrip() + ',\n            SendWebhook(\n                store, client: WebhookClient(AddressGuard(allowsLoopback: settings.allowsLoopbackWebhooks))),\n' + s[j:]
    s = s.replace('import Vault\n', 'import Vault\nimport Webhooks\n', 1) if 'import Vault\n' in s else s.replace('import Store\n', 'import Store\nimport Webhooks\n', 1)
    write(p, s)
write('Sources/Service/Running/Settings+Webhooks.swift', '''import Installation

extension Settings {
    /// Whether services on this machine may be told of events: only where Obhut itself is for this machine alone, as
    /// while developing.
    var allowsLoopbackWebhooks: Bool { baseURL.isLoopback }
}
''')
sub('Sources/Installation/Settings/BaseAddress.swift', '    /// Whether `host` is a name or an address of this machine itself.\n', '''    /// Whether it is this machine's own.
    package var isLoopback: Bool { Self.isLoopback(host) }

    /// Whether `host` is a name or an address of this machine itself.
''')
# OpenAPI
p = 'Sources/API/Resources/openapi.json'
d = json.loads(read(p))
ref = lambda kind, name: {'$ref': f'#/components/{kind}/{name}'}
rid = {'X-Request-Id': ref('headers', 'RequestId')}
names = {400: 'BadRequest', 401: 'Unauthenticated', 403: 'Forbidden', 404: 'NotFound', 406: 'NotAcceptable', 408: 'TooSlow', 409: 'Conflict', 412: 'PreconditionFailed', 413: 'TooLarge', 414: 'TargetTooLong', 415: 'UnsupportedMediaType', 422: 'Unprocessable', 428: 'PreconditionRequired', 429: 'TooMany', 500: 'Internal', 503: 'Unavailable'}
def op(id_, summary, ok, description, schema, errors, params=(), body=None, headers=None, replay=False, more=''):
    content = ref('schemas', schema) if schema else None
    if replay: content = {'anyOf': [content, ref('schemas', 'Replay')]}
    answer = {'description': description, 'headers': {**(headers or {}), **({'Idempotency-Replayed': ref('headers', 'IdempotencyReplayed')} if replay else {}), **rid}}
    if content: answer['content'] = {'application/json': {'schema': content}}
    out = {'operationId': id_, 'tags': ['Settings'], 'summary': summary, 'description': 'Scope: `settings:write`.' + more}
    if params: out['parameters'] = [ref('parameters', x) for x in params]
    if body: out['requestBody'] = {'required': True, 'content': {m: {'schema': ref('schemas', body)} for m in (['application/json', 'application/merge-patch+json'] if 'Patch' in body else ['application/json'])}}
    out['responses'] = {str(ok): answer, **{str(c): ref('responses', names[c]) for c in sorted(errors)}}
    return out
base = {401, 403, 413, 414, 429, 500, 503}
etag = {'ETag': ref('headers', 'ETag')}
loc = {'Location': ref('headers', 'Location')}
P = d['paths']
P['/api/v1/webhooks'] = {
    'get': op('listWebhooks', 'Webhooks, newest first', 200, 'A page of webhooks.', 'Webhooks', base | {400, 406}, ['Limit', 'Cursor']),
    'post': op('createWebhook', 'Have another program told what happens', 201, 'The webhook; it is told from now on.', 'Webhook', base | {400, 408, 409, 415, 422}, ['IdempotencyKey'], 'WebhookRequest', {**loc, **etag}, True,
        ' Messages follow Standard Webhooks: headers `webhook-id`, `webhook-timestamp` and `webhook-signature` (`v1a`, Ed25519), the body holds the kind of event and ids, nothing else: `{"type":"person.created","timestamp":"…","data":{"ids":["…"]}}`. Any 2xx takes a message; 410 ends the webhook; everything else is tried again for three days.')}
P['/api/v1/webhooks/{id}'] = {
    'get': op('getWebhook', 'One webhook', 200, 'The webhook.', 'Webhook', base | {404, 406}, ['Id'], headers=etag),
    'patch': op('changeWebhook', 'Change a webhook', 200, 'The webhook as it is now.', 'Webhook', base | {400, 404, 408, 412, 415, 422, 428}, ['Id', 'IfMatch'], 'WebhookPatch', etag),
    'delete': op('removeWebhook', 'Remove a webhook', 204, 'It is gone, with what it was told.', None, base | {404}, ['Id'])}
P['/api/v1/webhooks/{id}/deliveries'] = {
    'get': op('listDeliveries', 'What a webhook was told, newest first', 200, 'A page of deliveries; they are kept for 30 days.', 'Deliveries', base | {400, 404, 406}, ['Id', 'Limit', 'Cursor'])}
P['/api/v1/webhooks/{id}/deliveries/{delivery}/attempts'] = {
    'post': op('resendDelivery', 'Send a delivery again', 202, 'It is sent in a moment.', 'Delivery', base | {400, 404, 408, 409, 422}, ['Id', 'DeliveryId', 'IdempotencyKey'], replay=True)}
K = d['components']
K['parameters']['DeliveryId'] = {'name': 'delivery', 'in': 'path', 'required': True, 'description': 'The delivery.', 'schema': {'type': 'string', 'format': 'uuid'}}
S = K['schemas']
EV = ['person.created', 'person.updated', 'person.erased', 'import.completed', 'import.undone', 'member.invited']
uuid = {'type': 'string', 'format': 'uuid'}; time = {'type': 'string', 'format': 'date-time'}
events = {'type': 'array', 'description': 'What it is told.', 'items': {'type': 'string', 'enum': EV}, 'minItems': 1, 'maxItems': 64}
url = {'type': 'string', 'description': 'An https address without user name, password or fragment, public at the time of every connection. At most 500 bytes.', 'maxLength': 500, 'minLength': 8}
def page(name, what): return {'type': 'object', 'description': what, 'properties': {'items': {'type': 'array', 'items': ref('schemas', name), 'maxItems': 200}, 'nextCursor': {'type': ['string', 'null'], 'description': 'What to send as `cursor` for the next page; null on the last one.'}}, 'required': ['items', 'nextCursor']}
wid, did = '5b0e6a3e-7d7e-4c86-9a57-1f6f0f9b8a11', '0f4be2c7-6a7f-4f5e-8f0a-8a6f4b1a9c22'
S['Webhook'] = {'type': 'object', 'properties': {'id': uuid, 'url': url, 'events': events, 'state': {'type': 'string', 'enum': ['active', 'paused', 'disabled'], 'description': '`disabled`: nothing was confirmed for five days, or the receiver answered 410.'}, 'failingSince': {**time, 'description': 'Since when every attempt has failed.'}, 'publicKeys': {'type': 'array', 'description': 'Ed25519 keys that messages are checked with, the present one first, as Standard Webhooks writes them.', 'items': {'type': 'string', 'pattern': '^whpk_'}, 'minItems': 1}, 'version': {'type': 'integer', 'minimum': 1}, 'createdAt': time, 'updatedAt': time},
    'required': ['id', 'url', 'events', 'state', 'publicKeys', 'version', 'createdAt', 'updatedAt'],
    'examples': [{'id': wid, 'url': 'https://versand.example/obhut', 'events': ['person.created', 'person.erased'], 'state': 'active', 'publicKeys': ['whpk_MCowBQYDK2VwAyEA1234567890123456789012345678901234567890'], 'version': 1, 'createdAt': '2026-11-23T10:00:00Z', 'updatedAt': '2026-11-23T10:00:00Z'}]}
S['Webhooks'] = page('Webhook', 'A page of webhooks, newest first.')
S['WebhookRequest'] = {'type': 'object', 'properties': {'url': url, 'events': events}, 'required': ['url', 'events'], 'additionalProperties': False, 'examples': [{'url': 'https://versand.example/obhut', 'events': ['person.created', 'person.erased']}]}
S['WebhookPatch'] = {'type': 'object', 'description': 'What is absent stays.', 'properties': {'url': url, 'events': events, 'state': {'type': 'string', 'enum': ['active', 'paused']}}, 'additionalProperties': False, 'examples': [{'state': 'paused'}]}
S['Delivery'] = {'type': 'object', 'properties': {'id': uuid, 'event': {'type': 'string', 'description': 'The kind of event.'}, 'resourceIds': {'type': 'array', 'description': 'To what it happened.', 'items': uuid}, 'state': {'type': 'string', 'enum': ['waiting', 'delivered', 'failed']}, 'attempts': {'type': 'integer', 'minimum': 0}, 'lastCode': {'type': 'string', 'description': 'How the last attempt ended: the status of the answer, or a word such as `timeout`.'}, 'occurredAt': time, 'attemptedAt': time},
    'required': ['id', 'event', 'resourceIds', 'state', 'attempts', 'occurredAt'],
    'examples': [{'id': did, 'event': 'person.created', 'resourceIds': ['9d3c0f64-2f1b-4a0e-8b57-5f4a7f0c1b22'], 'state': 'delivered', 'attempts': 1, 'lastCode': 'delivered', 'occurredAt': '2026-11-23T10:00:00Z', 'attemptedAt': '2026-11-23T10:00:01Z'}]}
S['Deliveries'] = page('Delivery', 'A page of deliveries, newest first.')
write(p, json.dumps(d, indent=2, ensure_ascii=False) + '\n')
# Tests
C = 'Tests/WebTests/APICrawler.swift'
sub(C, '        var token = ""\n', '        var token = ""\n        var webhook = ""\n        var delivery = ""\n')
sub(C, '            if parameter == "ground" { return ground }\n', '            if parameter == "ground" { return ground }\n            if parameter == "delivery" { return delivery }\n')
sub(C, '            case "tokens": return token\n', '            case "tokens": return token\n            case "webhooks": return webhook\n')
sub(C, '        things.person = try await world.person(as: house.token)\n', '''        things.webhook =
            try await world.call(
                .post, "/webhooks", .json(["url": "https://\\(name).example/", "events": ["person.created"]]),
                as: house.token
            ).object["id"] as? String ?? ""
        things.person = try await world.person(as: house.token)
        things.delivery =
            try await world.call(.get, "/webhooks/\\(things.webhook)/deliveries", as: house.token)
            .items.first?["id"] as? String ?? ""
''')
s = read(C)
if s.index('let name = house.tenant.slug') > s.index('things.webhook ='):
    s = s.replace('        let name = house.tenant.slug\n', '', 1).replace('        var things = Things()\n', '        var things = Things()\n        let name = house.tenant.slug\n', 1)
    write(C, s)
sub(C, '        case (.patch, _):', '        case (.patch, "/api/v1/webhooks/{id}"): .json(["state": "paused"])\n        case (.patch, _):')
s = read('Tests/WebTests/WebSample+Pages.swift')
if '+ webhooks' not in s:
    s = s.replace('+ imports + [design]', '+ imports + webhooks + [design]', 1)
    if '+ webhooks' not in s: s = s.replace('[design]\n', 'webhooks + [design]\n', 1)
    assert 'webhooks' in s
    write('Tests/WebTests/WebSample+Pages.swift', s)
J = 'Tests/WebTests/WebJourneyTests.swift'
sub(J, '                    "/erasures", "/imports", "/design",\n', '                    "/erasures", "/imports", "/webhooks", "/design",\n')
# Browser
p = 'Tests/Browser/pages.json'
d = json.loads(read(p)); d['/webhooks'] = {'path': '/webhooks'}; d['/webhooks/{id}'] = {'path': '/webhooks/{webhook}'}
write(p, '{\n' + ',\n'.join(f'  {json.dumps(k)}: {json.dumps(d[k])}' for k in sorted(d)) + '\n}\n')
sub('Tests/Browser/stock.py', '    forgotten = tenant.make(', '''    hook = {"url": "https://versand.example/obhut", "events": ["person.created", "person.erased"]}
    tenant.subjects["webhook"] = tenant.make("/webhooks", hook)["id"]
    forgotten = tenant.make(''')
