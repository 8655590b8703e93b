// The published list for machines: CSV, JSON, Atom, site map; and the page that describes them.
import { writeCsv } from '#/core/documents/table-out.ts'
import { publicRoles, publicStates, type PublicCase, type PublicReply } from '#/features/proposals/publicity/public.ts'
import { caseAddress } from './cases.ts'
import { escaped, html } from './html.ts'
import { pageOf, titleOf, type Visit } from './layout.ts'

const absolute = (visit: Visit, key: string): string => `${visit.origin}${caseAddress(visit.base, key)}`

export function csvOf(visit: Visit, cases: readonly PublicCase[]): Buffer {
  return writeCsv({
    columns: ['届次', '案号', '案由', '提案者', '类别', '承办单位', '状态', '办理结果类别', '立案日期', '公开日期', '网址'].map(
      (title) => ({ title }),
    ),
    rows: cases.map((c) => [
      c.sessionTitle,
      c.caseNo,
      c.subject,
      c.proposer ?? '',
      c.category,
      c.units.map((u) => `${u.name}（${publicRoles[u.role]}）`).join('；'),
      publicStates[c.state],
      c.classMark ?? '',
      c.filedOn,
      c.publishedOn,
      absolute(visit, c.key),
    ]),
  })
}

export function jsonOf(visit: Visit, cases: readonly PublicCase[], replies: readonly PublicReply[]): string {
  return JSON.stringify({
    title: titleOf(visit),
    committee: visit.committee.name,
    asOf: visit.today,
    proposals: cases.map((c) => ({
      session: c.sessionTitle,
      caseNo: c.caseNo,
      subject: c.subject,
      proposer: c.proposer,
      category: c.category,
      units: c.units.map((u) => ({ name: u.name, role: publicRoles[u.role] })),
      state: publicStates[c.state],
      class: c.classMark,
      filedOn: c.filedOn,
      publishedOn: c.publishedOn,
      replies: replies
        .filter((r) => r.key === c.key)
        .map((r) => ({ unit: r.unit, documentNo: r.docNo, class: r.classMark, issuedOn: r.issuedOn, publishedOn: r.publishedOn })),
      url: absolute(visit, c.key),
    })),
  })
}

/** The newest published things; times are the beginning of the day in China. */
export function feedOf(visit: Visit, cases: readonly PublicCase[], replies: readonly PublicReply[]): string {
  const entries = [
    ...cases.map((c) => ({ id: absolute(visit, c.key), title: `第${c.caseNo}号提案：${c.subject}`, on: c.publishedOn, by: c.proposer })),
    ...replies.map((r) => ({
      id: `${absolute(visit, r.key)}#${encodeURIComponent(`${r.unit}-${r.round}`)}`,
      title: `${r.unit}答复第${r.caseNo}号提案：${r.subject}`,
      on: r.publishedOn,
      by: r.unit,
    })),
  ].toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  const at = (day: string): string => `${day}T00:00:00+08:00`
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<title>${escaped(titleOf(visit))}</title>
<id>${escaped(`${visit.origin}${visit.base}/`)}</id>
<link rel="self" href="${escaped(`${visit.origin}${visit.base}/feed.xml`)}"/>
<link href="${escaped(`${visit.origin}${visit.base}/`)}"/>
<updated>${at(entries[0]?.on ?? visit.today)}</updated>
<author><name>${escaped(visit.committee.name)}</name></author>
${entries
  .slice(0, 50)
  .map(
    (e) =>
      `<entry><title>${escaped(e.title)}</title><id>${escaped(e.id)}</id><link href="${escaped(e.id)}"/><updated>${at(e.on)}</updated>${
        e.by ? `<author><name>${escaped(e.by)}</name></author>` : ''
      }</entry>`,
  )
  .join('\n')}
</feed>
`
}

export function sitemapOf(visit: Visit, cases: readonly PublicCase[]): string {
  const pages = ['/', '/proposals', '/replies', '/figures', '/data'].map(
    (path) => `<url><loc>${escaped(`${visit.origin}${visit.base}${path}`)}</loc></url>`,
  )
  const each = cases.map((c) => `<url><loc>${escaped(absolute(visit, c.key))}</loc><lastmod>${c.publishedOn}</lastmod></url>`)
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${[...pages, ...each].join('\n')}\n</urlset>\n`
}

export function dataPage(visit: Visit): string {
  const { base } = visit
  return pageOf(visit, {
    title: '开放数据',
    at: 'data',
    body: html`<h1>开放数据</h1>
      <div class="prose">
        <p>公开清单可以直接下载，内容和网页上的一样，随公开和撤下即时变化。</p>
      </div>
      <ul class="downloads">
        <li>
          <a href="${base}/data.csv">公开提案清单（CSV）</a
          >：届次、案号、案由、提案者、类别、承办单位、状态、类别、日期、网址，可用表格软件打开。
        </li>
        <li><a href="${base}/data.json">公开提案和答复清单（JSON）</a>：供程序读取，每件提案列出已公开的答复。</li>
        <li><a href="${base}/feed.xml">更新订阅（Atom）</a>：最近公开的五十条。</li>
        <li><a href="${base}/sitemap.xml">网页地图（XML）</a></li>
      </ul>
      <h2>使用</h2>
      <div class="prose">
        <p>转载、引用请注明出处和日期。提案者可以收回公开的同意，引用时请以网页上的现状为准。</p>
      </div>`,
  })
}
