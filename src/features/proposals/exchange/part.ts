// Offline packages, for units with only a browser's link or an office system of their own. A part of proposals.
import type { FeaturePart } from '#/core/feature.ts'
import { exchangeContract } from './contract.ts'
import { exchangeEvents } from './events.ts'
import { exchangeRoutes } from './routes.ts'

export const exchangePart: FeaturePart = {
  contract: { exchange: exchangeContract },
  routes: () => ({ exchange: exchangeRoutes }),
  events: Object.values(exchangeEvents),
}
