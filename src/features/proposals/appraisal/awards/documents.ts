// The papers of commendation: 表彰决定 and the certificate of each.
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import { day as asDay, inChinese } from '#/core/day.ts'
import { chineseNo, closing, heading, ownBody, paragraph } from '../../documents/wording.ts'
import type { SelectionPage } from './contract.ts'
import { certificates, commendationDecisions } from './settings.ts'

const chosen = (s: SelectionPage) => s.candidates.filter((c) => c.state.code === 'approved' || c.state.code === 'awarded')

export const selectionDocuments: readonly DocumentRow<SelectionPage>[] = [
  {
    name: 'publicity',
    title: '表彰公示',
    form: 'plain',
    right: 'appraisal:run',
    exists: (s) => s.publicityUntil !== null && chosen(s).length > 0,
    make: (s, { committee }) => ({
      title: `关于${s.title}拟表彰名单的公示`,
      blocks: [
        paragraph(
          `经推荐、初评和${s.meeting}审议，拟对下列提案、单位和个人予以表彰，现予公示。公示时间：${s.publicityFrom ? inChinese(asDay(s.publicityFrom)) : ''}至${s.publicityUntil ? inChinese(asDay(s.publicityUntil)) : ''}。有异议的，请在公示期内向提案委员会反映。`,
        ),
        ...names(s),
        ...closing(committee, s.publicityFrom ? asDay(s.publicityFrom) : null),
      ],
    }),
  },
  {
    name: 'decision',
    title: '表彰决定',
    form: 'document',
    right: 'appraisal:run',
    exists: (s) => s.publicityUntil !== null && chosen(s).length > 0,
    issue: { series: commendationDecisions, right: 'appraisal:run' },
    make: (s, { committee, number, day }) => ({
      issuer: `${committee}文件`,
      ...(number ? { number } : s.documentNo ? { number: s.documentNo } : {}),
      title: `${committee}关于表彰${s.year}年度优秀提案、先进承办单位和先进个人的决定`,
      blocks: [
        paragraph(
          `${s.year}年，广大政协委员和参加单位积极建言，各承办单位认真办理，提案工作取得新成效。经推荐、初评、${s.meeting}审议和公示，决定对下列提案、单位和个人予以表彰。`,
        ),
        ...names(s),
        paragraph('希望受到表彰的单位和个人再接再厉，继续在提案工作中发挥表率作用。'),
        ...closing(committee, s.announcedOn ? asDay(s.announcedOn) : day),
      ],
      imprint: { printer: `${ownBody(committee)}办公室`, day: s.announcedOn ? asDay(s.announcedOn) : day },
    }),
  },
]

function names(s: SelectionPage): Block[] {
  const kinds = s.kinds.filter((k) => chosen(s).some((c) => c.kind.code === k.code))
  return kinds.flatMap((k, i) => [
    heading(`${chineseNo(i + 1)}、${k.label}`),
    ...chosen(s)
      .filter((c) => c.kind.code === k.code)
      .map((c, no) => paragraph(`${no + 1}．${c.holder.name}`)),
  ])
}

export interface CertificatePrint {
  readonly selection: SelectionPage
  readonly candidate: SelectionPage['candidates'][number]
}

/** The number was given with the announcement; printing does not give another. */
export const certificateDocuments: readonly DocumentRow<CertificatePrint>[] = [
  {
    name: 'certificate',
    title: '荣誉证书',
    form: 'plain',
    exists: ({ candidate }) => candidate.certificateNo !== null,
    make: ({ selection: s, candidate: c }, { committee, day }) => ({
      title: certificates.title,
      blocks: [
        paragraph(`${c.holder.name}：`),
        paragraph(`被评为${s.year}年度${c.kind.label}。`),
        paragraph('特发此证，以资鼓励。'),
        ...closing(committee, s.announcedOn ? asDay(s.announcedOn) : day),
        { kind: 'note', text: `证书编号：${c.certificateNo ?? ''}　依据：${s.documentNo}` },
      ],
    }),
  },
]
