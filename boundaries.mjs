import swc from '@swc/core'

// dependency-cruiser 17 parses a .tsx file through swc without saying that it is one, and then fails on its first tag.
const parseFile = swc.parseFileSync
swc.parseFileSync = (file, options) => parseFile(file, { ...options, tsx: file.endsWith('.tsx') })

/**
 * Who may import whom, as dependency-cruiser checks. Each rule's comment says what to do instead;
 * test/contract/boundaries.test.ts plants a fault for every rule and proves the checker awake.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Domain imports only domain. Pass a clock, an id or a reader in as an argument.',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/|^node_modules/es-hangul/' },
    },
    {
      name: 'contract-knows-domain-and-zod',
      severity: 'error',
      comment: 'What crosses the bridge is made of domain words and zod shapes only.',
      from: { path: '^src/contract/' },
      to: { pathNot: '^src/(contract|domain)/|^node_modules/zod/' },
    },
    {
      name: 'renderer-reaches-main-only-through-the-contract',
      severity: 'error',
      comment: 'Declare an operation in src/contract and call it through api.ts.',
      from: { path: '^src/renderer/' },
      to: { path: '^src/(main|preload)/' },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      comment: 'If two features need one thing, it moves to ui/ (looks) or to domain/ (truth).',
      from: { path: '^src/renderer/src/features/([^/]+)/' },
      to: { path: '^src/renderer/src/features/([^/]+)/', pathNot: '^src/renderer/src/features/$1/' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      comment: 'ui/ gets values and named callbacks; it neither calls main nor knows a screen.',
      from: { path: '^src/renderer/src/ui/' },
      to: { path: '^src/renderer/src/(features/|app/|api\\.ts)' },
    },
    {
      name: 'electron-only-in-shell-and-preload',
      severity: 'error',
      comment: 'Put the Electron call behind a port in main/shell, so that everything else runs in plain Node.',
      from: { path: '^src/', pathNot: '^src/(main/shell/|main/(index|desk)\\.ts$|preload/)' },
      to: { path: '(^|/)electron($|/)' },
    },
    {
      name: 'sqlite-only-in-ledger',
      severity: 'error',
      comment: 'Ask the ledger a question in its own language; SQL has one owner.',
      from: { path: '^src/', pathNot: '^src/main/ledger/' },
      to: { path: 'better-sqlite3|^node:sqlite$' },
    },
    {
      name: 'ledger-knows-no-neighbour',
      severity: 'error',
      comment: 'The ledger stores domain values; it knows neither gateway, vault, file nor shell.',
      from: { path: '^src/main/ledger/' },
      to: { path: '^src/main/(?!ledger/|packed/)' },
    },
    {
      name: 'application-sees-faces',
      severity: 'error',
      comment: 'Use the face: gateways/gateway.ts, ledger/ledger.ts, vault/vault.ts, files/file-lane.ts.',
      from: { path: '^src/main/application/' },
      to: {
        path: '^src/main/(shell/|practice/|gateways/[^/]+/|ledger/(?!ledger\\.ts$)|vault/(?!(vault|secret|seat-key)\\.ts$)|files/(?!file-lane\\.ts$))',
      },
    },
    {
      name: 'wire-names-stay-in-the-gateway',
      severity: 'error',
      comment: "Import the gateway's index.ts; map to domain words inside it.",
      from: { path: '^src/', pathNot: '^src/main/(gateways|practice)/' },
      to: { path: '^src/main/gateways/[^/]+/(?!index\\.ts$)' },
    },
    {
      name: 'gateways-do-not-know-each-other',
      severity: 'error',
      comment: 'A gateway folder must be deletable. Share through gateways/gateway.ts or gateways/http.ts.',
      from: { path: '^src/main/gateways/([^/]+)/' },
      to: { path: '^src/main/gateways/[^/]+/', pathNot: '^src/main/gateways/$1/' },
    },
    {
      name: 'sandboxes-stay-in-practice',
      severity: 'error',
      comment: 'Only main/practice starts a sandbox.',
      from: { path: '^src/', pathNot: '^src/main/(practice/|gateways/[^/]+/(sandbox|tests)/)' },
      to: { path: '^src/main/gateways/[^/]+/sandbox/' },
    },
    {
      name: 'sandbox-shares-no-code-with-its-client',
      severity: 'error',
      comment: 'A sandbox that reads with the code it is to prove proves nothing.',
      from: { path: '^src/main/gateways/[^/]+/sandbox/' },
      to: {
        path: '^src/main/gateways/[^/]+/(client|codes|code-table|payment-code-table|wire|wire-text|signing|credentials|answer-text|reading|payment|scrub|receipts|methods|links|confirmations|billing-key|judging|desks)\\.ts$|^src/main/gateways/[^/]+/mapping',
      },
    },
    {
      name: 'tests-stay-out',
      severity: 'error',
      comment: 'Source never imports tests or fixtures.',
      from: { path: '^src/', pathNot: '^src/main/gateways/[^/]+/tests/' },
      to: { path: '^test/|/fixtures/|/tests/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Move what both need into a file of its own.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Delete it, or import it where it is needed.',
      from: { orphan: true, pathNot: '\\.d\\.ts$|^src/preload/index\\.ts$|^src/main/practice/sandbox-command\\.ts$' },
      to: {},
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
    builtInModules: { add: ['electron'] },
  },
}
