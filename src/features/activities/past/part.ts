// What is over and comes from tables, as a part of the meetings and activities.
import type { FeaturePart } from '#/core/feature.ts'
import { pastDemo } from './demo.ts'
import { pastImporter } from './importer.ts'

export const pastPart: FeaturePart = { importers: [pastImporter], demo: [pastDemo] }
