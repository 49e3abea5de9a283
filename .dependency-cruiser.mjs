/**
 * The rooms of the shop, and which way the arrows point:
 * app -> components -> lib/*, app -> lib/*; identity, shop -> otp -> sms -> platform.
 */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never(
      'no-cycles',
      'Two files that import each other cannot be understood one at a time.',
      {},
      { circular: true },
    ),
    never(
      'platform-knows-nobody',
      'lib/platform carries the others and knows none of them.',
      { path: '^lib/platform/' },
      { path: '^lib/(identity|shop|otp|sms)/' },
    ),
    never(
      'sms-knows-platform-only',
      'lib/sms sends what it is given; it does not know why.',
      { path: '^lib/sms/' },
      { path: '^lib/(identity|shop|otp)/' },
    ),
    never(
      'otp-knows-no-journey',
      'The engine knows purposes as data and never imports a journey.',
      { path: '^lib/otp/' },
      { path: '^lib/(identity|shop)/' },
    ),
    never(
      'otp-without-framework',
      'The engine runs in a worker, a test or a script, where there is no Next.',
      { path: '^lib/otp/' },
      {
        path: '^(next|next-auth|next-intl|react|react-dom)(/|$)|node_modules/(next|next-auth|next-intl|react|react-dom)/',
      },
    ),
    never(
      'lib-below-what-is-seen',
      'Rules live in lib and are shown by app and components, not the other way round.',
      { path: '^lib/' },
      { path: '^(app|components)/' },
    ),
    never(
      'components-below-app',
      'A component is used by routes and knows none of them.',
      { path: '^components/' },
      { path: '^app/' },
    ),
    never(
      'components-away-from-the-database',
      'What is sent to a browser must not reach the database, its secrets or its types.',
      { path: '^components/' },
      { path: '^lib/platform/' },
    ),
    never(
      'journeys-from-outside',
      'A journey sees what a shopper sees: pages and the test inbox.',
      { path: '^e2e/' },
      { path: '^(lib|app|components|prisma)/' },
    ),
    never(
      'shop-without-its-tools',
      'What runs in production needs no command, test or journey.',
      { path: '^(app|components|lib)/', pathNot: '\\.test\\.tsx?$' },
      { path: '^(scripts|e2e)/' },
    ),
    never(
      'nothing-unresolved',
      'An import that leads nowhere is a misspelt one.',
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules|^lib/platform/generated/' },
    exclude: { path: '^\\.next' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Types count too: who needs a type of another room depends on that room.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
