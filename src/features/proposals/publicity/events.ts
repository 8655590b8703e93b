// What the journal says of publicity. What was taken out is counted by kind here; the passages themselves stay in the log of the redaction.
import type { Day } from '#/core/day.ts'
import { inChinese } from '#/core/day.ts'
import { event } from '#/core/event.ts'
import { openness, type Openness } from '../words.ts'
import { copyForms, passageKinds, publicityParts, type CopyForm, type PassageKind, type PublicityPart } from './words.ts'

interface Of {
  readonly publicationId: string
  readonly part: PublicityPart
  /** The unit whose reply it is. */
  readonly unit: string | null
}

const told = (d: Of): string => (d.part === 'reply' ? `${d.unit ?? ''}的答复` : publicityParts.text)
const counts = (removed: Partial<Record<PassageKind, number>>): string =>
  (Object.keys(passageKinds) as PassageKind[])
    .filter((kind) => removed[kind])
    .map((kind) => `${passageKinds[kind]}${removed[kind]}处`)
    .join('、')

export const publicityEvents = {
  opened: event(
    'publicity.opened',
    (d: Of & { openness: Openness; due: Day }) =>
      `${told(d)}：${openness[d.openness]}${d.openness === 'open' ? `，应在${inChinese(d.due)}前公开` : ''}`,
  ),
  saved: event(
    'publicity.saved',
    (d: Of & { removed: number; kept: number }) => `整理${told(d)}的公开稿：隐去${d.removed}处，保留${d.kept}处`,
  ),
  sentForReview: event('publicity.sentForReview', (d: Of) => `${told(d)}的公开稿送复核`),
  sentBack: event('publicity.sentBack', (d: Of & { reason: string }) => `${told(d)}的公开稿退回重新整理：${d.reason}`),
  published: event(
    'publicity.published',
    (d: Of & { entry: number; form: CopyForm; preparedBy: string; removed: Partial<Record<PassageKind, number>> }) =>
      `${told(d)}向社会公开（${copyForms[d.form].slice(0, 2)}），${d.preparedBy}整理` +
      (counts(d.removed) ? `，隐去${counts(d.removed)}` : ''),
  ),
  declined: event(
    'publicity.declined',
    (d: Of & { openness: Openness; reason: string }) => `${told(d)}不公开（${openness[d.openness]}）：${d.reason}`,
  ),
  withdrawn: event('publicity.withdrawn', (d: Of & { reason: string }) => `${told(d)}从公开网页撤下：${d.reason}`),
  revised: event('publicity.revised', (d: Of & { reason: string }) => `${told(d)}重新整理后再公开：${d.reason}`),
  reopened: event('publicity.reopened', (d: Of & { reason: string }) => `${told(d)}改为公开：${d.reason}`),
  consentRevoked: event('publicity.consentRevoked', (d: Of & { reason: string }) => `提案者收回公开的同意：${d.reason}`),
  figuresPublished: event(
    'publicity.figuresPublished',
    (d: { year: number; asOf: Day; codes: readonly string[] }) =>
      `向社会公布${d.year}年统计数字${d.codes.length}个，截至${inChinese(d.asOf)}`,
  ),
  figuresWithdrawn: event(
    'publicity.figuresWithdrawn',
    (d: { year: number; reason: string }) => `撤下${d.year}年公布的统计数字：${d.reason}`,
  ),
}

/** Housekeeping that a reader of the timeline does not want to see line by line. */
export const quietPublicityEvents: readonly string[] = [publicityEvents.saved.name]
