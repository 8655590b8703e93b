// Duties as the rest of the program knows them: a reader of the facts of all features. Each part lies in a folder of its own and adds itself here.
import { withParts, type Feature } from '#/core/feature.ts'
import { manualPart } from './manual/part.ts'

const reader: Feature = { name: 'duties', title: '履职档案与考核' }

export const duties = withParts(reader, [manualPart])
