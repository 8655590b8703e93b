// Duties as the rest of the program knows them: a reader of the facts of all features. Each part lies in a folder of its own and adds itself here.
import { withParts, type FactObject, type Feature } from '#/core/feature.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import { assessmentPart } from './assessment/part.ts'
import { dossierPart } from './dossier/part.ts'
import { manualPart } from './manual/part.ts'
import { recognitionPart } from './recognition/part.ts'
import { reportingPart } from './reporting/part.ts'
import { scoringPart } from './scoring/part.ts'

const reader: Feature = { name: 'duties', title: '履职档案与考核' }

/** What duties must know of the others: how the record behind a fact is opened, and the words of their codes. */
export interface DutiesKnow {
  readonly objects: readonly FactObject[]
  readonly codeLists: readonly CodeListDeclaration[]
}

export const duties = (know: () => DutiesKnow): Feature =>
  withParts(reader, [
    manualPart,
    dossierPart(() => know().objects),
    scoringPart(know),
    assessmentPart(know),
    recognitionPart,
    reportingPart,
  ])
