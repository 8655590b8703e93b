// What judge asks of a conversion, from the case it belongs to. A clerk who entered the case brings the proposer's answer from paper.
import type { Dossier } from '../dossier.ts'
import type { ConversionSubject } from './lifecycle.ts'

export const conversionSubject = (d: Dossier, { state }: NonNullable<Dossier['conversion']>): ConversionSubject => ({
  state,
  relations: d.myParts.some((p) => p === 'author' || p === 'enteredBy') ? ['author'] : [],
})
