import { startProduction } from './production'

/** Every browser test meets the same house: a production build, the sample district, a port of its own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { stop } = await startProduction({
    port: Number(process.env.E2E_PORT),
    durability: 'disposable',
    withSample: true,
  })
  return stop
}
