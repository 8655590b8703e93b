// The moves of a conversion; what it says stands on the case's page.
import { moveContracts } from '#/core/http/moves.ts'
import { conversionLifecycle } from './lifecycle.ts'

export const conversionContracts = { conversions: { moves: moveContracts('/conversions', conversionLifecycle.moves) } }
