// What stands around every public page: head, title, ways, foot. No script, no cookie, nothing from elsewhere.
import { inChinese, type Day } from '#/core/day.ts'
import type { PortalWords, PublicCommittee } from '#/features/proposals/publicity/public.ts'
import { html, type Html } from './html.ts'
import { styleAddress } from './style.ts'

/** One request for a page: whose pages, their words, today. */
export interface Visit {
  readonly base: string
  /** https://… as people type it, for feeds and maps. */
  readonly origin: string
  readonly committee: PublicCommittee
  readonly words: PortalWords
  readonly today: Day
}

export const titleOf = ({ committee, words }: Pick<Visit, 'committee' | 'words'>): string => words.title || `${committee.shortName}提案公开`

export interface PageParts {
  readonly title: string
  /** Which of the ways is this one. */
  readonly at: 'home' | 'proposals' | 'replies' | 'figures' | 'data' | null
  readonly body: Html
}

const ways = [
  { at: 'home', label: '首页', path: '/' },
  { at: 'proposals', label: '提案', path: '/proposals' },
  { at: 'replies', label: '答复', path: '/replies' },
  { at: 'figures', label: '统计', path: '/figures' },
  { at: 'data', label: '开放数据', path: '/data' },
] as const

export const documentOf = (title: string, head: Html, body: Html): string =>
  `<!doctype html>\n${
    html`<html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${styleAddress}" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html> `.html
  }`

export function pageOf(visit: Visit, { title, at, body }: PageParts): string {
  const { base, words, committee } = visit
  const name = titleOf(visit)
  return documentOf(
    title === name ? name : `${title} - ${name}`,
    html`<link rel="alternate" type="application/atom+xml" title="${name}" href="${base}/feed.xml" />`,
    html`<a class="skip" href="#main">跳到正文</a>
      <header class="top">
        <div class="wide">
          <a class="brand" href="${base}/"><span class="seal" aria-hidden="true">公开</span><span class="brand-name">${name}</span></a>
          <nav aria-label="栏目">
            <ul>
              ${ways.map(
                (w) => html`<li><a href="${base}${w.path}" ${at === w.at ? html` aria-current="page"` : null}>${w.label}</a></li>`,
              )}
            </ul>
          </nav>
        </div>
      </header>
      <main id="main" class="wide">${body}</main>
      <footer class="foot">
        <div class="wide">
          <p>${words.host || committee.name}${words.contact ? `　${words.contact}` : ''}${words.filing ? `　${words.filing}` : ''}</p>
          <p>不用登录，不使用 Cookie。内容经提案者同意、隐去个人信息后公开；“〔略：……〕”处为隐去的内容。</p>
          <p><a href="${base}/feed.xml">订阅更新（Atom）</a> <a href="${base}/data">下载开放数据</a></p>
        </div>
      </footer>`,
  )
}

/** One answer for whatever is not there, not public, no longer public, or switched off. */
export const notFoundPage = documentOf(
  '没有这个页面',
  html`<meta name="robots" content="noindex" />`,
  html`<main id="main" class="wide lone">
    <h1>没有这个页面</h1>
    <p>这个地址没有内容，或者内容没有公开。</p>
    <p><a href="/open/">到公开首页</a></p>
  </main>`,
)

export const troublePage = (title: string, says: string): string =>
  documentOf(
    title,
    html`<meta name="robots" content="noindex" />`,
    html`<main id="main" class="wide lone">
      <h1>${title}</h1>
      <p>${says}</p>
    </main>`,
  )

export const dayText = (day: Day): Html => html`<time datetime="${day}">${inChinese(day)}</time>`

/** Pages of a long list: where we are, the neighbours. */
export function pager(page: number, pages: number, addressOf: (page: number) => string): Html | null {
  if (pages <= 1) return null
  return html`<nav class="pager" aria-label="翻页">
    ${page > 1 ? html`<a rel="prev" href="${addressOf(page - 1)}">上一页</a>` : html`<span>上一页</span>`}
    <span aria-current="page">第${page}页，共${pages}页</span>
    ${page < pages ? html`<a rel="next" href="${addressOf(page + 1)}">下一页</a>` : html`<span>下一页</span>`}
  </nav>`
}
