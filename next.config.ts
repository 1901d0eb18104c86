import type { NextConfig } from 'next'

export default {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  typedRoutes: false,
  // They find files of their own at run time, which a bundle would hide from them.
  serverExternalPackages: ['graphile-worker', 'pg', 'pg-copy-streams', 'pino', 'yauzl', 'yazl'],
  // `npm run check` checks types, of everything; a build that did it again would keep a newcomer waiting.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
} satisfies NextConfig
