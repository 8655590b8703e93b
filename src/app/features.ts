// Every feature of the program, in the order in which the demonstration is written. Adding one is a line here and a line in contract.ts.
import type { AnyContractRouter } from '@orpc/contract'
import type { AnyRouter } from '@orpc/server'
import type { World } from '#/core/action.ts'
import type { Right } from '#/core/actor.ts'
import { calendar } from '#/core/calendar/feature.ts'
import type { Command } from '#/core/command.ts'
import { documents } from '#/core/documents/feature.ts'
import type { DocumentKind } from '#/core/documents/printing.ts'
import type { AnyEventKind } from '#/core/event.ts'
import type { FactSource } from '#/core/fact.ts'
import { facts } from '#/core/facts-check.ts'
import type { AttachmentKind, FactObject, Feature, Importer, Job, MatterKind, Worklist } from '#/core/feature.ts'
import type { Figure } from '#/core/figure.ts'
import { files } from '#/core/files/feature.ts'
import { identity } from '#/core/identity/feature.ts'
import { imports } from '#/core/imports/feature.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { journal } from '#/core/journal/feature.ts'
import { lists } from '#/core/lists/feature.ts'
import { notices } from '#/core/notices/feature.ts'
import { search } from '#/core/search/feature.ts'
import { settings } from '#/core/settings/feature.ts'
import type { CodeListDeclaration, SettingDeclaration } from '#/core/settings/setting.ts'
import { work } from '#/core/work/feature.ts'
import { activities } from '#/features/activities/feature.ts'
import { duties } from '#/features/duties/feature.ts'
import { contacts } from '#/features/contacts/feature.ts'
import { indicators } from '#/features/indicators/feature.ts'
import { members } from '#/features/members/feature.ts'
import { obligations } from '#/features/obligations/feature.ts'
import { organisation } from '#/features/organisation/feature.ts'
import { proposals } from '#/features/proposals/feature.ts'
import { publications } from '#/features/publications/feature.ts'
import { report } from '#/features/report/feature.ts'
import { transmissions } from '#/features/transmissions/feature.ts'
import { studies } from '#/features/studies/feature.ts'
import { demoAccounts } from './demo-accounts.ts'

/** Core's own parts come first: they know the others only through what is handed to them here. */
export const features: readonly Feature[] = [
  identity(() => allRights),
  journal(() => allEvents),
  files(() => allAttachments),
  documents(() => allDocuments),
  lists(() => ({ lists: allLists, codeLists: allCodeLists })),
  work(() => ({ worklists: allWorklists })),
  notices(() => []),
  settings(() => ({ settings: allSettings, codeLists: allCodeLists })),
  search(() => ({ matters: allMatters })),
  calendar(() => ({ settings: allSettings, followers: features.flatMap((f) => f.deadlinesMoved ?? []) })),
  facts,
  imports(() => ({ importers: allImporters, lists: allLists })),
  organisation,
  members,
  demoAccounts,
  proposals,
  transmissions,
  publications,
  studies,
  activities,
  contacts(() => allMatters),
  obligations(() => ({ objects: allFactObjects, codeLists: allCodeLists })),
  duties(() => ({ objects: allFactObjects, codeLists: allCodeLists })),
  indicators(() => allFigures),
  report(() => allFigures),
]

export const allRights: Readonly<Record<Right, string>> = Object.assign({}, ...features.map((f) => f.rights ?? {}))
export const allLists: readonly ListDefinition[] = features.flatMap((f) => f.lists ?? [])
export const allFigures: readonly Figure[] = features.flatMap((f) => f.figures ?? [])
export const allDocuments: readonly DocumentKind[] = features.flatMap((f) => f.documents ?? [])
/** A numbered series brings its prefix as a dated setting. */
const seriesPrefixes = new Map(allDocuments.flatMap((d) => d.series).map((s) => [s.prefix.key, s.prefix as SettingDeclaration]))
export const allSettings: readonly SettingDeclaration[] = [...features.flatMap((f) => f.settings ?? []), ...seriesPrefixes.values()]
export const allCodeLists: readonly CodeListDeclaration[] = features.flatMap((f) => f.codeLists ?? [])
export const allEvents: readonly AnyEventKind[] = features.flatMap((f) => f.events ?? [])
export const allMatters: readonly MatterKind[] = features.flatMap((f) => f.matters ?? [])
/** Whatever a fact can be about: every kind of matter, and what features name besides. */
export const allFactObjects: readonly FactObject[] = features.flatMap((f) => [...(f.matters ?? []), ...(f.factObjects ?? [])])
export const allAttachments: readonly AttachmentKind[] = features.flatMap((f) => f.attachments ?? [])
export const allWorklists: readonly Worklist[] = features.flatMap((f) => f.worklists ?? [])
export const allImporters: readonly Importer[] = features.flatMap((f) => f.importers ?? [])
export const allJobs: readonly Job[] = features.flatMap((f) => f.jobs ?? [])
export const allCommands: readonly Command[] = features.flatMap((f) => f.commands ?? [])
export const factSources: readonly FactSource[] = features.flatMap((f) => f.facts ?? [])

export const allContracts = (): AnyContractRouter => Object.assign({}, ...features.map((f) => f.contract ?? {})) as AnyContractRouter

export const allRoutes = (world: World): AnyRouter => Object.assign({}, ...features.map((f) => f.routes?.(world) ?? {})) as AnyRouter
