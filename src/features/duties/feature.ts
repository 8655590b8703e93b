// Duties as the rest of the program knows them: a reader of the facts of all features. Each part lies in a folder of its own and adds itself here.
import { withParts, type FactObject, type Feature } from '#/core/feature.ts'
import { dossierPart } from './dossier/part.ts'
import { manualPart } from './manual/part.ts'

const reader: Feature = { name: 'duties', title: '履职档案与考核' }

/** `opened`: how what a fact is about is opened, whichever feature keeps it. */
export const duties = (opened: () => readonly FactObject[]): Feature => withParts(reader, [manualPart, dossierPart(opened)])
