// The manifest of a feature: all that the rest of the program may know of it. app/features.ts lists them; nothing else does.
import type { AnyContractRouter } from '@orpc/contract'
import type { AnyRouter } from '@orpc/server'
import type { RawBuilder } from 'kysely'
import type { World } from './action.ts'
import type { Actor, Right } from './actor.ts'
import type { DeadlinesMoved } from './cases/calendar-change.ts'
import type { Day } from './day.ts'
import type { Tx } from './db/database.ts'
import type { DocumentKind } from './documents/printing.ts'
import type { Command } from './command.ts'
import type { AnyEventKind } from './event.ts'
import type { FactSource } from './fact.ts'
import type { Figure } from './figure.ts'
import type { ListDefinition } from './lists/list.ts'
import type { StateRow } from './lifecycle.ts'
import type { Outcome } from './outcome.ts'
import type { CodeListDeclaration, SettingDeclaration } from './settings/setting.ts'

/** As many of one kind as a person looks at; the list behind has the rest. */
export const worklistLimit = 50

/** One kind of thing somebody owes, shown on “我的工作”. One query answers it for one person. */
export interface Worklist {
  readonly key: string
  readonly title: string
  readonly right: Right
  /** Soonest first, one more than `worklistLimit` when there are more. */
  readonly items: (tx: Tx, actor: Actor, today: Day) => Promise<readonly WorkItem[]>
}

export interface WorkItem {
  readonly id: string
  readonly title: string
  readonly url: string
  /** What is owed, in words: “请签收”, “请评价答复”. */
  readonly owes: string
  readonly due: Day | null
  /** The calculation behind the due date, step by step. */
  readonly dueSteps: readonly string[]
}

export interface ImportRow {
  /** As a person counts in the file: the first line is 1. */
  readonly row: number
  readonly cells: Readonly<Record<string, string | number | boolean | Date | null | readonly string[]>>
}

export interface ImportResult {
  readonly read: number
  readonly created: number
  readonly unchanged: number
  readonly refused: readonly { readonly row: number; readonly field: string; readonly says: string }[]
  /** What the person should know besides: units added to the register, sessions made for past years. */
  readonly notes?: readonly string[]
}

/** `import KIND FILE`: the same rows twice add nothing, a refused row changes nothing. */
export interface Importer {
  readonly kind: string
  readonly title: string
  readonly right: Right
  /** What else the file with the records may be called in a folder, without its ending; `kind` itself is always known. */
  readonly files?: readonly string[]
  /** Column titles it understands, most usual first: 案由 | 标题 | title. */
  readonly fields: readonly { readonly key: string; readonly titles: readonly string[]; readonly required: boolean }[]
  readonly run: (
    world: World,
    actor: Actor,
    rows: readonly ImportRow[],
    options: { readonly dryRun: boolean; readonly source: string },
  ) => Promise<Outcome<ImportResult>>
}

/** Timed work. `every` is a cron expression in China time; the work itself must be safe to repeat. */
export interface Job {
  readonly name: string
  readonly title: string
  readonly every: string
  readonly run: (world: World, committeeId: number) => Promise<void>
}

/** A share of the demonstration year, written through the feature's own actions, deterministic. */
export interface DemoShare {
  readonly title: string
  readonly write: (stage: DemoStage) => Promise<void>
}

export interface DemoStage {
  readonly world: World
  readonly committeeId: number
  /** Acts at this moment of the demonstration year: the clock the actions see. */
  readonly at: (instant: Date) => World
  /** Deterministic numbers in [0, 1). */
  readonly random: () => number
  readonly progress: (done: number, of: number) => void
  /** What earlier shares left for later ones, by name: people, bodies, sessions. */
  readonly cast: Map<string, unknown>
}

export interface MatterKind {
  readonly kind: string
  readonly title: string
  readonly states: Readonly<Record<string, StateRow>>
  /** Which rows of `matter m` this reader may see; search and similar cases ask it. */
  readonly visible: (actor: Actor) => RawBuilder<unknown>
  readonly url: (id: string) => string
}

/** What a fact can be about and how a reader opens it; every kind of matter is one already. */
export interface FactObject {
  readonly kind: string
  readonly title: string
  readonly url: (id: string) => string
}

/** Records that keep files. Core stores and serves them; who reads and who changes them is this feature's rule alone. */
export interface AttachmentKind {
  /** The subject's kind in the journal, too: 'proposal', 'handling-task'. */
  readonly kind: string
  /** The places on the record that take files, each by what the office calls it: { attachment: '附件' }. */
  readonly parts: Readonly<Record<string, string>>
  /** Only reads: it is asked in a transaction that cannot write or lock. */
  readonly mayRead: (tx: Tx, actor: Actor, id: string, today: Day) => Promise<boolean>
  /** Adding and removing. Locks the record, so that two at once are counted one after the other; “not found” to who may not read it. */
  readonly mayAttach: (tx: Tx, actor: Actor, id: string, today: Day) => Promise<Outcome<void>>
}

export interface Feature {
  readonly name: string
  readonly title: string
  readonly contract?: AnyContractRouter
  readonly routes?: (world: World) => AnyRouter
  readonly rights?: Readonly<Record<Right, string>>
  readonly events?: readonly AnyEventKind[]
  readonly facts?: readonly FactSource[]
  readonly factObjects?: readonly FactObject[]
  readonly figures?: readonly Figure[]
  readonly lists?: readonly ListDefinition[]
  readonly settings?: readonly SettingDeclaration[]
  readonly codeLists?: readonly CodeListDeclaration[]
  readonly worklists?: readonly Worklist[]
  readonly importers?: readonly Importer[]
  readonly jobs?: readonly Job[]
  /** Keeps due days stored beside the deadlines right when a changed calendar moves running ones. */
  readonly deadlinesMoved?: readonly DeadlinesMoved[]
  /** The kinds of case this feature keeps in the register: how search, links and notices show one of them to a reader. */
  readonly matters?: readonly MatterKind[]
  readonly attachments?: readonly AttachmentKind[]
  /** Kinds of record that print papers: routes, panel, numbers and ZIP follow (core/documents/README.md). */
  readonly documents?: readonly DocumentKind[]
  /** Rows of the command line: `npm run cli -- NAME …`. */
  readonly commands?: readonly Command[]
  readonly demo?: readonly DemoShare[]
}

/** A part of a large feature, in a folder of its own; it declares itself in the feature's words. */
export type FeaturePart = Omit<Feature, 'name' | 'title'>

/** The feature with its parts: every declaration of theirs after its own, in the order given. */
export function withParts(feature: Feature, parts: readonly FeaturePart[]): Feature {
  const all: readonly FeaturePart[] = [feature, ...parts]
  return {
    ...feature,
    contract: Object.assign({}, ...all.map((p) => p.contract ?? {})) as AnyContractRouter,
    routes: (world) => Object.assign({}, ...all.map((p) => p.routes?.(world) ?? {})) as AnyRouter,
    rights: Object.assign({}, ...all.map((p) => p.rights ?? {})) as Readonly<Record<Right, string>>,
    events: all.flatMap((p) => p.events ?? []),
    facts: all.flatMap((p) => p.facts ?? []),
    factObjects: all.flatMap((p) => p.factObjects ?? []),
    figures: all.flatMap((p) => p.figures ?? []),
    lists: all.flatMap((p) => p.lists ?? []),
    settings: all.flatMap((p) => p.settings ?? []),
    codeLists: all.flatMap((p) => p.codeLists ?? []),
    worklists: all.flatMap((p) => p.worklists ?? []),
    importers: all.flatMap((p) => p.importers ?? []),
    jobs: all.flatMap((p) => p.jobs ?? []),
    deadlinesMoved: all.flatMap((p) => p.deadlinesMoved ?? []),
    matters: all.flatMap((p) => p.matters ?? []),
    attachments: all.flatMap((p) => p.attachments ?? []),
    documents: all.flatMap((p) => p.documents ?? []),
    commands: all.flatMap((p) => p.commands ?? []),
    demo: all.flatMap((p) => p.demo ?? []),
  }
}
